import type { z } from 'zod';
import { InklingError } from '../../../contract/errors.ts';
import { hostOf, type EngineAnswer, type EngineLine } from './engine-line.ts';

/** Reads a whole answer as JSON of a schema. Rejects with `engine-unusable` for anything else. Closes it. */
export async function readJson<T>(line: EngineLine, answer: EngineAnswer, schema: z.ZodType<T>): Promise<T> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of answer.body) chunks.push(chunk);
  } finally {
    answer.close();
  }
  return parseAs(line, Buffer.concat(chunks).toString('utf8'), schema);
}

/** Reads a text as JSON of a schema. Throws `engine-unusable`. */
export function parseAs<T>(line: EngineLine, text: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw unusable(line);
    throw error;
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw unusable(line);
}

function unusable(line: EngineLine): InklingError {
  return new InklingError(
    'engine-unusable',
    `What ${hostOf(line)} answered is not what OpenAI’s interface answers with. Nothing of it was kept.`,
    'Look at the address; most servers have the interface under /v1.',
  );
}
