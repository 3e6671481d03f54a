import { setImmediate as pause } from 'node:timers/promises';
import { z } from 'zod';

/** Items of a list that are parsed before the thread may do other things: about 10 ms of ideas. */
const sliceSize = 250;

/** Parses what a handler answered. A long list is parsed in slices, so that nobody else waits for all of it. */
export async function parseOutput(schema: z.ZodType, output: unknown): Promise<unknown> {
  const isPlainList = schema instanceof z.ZodArray && (schema.def.checks ?? []).length === 0;
  if (!isPlainList || !Array.isArray(output) || output.length <= sliceSize) return schema.parse(output);
  const parsed: unknown[] = [];
  for (let start = 0; start < output.length; start += sliceSize) {
    if (start > 0) await pause();
    for (const item of schema.parse(output.slice(start, start + sliceSize))) parsed.push(item);
  }
  return parsed;
}
