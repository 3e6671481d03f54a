import { z } from 'zod';
import { dateParts } from '../encode/encoder.ts';

const number = z.number();
const name = z.string().max(10_000);
const scale = z.object({ mean: number, deviation: number.positive() });

/** As `Encoder` says. */
export const encoderSchema = z.object({
  columns: z
    .array(
      z.union([
        z.object({
          kind: z.literal('number'),
          column: name,
          decimalComma: z.boolean(),
          ...{ median: number, lowest: number, highest: number },
          scale,
          indicator: z.boolean(),
        }),
        z.object({
          kind: z.literal('date'),
          column: name,
          order: z.enum(['day-first', 'month-first']),
          median: number,
          parts: z.array(z.object({ part: z.enum(dateParts), scale })),
          indicator: z.boolean(),
        }),
        z.object({
          kind: z.enum(['category', 'many-categories']),
          column: name,
          categories: z.array(name).max(1000),
          rareBucket: z.boolean(),
          ranks: z.object({ names: z.array(name), scale }).nullable(),
        }),
      ]),
    )
    .min(1)
    .max(2000),
});

/** As `TargetEncoder` says. */
export const targetSchema = z.union([
  z.object({ task: z.enum(['binary', 'multiclass']), column: name, classes: z.array(name).min(2).max(1000) }),
  z.object({ task: z.literal('regression'), column: name, decimalComma: z.boolean() }),
]);

const weights = z.instanceof(Float64Array);
const size = z.int().min(1).max(1_000_000);
const shape = { columns: size, classes: z.int().min(0).max(1000) };

/** Models that can be averaged; whether their shapes fit is looked at afterwards. */
export const exchangedModelSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('linear'), ...shape, weights, biases: weights }),
  z.object({
    kind: z.literal('network'),
    ...shape,
    layers: z
      .array(z.object({ inputs: size, units: size, weights, biases: weights }))
      .min(1)
      .max(20),
    mean: number,
    scale: number.positive(),
    keptEpoch: z.int(),
  }),
]);
