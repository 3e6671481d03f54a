import { digitsOf, spansOf, type Span } from './span.ts';

/** Not after what begins an account number. */
const card = /(?<![A-Za-zÀ-ɏ\d.,]|\b[A-Z]{2}\d{2} )[2-6](?:[ \u00a0-]?\d){12,18}(?![A-Za-zÀ-ɏ\d])/gu;

/** Numbers of payment cards: 13 to 19 digits whose check digit holds, unbroken or in groups as cards have them. */
export function findCards(text: string): Span[] {
  return spansOf(text, card, (match) => isGrouped(match) && passesLuhn(digitsOf(match)));
}

/** Fours with what is left behind them, or four, six and the rest. */
function isGrouped(match: string): boolean {
  const groups = match.split(/\D/u).map(({ length }) => length);
  if (groups.length === 1) return true;
  const last = groups.pop()!;
  return last <= 5 && (groups.every((length) => length === 4) || groups.join() === '4,6');
}

/** ISO/IEC 7812-1, annex B: every second digit from the right doubled, the digits of all add up to a multiple of 10. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0 && !/^(\d)\1+$/u.test(digits);
}
