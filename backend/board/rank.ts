/**
 * Places in an order that can always be put between two others, so that moving one idea writes one row: fractional
 * indexing (Wallace, Realtime editing of ordered sequences, Figma 2017). A rank is the digits of a fraction between
 * 0 and 1 in base 62, compared as text; it never ends with the lowest digit, so that there is room before it.
 */
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const base = digits.length;

/** A rank above `low` and below `high`; null is the end on that side. `low` must be below `high`. */
export function rankBetween(low: string | null, high: string | null): string {
  if (low !== null && high !== null && low >= high) throw new RangeError('There is no rank between these.');
  let rank = '';
  let bounded = high !== null;
  for (let at = 0; ; at++) {
    const least = digits.indexOf(low?.[at] ?? '0');
    const most = bounded ? digits.indexOf(high?.[at] ?? '0') : base;
    // Beside an open end a small step, as the next one will be made there too; otherwise the middle.
    const step = low === null ? most - 1 : high === null ? least + 1 : (least + most) >> 1;
    if (most - least > 1) return rank + digits[step]!;
    rank += digits[least]!;
    if (most > least) bounded = false;
  }
}

/** `count` ranks in rising order between two, spread so that they stay short. */
export function ranksBetween(low: string | null, high: string | null, count: number): string[] {
  if (count === 0) return [];
  const half = Math.floor(count / 2);
  const middle = rankBetween(low, high);
  return [...ranksBetween(low, middle, half), middle, ...ranksBetween(middle, high, count - half - 1)];
}
