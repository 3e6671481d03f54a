import { isContentWord, stemOf, termsOf } from './words.ts';

const wordLimits = { least: 12, most: 48 };

/** Words a sentence can't end with. */
const unfinished = new Set(
  'a an the and or but so of to in on at by for from with as that which who if than then because when while into'.split(
    ' ',
  ),
);

/** Words that sell and say nothing. */
const empty =
  /\b(innovative|seamless(?:ly)?|leverag\w+|revolution\w+|cutting-edge|platforms?|solutions?|empower\w*|synerg\w+|holistic)\b/i;

/**
 * What is wrong with a pitch as a sentence: cut off, several sentences, words or clauses said twice, empty
 * words. Nothing is repaired; a faulty candidate is dropped.
 */
export function sentenceFaults(pitch: string): string[] {
  const faults: string[] = [];
  const text = pitch.trim();
  const words = termsOf(text).map((term) => term.text);
  if (words.length < wordLimits.least) faults.push('too short');
  if (words.length > wordLimits.most) faults.push('too long');
  if (!/^["“]?[\p{Lu}\d]/u.test(text)) faults.push('does not begin like a sentence');
  if (!/[.!]$/.test(text) || unfinished.has(words.at(-1) ?? '')) faults.push('cut off');
  if (/[.!?]\s+\S/.test(text.slice(0, -1))) faults.push('more than one sentence');
  if (/[^\p{L}\p{N}\p{P}\p{Zs}$€£%°+=]/u.test(text)) faults.push('strange characters');
  if (/\s['’](?=\s|$)/u.test(text)) faults.push('a stray apostrophe');
  if (empty.test(text)) faults.push('empty words');
  if (/\b(\w+) \1\b/i.test(text)) faults.push('a word twice in a row');
  if ((text.match(/\bso\b/gi) ?? []).length > 1) faults.push('two conclusions');
  if (repeatsThreeWords(words)) faults.push('the same words twice');
  if (repeatsOneWord(words)) faults.push('one word too often');
  if (repeatsClause(text)) faults.push('the same clause twice');
  return faults;
}

function repeatsThreeWords(words: readonly string[]): boolean {
  const seen = new Set<string>();
  for (let i = 0; i + 3 <= words.length; i++) {
    const three = words.slice(i, i + 3);
    const key = three.join(' ');
    if (seen.has(key) && three.some(isContentWord)) return true;
    seen.add(key);
  }
  return false;
}

function repeatsOneWord(words: readonly string[]): boolean {
  const counts = new Map<string, number>();
  for (const word of words) {
    if (!isContentWord(word)) continue;
    const stem = stemOf(word);
    const count = (counts.get(stem) ?? 0) + 1;
    if (count > 2) return true;
    counts.set(stem, count);
  }
  return false;
}

function repeatsClause(text: string): boolean {
  const clauses = text
    .split(/[,;:]/)
    .map(
      (clause) =>
        new Set(
          termsOf(clause)
            .filter(({ text: word }) => isContentWord(word))
            .map(({ text: word }) => stemOf(word)),
        ),
    )
    .filter((clause) => clause.size >= 2);
  return clauses.some((a, i) =>
    clauses.slice(i + 1).some((b) => {
      const shared = [...a].filter((word) => b.has(word)).length;
      return shared / Math.min(a.size, b.size) > 0.66;
    }),
  );
}
