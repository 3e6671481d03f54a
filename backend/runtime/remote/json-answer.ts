/**
 * The JSON object with exactly these texts that an answer holds, written anew; null where it holds none. Servers that can't
 * hold a model to a schema send it between other words, in a fence, or with more than was asked for.
 */
export function jsonAnswer(text: string, keys: readonly string[]): string | null {
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}');
  if (start < 0 || end < start) return null;
  let value: unknown;
  try {
    value = JSON.parse(text.slice(start, end + 1));
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const given = value as Readonly<Record<string, unknown>>;
  const fields = keys.map((key) => [key, given[key]] as const);
  if (!fields.every(([, field]) => typeof field === 'string' && field.trim() !== '')) return null;
  return JSON.stringify(Object.fromEntries(fields));
}
