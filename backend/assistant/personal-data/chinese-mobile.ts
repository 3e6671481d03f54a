import { spansOf, type Span } from './span.ts';

/** 11 digits that begin with 13 to 19, with or without the country's code, together or as 3-4-4. */
const mobile =
  /(?<![\p{Nd}A-Za-z.,])(?:(?:\+|00)86[ -]?)?1[3-9]\d(?:\d{8}|([ -])\d{4}\1\d{4})(?![\p{Nd}A-Za-z])/gu;

/** Numbers of Chinese mobile phones. */
export function findChineseMobiles(text: string): Span[] {
  return spansOf(text, mobile);
}
