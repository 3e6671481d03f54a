import { digitsOf, spansOf, type Span } from './span.ts';

const separator = '[ \\u00a0./()-]{0,3}';
/** With a country's code. */
const international = new RegExp(
  `(?<![A-Za-zÀ-ɏ\\d+])\\+[1-9](?:${separator}\\d){6,14}(?![A-Za-zÀ-ɏ\\d])`,
  'gu',
);
/** With a leading zero, or an area code in brackets. */
const national = new RegExp(
  `(?<![A-Za-zÀ-ɏ\\d.,:+-])(?:\\(0?\\d{2,5}\\)|0[1-9])(?:${separator}\\d){5,12}(?![A-Za-zÀ-ɏ\\d])`,
  'gu',
);
/** Of three, three and four digits, as in North America. */
const american = /(?<![A-Za-zÀ-ɏ\d.,+-])[2-9]\d{2}[-. ]\d{3}[-. ]\d{4}(?![A-Za-zÀ-ɏ\d-])/gu;

/** Phone numbers of 7 to 15 digits (ITU-T E.164) that a sign, a zero, brackets or their groups give away. Dates and times are none. */
export function findPhones(text: string): Span[] {
  const isPhone = (match: string) => {
    const { length } = digitsOf(match);
    return length >= 7 && length <= 15 && !/^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?:\D|$)/u.test(match);
  };
  return [international, national, american].flatMap((pattern) => spansOf(text, pattern, isPhone));
}
