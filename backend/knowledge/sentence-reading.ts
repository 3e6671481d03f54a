import type { Candidate } from './candidates.ts';
import { isStopWord } from './stop-words.ts';

/** How a sentence begins that can't be understood without the one before it. */
const leans =
  /^(?:it|its|they|their|them|these|those|this|that|then|there|he|she|in that|in this|in these|if so|if not|otherwise|both|each|neither|the same|such|such a|after that|before that|but|and|or|so|also|for (?:these|those|this|that)|all others?|others?|with (?:it|them)|without|once|above|below|until then|thereafter|afterwards|in both|the (?:first|second|third|other|latter|former))\b/i;

/** Words read of a heading, and of the sentence before. */
const headingWords = 8;
const wordsBefore = 12;

const wordsOf = (text: string) => text.split(/\s+/u).filter((word) => word !== '');

/**
 * What a sentence ranker reads of a sentence: the last two headings above it, the end of the sentence before where it leans
 * on that, and itself. It was taught on the same layout: `bench/retrieval/candidates.ts` writes it down for training.
 */
export function textToRead({ passage, before, text, isRow }: Candidate): string {
  const headings = passage.headings
    .slice(-2)
    .map((heading) => wordsOf(heading).slice(0, headingWords).join(' '));
  const parts = [headings.join(' / ')];
  if (!isRow && leans.test(text)) parts.push(wordsOf(before).slice(-wordsBefore).join(' '));
  return [...parts, text].join(' | ');
}

/** Share of words with little meaning from which on a text is taken to be English: a third or so there, much less elsewhere. */
const englishShare = 0.25;

/** Whether texts, written with the Latin alphabet, are in English: the ranker was taught no other language. */
export function isEnglish(texts: readonly string[]): boolean {
  const words =
    texts
      .join('\n')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  return words.filter(isStopWord).length >= englishShare * words.length;
}
