import type { ComposeLanguage } from '../../contract/compose-templates.ts';
import type { TextChecks } from '../../contract/compose-texts.ts';
import { lengthOf, sentencesOf, wordsOf } from '../wording/words.ts';

/**
 * How easily a text is read. Flesch reading ease (Flesch, A new readability yardstick, 1948):
 * 206.835 - 1.015 words/sentences - 84.6 syllables/words, for English alone. A text without words has none.
 */
export function readabilityOf(text: string, language: ComposeLanguage): TextChecks['readability'] {
  const lengths = sentencesOf(text)
    .map(({ start, end }) => lengthOf(text.slice(start, end)))
    .filter((length) => length > 0);
  if (lengths.length === 0) return { flesch: null, sentenceLength: 0, longestSentence: 0 };
  const words = wordsOf(text);
  const perSentence = words.length / lengths.length;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  const flesch = 206.835 - 1.015 * perSentence - 84.6 * (syllables / words.length);
  return {
    flesch: language === 'en' ? Math.round(flesch * 10) / 10 : null,
    sentenceLength: Math.round(perSentence * 10) / 10,
    longestSentence: Math.max(...lengths),
  };
}

/** Syllables of an English word: groups of vowels, a silent end left out. A number counts as one. */
export function syllablesOf(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/gu, '');
  if (letters.length <= 3) return 1;
  const spoken = letters.replace(/(?:[^laeiouy]es|[^td]ed|[^l]e)$/u, (end) => end.charAt(0));
  return Math.max(1, spoken.match(/[aeiouy]+/gu)?.length ?? 1);
}
