import { z } from 'zod';

/** Reads the JSON object a draft consists of: strings under exactly these keys, trimmed. Null when it is not. */
export function parseDraft<Key extends string>(
  text: string,
  keys: readonly Key[],
): Record<Key, string> | null {
  const schema = z.strictObject(Object.fromEntries(keys.map((key) => [key, z.string().trim().min(1)])));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const parsed = schema.safeParse(value);
  return parsed.success ? (parsed.data as Record<Key, string>) : null;
}
