/**
 * A value with every text in it well-formed: half of a surrogate pair, which stands for no character, becomes U+FFFD. The
 * database holds UTF-8 and would do the same on its own, and then what is answered now would not be what is read
 * tomorrow. The value itself when there is nothing to mend. For what a schema has looked at: its depth is bounded.
 */
export function wellFormed<T>(value: T): T;
export function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.isWellFormed() ? value : value.toWellFormed();
  if (Array.isArray(value)) {
    const entries = value.map((entry: unknown) => wellFormed(entry));
    return entries.some((entry, at) => entry !== value[at]) ? entries : value;
  }
  if (!isPlain(value)) return value;
  let isMended = false;
  const entries = Object.entries(value).map(([key, entry]) => {
    const [ownKey, ownEntry] = [wellFormed(key), wellFormed(entry)];
    isMended ||= ownKey !== key || ownEntry !== entry;
    return [ownKey, ownEntry] as const;
  });
  return isMended ? Object.fromEntries(entries) : value;
}

/** Typed arrays and the like hold no text. */
function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
