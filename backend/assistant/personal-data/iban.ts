import { spansOf, type Span } from './span.ts';

/** Country, two check digits, 11 to 30 more, in groups of four or all together. */
const iban =
  /(?<![A-Za-zÀ-ɏ\d])[A-Z]{2}\d{2}(?:[ \u00a0-]?[A-Z0-9]{4}){2,7}(?:[ \u00a0-]?[A-Z0-9]{1,3})?(?![A-Za-zÀ-ɏ\d])/giu;

/** Bank account numbers whose check digits hold (ISO 13616). */
export function findIbans(text: string): Span[] {
  return spansOf(text, iban).flatMap(({ start, end }) => {
    // A short word that follows may have been taken for the last group.
    const whole = text.slice(start, end);
    const found = [whole, whole.replace(/[ \u00a0-][A-Z0-9]+$/iu, '')].find(isIban);
    return found === undefined ? [] : [{ start, end: start + found.length }];
  });
}

/** The number with its first four characters last, letters as 10 to 35, is 1 modulo 97 (ISO 7064, MOD 97-10). */
function isIban(match: string): boolean {
  const plain = match.replace(/[ \u00a0-]/gu, '').toUpperCase();
  if (plain.length < 15 || plain.length > 34) return false;
  let remainder = 0;
  for (const character of plain.slice(4) + plain.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}
