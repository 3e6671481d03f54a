/** Number words that people write out; a text may say "four" where a fact says 4. */
const spelt = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const hanDigits = '零一二三四五六七八九十';

/** Numbers of a text as digits: "1,200" and "1200" are one, "31 %" and "31 percent" are 31, "four" is 4. */
function numbersOf(text: string, withSpelt: boolean): string[] {
  const digits = (text.match(/\d+(?:[.,]\d+)*/gu) ?? []).map(normalized);
  if (!withSpelt) return digits;
  const words = text.toLowerCase().match(/[a-z]+/gu) ?? [];
  const han = Array.from(text).filter((sign) => hanDigits.includes(sign));
  return [
    ...digits,
    ...words.filter((word) => spelt.includes(word)).map((word) => String(spelt.indexOf(word))),
    ...han.map((sign) => String(hanDigits.indexOf(sign))),
  ];
}

function normalized(raw: string): string {
  const plain = raw.replace(/,(?=\d{3}(?:\D|$))/gu, '');
  return String(Number.parseFloat(plain.replace(',', '.')));
}

/** Numbers in digits that no fact holds; the marks of a numbered list are none. */
export function unsupportedNumbers(text: string, facts: readonly string[]): string[] {
  const known = new Set(facts.flatMap((fact) => numbersOf(fact, true)));
  const plain = text.replace(/^\s*\d{1,2}[.)]\s/gmu, '');
  return [...new Set(numbersOf(plain, false).filter((number) => !known.has(number)))];
}

/** The same with numbers that are written out, for what the model wrote. */
export function inventedNumbers(text: string, facts: readonly string[]): string[] {
  const known = new Set(facts.flatMap((fact) => numbersOf(fact, true)));
  // "One" is mostly no number ("the one who"), and claims little where it is.
  return [...new Set(numbersOf(text, true).filter((number) => number !== '1' && !known.has(number)))];
}
