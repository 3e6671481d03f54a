import { z } from 'zod';

/** Numbers as bytes, one signed byte each. */
const bytesSchema = z.base64().transform((text) => Int8Array.from(Buffer.from(text, 'base64')));

/**
 * What tells which openings people would choose for a brief: a linear layer in two pieces, made by
 * training/fit_choices.py from what readers chose out of the whole deck. A brief goes in as the vectors of its problem,
 * constraints and assets, its needs, the words of `terms` and a constant, in this order.
 */
export const choiceWeightsSchema = z
  .object({
    /** Openings as `card#place`. */
    openings: z.array(z.string()).min(1),
    /** Stems, and how rare each is among briefs. */
    terms: z.record(z.string(), z.number().positive()),
    needs: z.array(z.string()).min(1),
    dimensions: z.int().positive(),
    /** How many numbers stand between brief and openings, and how many say which openings are chosen together. */
    rank: z.int().positive(),
    togetherRank: z.int().positive(),
    /** Inputs x rank; each column times its scale. */
    inputs: bytesSchema,
    inputScales: z.array(z.number().positive()),
    /** Openings x rank; each row times its scale. */
    outputs: bytesSchema,
    outputScales: z.array(z.number().nonnegative()),
    /** Openings x togetherRank; each row times its scale. */
    together: bytesSchema,
    togetherScales: z.array(z.number().nonnegative()),
  })
  .superRefine((weights, context) => {
    const { openings, terms, needs, dimensions, rank, togetherRank } = weights;
    const width = 3 * dimensions + needs.length + Object.keys(terms).length + 1;
    const isWhole =
      weights.inputs.length === width * rank &&
      weights.inputScales.length === rank &&
      weights.outputs.length === openings.length * rank &&
      weights.outputScales.length === openings.length &&
      weights.together.length === openings.length * togetherRank &&
      weights.togetherScales.length === openings.length;
    if (!isWhole)
      context.addIssue(`These are no weights for ${openings.length} openings and ${width} inputs.`);
  });
export type ChoiceWeights = z.infer<typeof choiceWeightsSchema>;
