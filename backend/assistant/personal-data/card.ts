import { digitsOf, spansOf, type Span } from './span.ts';

/** Not after what begins an account number. */
const card = /(?<![A-Za-zÀ-ɏ\d.,]|\b[A-Z]{2}\d{2} )[2-6](?:[ \u00a0-]?\d){11,18}(?![A-Za-zÀ-ɏ\d])/gu;

/** Numbers of payment cards: 12 to 19 digits whose check digit holds. */
export function findCards(text: string): Span[] {
  return spansOf(text, card, (match) => passesLuhn(digitsOf(match)));
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
