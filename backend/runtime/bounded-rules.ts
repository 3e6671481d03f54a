/** Bounds of a number, as JSON Schema names them. */
export interface NumberBounds {
  readonly type: 'number' | 'integer';
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly exclusiveMinimum?: number | undefined;
  readonly exclusiveMaximum?: number | undefined;
}

/** Where a bound is left out, a number may have so many digits before its point. */
const openDigits = 12;

/** Digits in all: two numbers of no more than these are two doubles, so that none becomes its bound when it is read. */
const mostDigits = 15;

/** Digits after the point: at least as many as money has, and more than six only where there is nothing otherwise. */
const [fewestDecimals, usualDecimals] = [2, 6];

/** A rule of EBNF for a string of so many characters, between its quotes, with the short escapes. */
export function stringRule(least: number, most: number | undefined): string {
  if (most !== undefined && most < least)
    throw new RangeError(`No text has at least ${least} and at most ${most} characters`);
  return String.raw`"\"" ([^"\\\u0000-\u001F] | "\\" ["\\/bfnrt]){${least},${most ?? ''}} "\""`;
}

/**
 * A rule of EBNF for the numbers within bounds: whole ones, and those with as many decimals as the bounds have, at least
 * two and mostly no more than six; none has more than fifteen digits. Throws a RangeError where there are none. No two choices
 * of the rule begin alike: xgrammar 0.1 makes a loop of some that do.
 */
export function numberRule({ type, ...bounds }: NumberBounds): string {
  const given = Object.values(bounds).filter((bound): bound is number => typeof bound === 'number');
  if (!given.every(Number.isFinite)) throw new RangeError('A bound has to be a finite number');
  const isOpen =
    (bounds.minimum ?? bounds.exclusiveMinimum) === undefined ||
    (bounds.maximum ?? bounds.exclusiveMaximum) === undefined;
  const before = Math.min(mostDigits, Math.max(isOpen ? openDigits : 1, ...given.map(digitsBefore)));
  const after =
    type === 'integer'
      ? 0
      : Math.min(
          mostDigits - before,
          Math.max(fewestDecimals, ...given.map((bound) => Math.max(0, decimalOf(bound).places))),
        );
  const usual = placesWithin(bounds, before, Math.min(usualDecimals, after));
  const exact = usual.length > 0 ? usual : placesWithin(bounds, before, after);
  if (exact.length === 0)
    throw new RangeError(`No number of at most ${mostDigits} digits lies within these bounds`);
  return choiceOf(exact);
}

/** The whole numbers within bounds, and those with so many decimals. */
function placesWithin(
  { minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Omit<NumberBounds, 'type'>,
  before: number,
  decimals: number,
): Places[] {
  return [decimals, ...(decimals > 0 ? [0] : [])].flatMap((count) => {
    const far = 10n ** BigInt(before + count) - 1n;
    const lows = [
      -far,
      ...(minimum === undefined ? [] : [scaled(minimum, count).ceiling]),
      ...(exclusiveMinimum === undefined ? [] : [scaled(exclusiveMinimum, count).floor + 1n]),
    ];
    const highs = [
      far,
      ...(maximum === undefined ? [] : [scaled(maximum, count).floor]),
      ...(exclusiveMaximum === undefined ? [] : [scaled(exclusiveMaximum, count).ceiling - 1n]),
    ];
    const low = lows.reduce((a, b) => (a > b ? a : b));
    const high = highs.reduce((a, b) => (a < b ? a : b));
    return low <= high ? within(low, high, count) : [];
  });
}

/** A number as it is written: its digits, and how many of them stand after the point (fewer than none: zeros follow). */
function decimalOf(value: number): { readonly digits: bigint; readonly places: number } {
  const [mantissa = '', exponent = '0'] = value.toString().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), places: fraction.length - Number(exponent) };
}

/** How many digits a number has before its point. */
function digitsBefore(value: number): number {
  return scaled(Math.abs(value), 0).floor.toString().length;
}

/** The whole numbers next to a number times a power of ten, exactly. */
function scaled(value: number, count: number): { readonly floor: bigint; readonly ceiling: bigint } {
  const { digits, places } = decimalOf(value);
  if (count >= places) {
    const exact = digits * 10n ** BigInt(count - places);
    return { floor: exact, ceiling: exact };
  }
  const unit = 10n ** BigInt(places - count);
  const floor = digits / unit - (digits % unit < 0n ? 1n : 0n);
  return { floor, ceiling: digits % unit === 0n ? floor : floor + 1n };
}

/** What is written place by place: of each place the signs that may stand there. */
type Places = readonly string[];

const digits = '0123456789';

/** The whole numbers of a range, written with a point before the last `decimals` digits. */
function within(low: bigint, high: bigint, decimals: number): Places[] {
  const below = low < 0n ? positive(high < 0n ? -high : 1n, -low, decimals) : [];
  const above = high >= 0n ? positive(low > 0n ? low : 0n, high, decimals) : [];
  return [...below.map((places) => ['-', ...places]), ...above];
}

function positive(low: bigint, high: bigint, decimals: number): Places[] {
  const all: Places[] = [];
  for (let length = 1; length <= mostDigits; length++) {
    const unit = 10n ** BigInt(length - 1 + decimals);
    const first = length === 1 ? 0n : unit;
    const last = unit * 10n - 1n;
    const [from, to] = [low > first ? low : first, high < last ? high : last];
    if (from > to) continue;
    const width = length + decimals;
    for (const places of ranges(from.toString().padStart(width, '0'), to.toString().padStart(width, '0')))
      all.push(decimals > 0 ? [...places.slice(0, length), '.', ...places.slice(length)] : places);
  }
  return all;
}

/** The numbers between two of equal length, place by place. */
function ranges(from: string, to: string): Places[] {
  if (from === '') return [[]];
  const [a, b] = [Number(from.slice(0, 1)), Number(to.slice(0, 1))];
  const [restFrom, restTo] = [from.slice(1), to.slice(1)];
  const [zeros, nines] = ['0'.repeat(restFrom.length), '9'.repeat(restFrom.length)];
  if (a === b) return ranges(restFrom, restTo).map((rest) => [String(a), ...rest]);
  const begin = restFrom === zeros ? a : a + 1;
  const end = restTo === nines ? b : b - 1;
  const middle = begin <= end ? [[digits.slice(begin, end + 1), ...Array.from(zeros, () => digits)]] : [];
  return [
    ...(restFrom === zeros ? [] : ranges(restFrom, nines).map((rest) => [String(a), ...rest])),
    ...middle,
    ...(restTo === nines ? [] : ranges(zeros, restTo).map((rest) => [String(b), ...rest])),
  ];
}

/** EBNF for one of these, in which the next sign alone says how it goes on. */
function choiceOf(all: readonly Places[]): string {
  const branches = new Map<string, { signs: string; rests: Places[] }>();
  for (const sign of `-.${digits}`) {
    const rests = all.filter(([signs]) => signs?.includes(sign)).map((places) => places.slice(1));
    if (rests.length === 0) continue;
    const key = JSON.stringify(rests);
    const branch = branches.get(key) ?? { signs: '', rests };
    branch.signs += sign;
    branches.set(key, branch);
  }
  const choices = Array.from(branches.values(), ({ signs, rests }) => {
    const rest = choiceOf(rests);
    return rest === '' ? `[${signs}]` : `[${signs}] ${rest}`;
  });
  if (choices.length === 0) return '';
  const isEnd = all.some((places) => places.length === 0);
  const choice = choices.join(' | ');
  return isEnd ? `(${choice})?` : choices.length > 1 ? `(${choice})` : choice;
}
