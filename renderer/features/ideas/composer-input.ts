import { generateInputSchema, ideaCountLimit } from '../../../contract/ideation.ts';

export { ideaCountLimit };
/** The largest seed the contract takes. */
export const seedLimit = 0xffffffff;

/** How many ideas are asked for; null when what is typed is no such number. */
export function parseCount(typed: string): number | null {
  const parsed = generateInputSchema.shape.count.safeParse(typed.trim() === '' ? NaN : Number(typed));
  return parsed.success ? parsed.data : null;
}

/** The seed asked for; `undefined` for none, null when what is typed is no seed. */
export function parseSeed(typed: string): number | null | undefined {
  if (typed.trim() === '') return undefined;
  const parsed = generateInputSchema.shape.seed.safeParse(Number(typed));
  return parsed.success ? parsed.data : null;
}
