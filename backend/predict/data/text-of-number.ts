/** A number as the cells of its column write it, so that reading it gives the same again. */
export function textOfNumber(value: number, decimalComma: boolean): string {
  const text = String(value);
  return decimalComma ? text.replace('.', ',') : text;
}
