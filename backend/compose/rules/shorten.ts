import { isContentWord, lengthOf, scriptOf, sentencesOf, stemOf, wordsOf } from '../../wording/words.ts';

/** Share of a text, in words, that is kept. */
const keptShare = 0.5;

/**
 * The sentences that say most of what the others say, in their order, up to half of the text: an extract, word for
 * word. A sentence counts by how often its words come in the whole text, for its length (Luhn, The automatic creation
 * of literature abstracts, 1958). Of a single sentence, what stands in brackets goes.
 */
export function shortenByExtract(text: string): string {
  const places = sentencesOf(text);
  const sentences = places.map(({ start, end }) => text.slice(start, end));
  if (sentences.length <= 1) return text.replace(/\s*[(（][^()（）]*[)）]/gu, '').trim();
  const termsOf = (sentence: string) =>
    scriptOf(sentence) === 'zh-CN'
      ? pairsOf(sentence)
      : wordsOf(sentence)
          .filter((word) => isContentWord(word) || /^\d/u.test(word))
          .map(stemOf);
  const counts = new Map<string, number>();
  for (const term of sentences.flatMap(termsOf)) counts.set(term, (counts.get(term) ?? 0) + 1);
  const ranked = sentences
    .map((sentence, place) => {
      const terms = [...new Set(termsOf(sentence))];
      const weight = terms.reduce((sum, term) => sum + (counts.get(term) ?? 0), 0);
      return { sentence, place, mark: weight / Math.sqrt(Math.max(1, lengthOf(sentence))) - place * 0.01 };
    })
    .sort((a, b) => b.mark - a.mark);
  const most = lengthOf(text) * keptShare;
  const kept = ranked.slice(0, 1);
  let length = lengthOf(kept[0]!.sentence);
  for (const one of ranked.slice(1)) {
    if (length + lengthOf(one.sentence) > most) continue;
    kept.push(one);
    length += lengthOf(one.sentence);
  }
  const space = scriptOf(text) === 'zh-CN' ? '' : ' ';
  // Headings, points and paragraphs stay apart where something between them went.
  const between = (before: number, after: number) =>
    /\n(?:[^\S\n]*\n)?/u
      .exec(text.slice(places[before]!.end, places[after]!.start))?.[0]
      .replace(/[^\n]/gu, '') ?? space;
  return kept
    .sort((a, b) => a.place - b.place)
    .map(({ sentence, place }, i) => (i === 0 ? sentence : between(kept[i - 1]!.place, place) + sentence))
    .join('');
}

function pairsOf(sentence: string): string[] {
  const signs = wordsOf(sentence);
  return signs.slice(1).map((sign, i) => `${signs[i] ?? ''}${sign}`);
}
