/** Bounds of a number, as JSON Schema names them. */
export interface NumberBounds {
  readonly type: 'number' | 'integer';
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly exclusiveMinimum?: number | undefined;
  readonly exclusiveMaximum?: number | undefined;
}

/** Where a bound is left out, a number may have so many digits before its point. */
const mostDigits = 12;

/** Digits after the point: at least as many as money has, at most as many as a double keeps well beside the others. */
const [fewestDecimals, mostDecimals] = [2, 6];

/** A rule of EBNF for a string of so many characters, between its quotes, with the short escapes. */
export function stringRule(least: number, most: number | undefined): string {
  if (most !== undefined && most < least)
    throw new RangeError(`No text has at least ${least} and at most ${most} characters`);
  return String.raw`"\"" ([^"\\\u0000-\u001F] | "\\" ["\\/bfnrt]){${least},${most ?? ''}} "\""`;
}

/**
 * A rule of EBNF for the numbers within bounds: whole ones, and those with as many decimals as the bounds have, at least
 * two and at most six. Throws a RangeError where there are none. No two choices of the rule begin alike: xgrammar 0.1 makes
 * a loop of some that do.
 */
export function numberRule({ type, ...bounds }: NumberBounds): string {
  const given = Object.values(bounds).filter((bound): bound is number => typeof bound === 'number');
  const decimals =
    type === 'integer' ? 0 : Math.min(mostDecimals, Math.max(fewestDecimals, ...given.map(decimalsOf)));
  const exact = [decimals, ...(decimals > 0 ? [0] : [])].flatMap((count) => {
    const scale = 10 ** count;
    const far = BigInt(10 ** (mostDigits + count)) - 1n;
    const low = [
      -far,
      ...(bounds.minimum === undefined ? [] : [BigInt(Math.ceil(near(bounds.minimum * scale)))]),
      ...(bounds.exclusiveMinimum === undefined
        ? []
        : [BigInt(Math.floor(near(bounds.exclusiveMinimum * scale))) + 1n]),
    ].reduce((a, b) => (a > b ? a : b));
    const high = [
      far,
      ...(bounds.maximum === undefined ? [] : [BigInt(Math.floor(near(bounds.maximum * scale)))]),
      ...(bounds.exclusiveMaximum === undefined
        ? []
        : [BigInt(Math.ceil(near(bounds.exclusiveMaximum * scale))) - 1n]),
    ].reduce((a, b) => (a < b ? a : b));
    return low <= high ? within(low, high, count) : [];
  });
  if (exact.length === 0) throw new RangeError('No number lies within these bounds');
  return choiceOf(exact);
}

/** Decimals of a number as it is written. */
function decimalsOf(value: number): number {
  const [, digits = ''] = value.toFixed(mostDecimals).split('.');
  return digits.replace(/0+$/u, '').length;
}

/** What a product of a decimal number and a power of ten was meant to be. */
function near(value: number): number {
  const whole = Math.round(value);
  return Math.abs(value - whole) < 1e-9 * Math.max(1, Math.abs(value)) ? whole : value;
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
