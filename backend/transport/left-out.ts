/**
 * The same input without fields that are there and undefined: a port carries them, and a schema takes them where a
 * field may be left out. Written over what is stored, such a field would take the stored value away.
 */
export function withoutUndefined(input: unknown): unknown {
  if (Array.isArray(input)) return input.map(withoutUndefined);
  if (typeof input !== 'object' || input === null) return input;
  return Object.fromEntries(
    Object.entries(input)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, withoutUndefined(value)]),
  );
}
