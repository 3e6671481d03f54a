import { generateInputSchema, ideaCountLimit } from '../../../contract/ideation.ts';

export { ideaCountLimit };

/** How many ideas are asked for; null when what is typed is no such number. */
export function parseCount(typed: string): number | null {
  const parsed = generateInputSchema.shape.count.safeParse(typed.trim() === '' ? NaN : Number(typed));
  return parsed.success ? parsed.data : null;
}
