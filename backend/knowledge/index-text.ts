import { codesOf } from './codes.ts';
import type { IndexText } from './ports.ts';
import { bigramsOf, wordsOf } from './words.ts';

/** What the full-text index holds of a passage. */
export function indexTextOf(text: string): IndexText {
  return {
    words: wordsOf(text).join(' '),
    grams: bigramsOf(text).join(' '),
    codes: codesOf(text).join(' '),
  };
}
