import { z } from 'zod';
import { InklingError } from '../../contract/errors.ts';
import { samplingSchema, type Sampling } from '../../contract/ideation.ts';

const writingSchema = z.object({
  sampling: samplingSchema,
  seed: z.int(),
  maxTokens: z.int().min(1),
  stop: z.array(z.string().min(1)).optional(),
});

/** How something is to be written, as every request has it. */
interface Writing {
  readonly sampling: Sampling;
  readonly seed: number;
  readonly maxTokens: number;
  readonly stop?: readonly string[];
}

/**
 * Throws `invalid-input`, which names the value, where no text could be drawn by these settings: NaN, infinite and negative
 * ones, a top-p of 0, no tokens, an empty stop text. More tokens than the context holds are refused when the prompt is known.
 */
export function checkWriting({ sampling, seed, maxTokens, stop }: Writing): void {
  const parsed = writingSchema.safeParse({ sampling, seed, maxTokens, stop });
  if (parsed.success) return;
  const [issue] = parsed.error.issues;
  throw new InklingError(
    'invalid-input',
    `Nothing can be written by these settings: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}.`,
    'Set it to a value within its bounds, or leave it out.',
    { cause: parsed.error },
  );
}
