import { z } from 'zod';

/** What people wrote to an opening: what it answers, how it may end, and who, why and how to try it. */
export const completionSchema = z.object({
  /** Names the mechanism. */
  title: z.string().min(1),
  /** What a brief has to be about for the opening to be worth finishing, best first. */
  needs: z.array(z.string().min(1)).min(1).max(4),
  for: z.enum(['customer', 'staff']),
  /** Ends of the opening's sentence. */
  ends: z.array(z.string().min(1)).min(2),
  why: z.string().min(1),
  test: z.string().min(1),
});
export type Completion = z.infer<typeof completionSchema>;

/** Completions by the id of their card, one for each of its openings. */
export const completionsSchema = z.record(z.string(), z.array(completionSchema).min(1));
