import type { IdeaTexts, IdeaWords, TextReader } from './ports.ts';

type Reader = Omit<TextReader, 'languageOf'>;

/** What a query is searched by: its words and pairs of characters, each once, without those that say nothing. */
function termsOf(query: string, reader: Reader) {
  const words = [...new Set(reader.wordsOf(query))];
  const grams = [...new Set(reader.bigramsOf(query))];
  const telling = {
    words: words.filter((word) => !reader.isStopWord(word)),
    grams: grams.filter((gram) => !reader.isStopGram(gram)),
  };
  // “To be or not to be” is searched for as it stands.
  return telling.words.length + telling.grams.length > 0 ? telling : { words, grams };
}

/** What the index of words holds of an idea: all it says. */
export function ideaWords({ title, pitch, who, why, experiment }: IdeaTexts, reader: Reader): IdeaWords {
  const text = [title, pitch, who, why, experiment].join('\n');
  return { words: reader.wordsOf(text).join(' '), grams: reader.bigramsOf(text).join(' ') };
}

/**
 * A query in FTS5's syntax: any of its words, the last one also as the beginning of a word, or any pair of Chinese
 * characters. Every term is quoted, so that what a person wrote is never syntax. Empty when it holds no word.
 */
export function wordQuery(query: string, reader: Reader): string {
  const terms = termsOf(query, reader);
  const [words, grams] = [terms.words.map(quoted), terms.grams.map(quoted)];
  const started = words.length > 0 ? [`${words.at(-1)!}*`] : [];
  return [columnQuery('words', [...words, ...started]), columnQuery('grams', grams)]
    .filter((part) => part !== '')
    .join(' OR ');
}

/** The words of a query that an idea holds, or that a word of it begins with. */
export function matchedWords(query: string, idea: IdeaTexts, reader: Reader): string[] {
  const { words, grams } = ideaWords(idea, reader);
  const terms = termsOf(query, reader);
  const held = words.split(' ');
  const heldGrams = new Set(grams.split(' '));
  return [
    ...new Set([
      ...terms.words.filter((term) => held.some((word) => word.startsWith(term))),
      ...terms.grams.filter((gram) => heldGrams.has(gram)),
    ]),
  ];
}

const quoted = (term: string) => `"${term.replaceAll('"', '""')}"`;

function columnQuery(column: string, terms: readonly string[]): string {
  return terms.length === 0 ? '' : `${column} : (${terms.join(' OR ')})`;
}
