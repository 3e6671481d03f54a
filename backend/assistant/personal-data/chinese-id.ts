import { spansOf, type Span } from './span.ts';

/** Place, date of birth, order, check character. */
const id =
  /(?<![\p{Nd}A-Za-z])[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\p{Nd}A-Za-z])/gu;
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';

/** Numbers of Chinese identity cards whose check character holds (GB 11643-1999). */
export function findChineseIds(text: string): Span[] {
  return spansOf(text, id, (match) => {
    const sum = weights.reduce((total, weight, i) => total + weight * Number(match[i]), 0);
    return checks[sum % 11] === match[17]?.toUpperCase();
  });
}
