/**
 * A value with every text in it well-formed: half of a surrogate pair, which stands for no character, becomes U+FFFD. The
 * database holds UTF-8 and would do the same on its own, and then what is answered now would not be what is read
 * tomorrow. The value itself when there is nothing to mend. For what a schema has looked at: its depth is bounded.
 */
export function wellFormed<T>(value: T): T {
  return mended(value) as T;
}

function mended(value: unknown): unknown {
  if (typeof value === 'string') return value.isWellFormed() ? value : value.toWellFormed();
  if (Array.isArray(value)) {
    const before = value as readonly unknown[];
    const entries = before.map(mended);
    return entries.some((entry, at) => entry !== before[at]) ? entries : value;
  }
  if (!isPlain(value)) return value;
  const before = Object.entries(value);
  const entries = before.map(([key, entry]) => [key.toWellFormed(), mended(entry)] as const);
  const isSame = entries.every(([key, entry], at) => key === before[at]![0] && entry === before[at]![1]);
  return isSame ? value : Object.fromEntries(entries);
}

/** Typed arrays and the like hold no text. */
function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
