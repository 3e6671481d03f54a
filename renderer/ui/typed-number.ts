/** A number as people type it: 1,150 has a thousand in it, 0,5 and 1,5 are a half more than nothing or one. NaN for none. */
export function typedNumber(text: string): number {
  const plain = text.trim().replace(/(?<=\d)[ \u00A0\u202F'’](?=\d{3}(?!\d))/gu, '');
  // Nobody groups after a nought: 0,125 is a part of one.
  const isGrouped = /^-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/u.test(plain);
  return plain === '' ? NaN : Number(isGrouped ? plain.replaceAll(',', '') : plain.replace(',', '.'));
}
