/** Lists in lists, or objects in objects, `depth` deep. */
function nested(depth: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = 'bottom';
  for (let at = 0; at < depth; at++) value = wrap(value);
  return value;
}

function cyclic(): unknown {
  const value: Record<string, unknown> = { title: 'a' };
  value['self'] = value;
  return value;
}

/** An object with own keys that would be its prototype's, as JSON brings them. */
const polluting = (): unknown =>
  JSON.parse(
    '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"id":"a","title":"a","toString":1,"hasOwnProperty":5}',
  );

/** Values that few fields expect, by what they try; made anew for each use. */
export const hostileValues: Readonly<Record<string, () => unknown>> = {
  nothing: () => undefined,
  null: () => null,
  'a number': () => 5,
  'a boolean': () => true,
  'an empty text': () => '',
  'an empty list': () => [],
  'an empty object': () => ({}),
  'a list of nothing': () => [null, undefined],
  NaN: () => Number.NaN,
  Infinity: () => Infinity,
  'minus infinity': () => -Infinity,
  'minus zero': () => -0,
  'a huge number': () => Number.MAX_VALUE,
  'a number past the safe ones': () => 2 ** 53 + 2,
  'a fraction': () => 1.5,
  'less than nothing': () => -1,
  'a bigint': () => 10n ** 30n,
  'a date': () => new Date(0),
  'a map': () => new Map([['id', 1]]),
  bytes: () => new Uint8Array(9),
  'a long text': () => 'x'.repeat(300_000),
  'a long list': () => Array<string>(30_000).fill('a'),
  'a way up': () => '../../../../etc/passwd',
  'a way up, for Windows': () => '..\\..\\..\\windows\\win.ini',
  'a NUL': () => 'a\0b',
  SQL: () => "' or 1=1; drop table project; --",
  'half a character': () => '\ud800',
  __proto__: () => '__proto__',
  constructor: () => 'constructor',
  toString: () => 'toString',
  polluting,
  'nested lists': () => nested(500, (inner) => [inner]),
  'nested objects': () => nested(500, (inner) => ({ a: inner })),
  'an object in itself': cyclic,
};
