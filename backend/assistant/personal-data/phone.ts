import { digitsOf, spansOf, type Span } from './span.ts';

const separator = '[ \\u00a0./()-]{0,3}';
/** With a country's code, behind a plus. */
const international = new RegExp(
  `(?<![A-Za-zÀ-ɏ\\d+])\\+[1-9](?:${separator}\\d){6,14}(?![A-Za-zÀ-ɏ\\d])`,
  'gu',
);
/** With a country's code behind two zeros: set apart, or long enough to be no other number. */
const dialled = new RegExp(
  `(?<![A-Za-zÀ-ɏ\\d.,:+-])00[1-9](?:\\d{0,2}[ \\u00a0./(-](?:${separator}\\d){6,12}|\\d{9,12})(?![A-Za-zÀ-ɏ\\d])`,
  'gu',
);
/** With a leading zero, or an area code in brackets. */
const national = new RegExp(
  `(?<![A-Za-zÀ-ɏ\\d.,:+-])(?:\\(0?\\d{2,5}\\)|0[1-9])(?:${separator}\\d){5,12}(?![A-Za-zÀ-ɏ\\d])`,
  'gu',
);
/** Of three, three and four digits, as in North America, with the 1 before them or without. */
const american =
  /(?<![A-Za-zÀ-ɏ\d.,+-])(?:1[-. ])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[-. ])\d{3}[-. ]\d{4}(?![A-Za-zÀ-ɏ\d-])/gu;
/** Whatever its form, where a word before it says that it is one. */
const named = new RegExp(
  `(?<=(?:\\b(?:tel|phone|telephone|mobile|cell|fax|whatsapp|telefon|handy|mobil|téléphone|teléfono|móvil|telefono)(?: (?:number|no|is|me on|at))?[.:]{0,2} ?|(?:电话|手机|座机|传真|热线)(?:号码?)?(?:是|为)?[:： ]?))\\(?\\d(?:${separator}\\d){5,13}(?![A-Za-zÀ-ɏ\\d])`,
  'giu',
);
/** As in France: begins as a date does, and goes on. */
const fivePairs = /^0\d(?:[. -]\d\d){4}$/u;

/**
 * Phone numbers of 7 to 15 digits (ITU-T E.164) that a sign, zeros, brackets, their groups or a word before them give
 * away. Dates and times are none.
 */
export function findPhones(text: string): Span[] {
  const isPhone = (match: string) => {
    const { length } = digitsOf(match);
    if (length < 7 || length > 15) return false;
    return fivePairs.test(match) || !/^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?:\D|$)/u.test(match);
  };
  return [international, dialled, american, national, named].flatMap((pattern) =>
    spansOf(text, pattern, isPhone),
  );
}
