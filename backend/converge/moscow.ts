/** Must 3, should 2, could 1, won’t 0 (Clegg and Barker, 1994): an order of classes, not a quantity. */
export function moscowScore(values: Readonly<Record<string, number>>): number {
  return values.need!;
}
