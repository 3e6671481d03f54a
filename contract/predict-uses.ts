import { z } from 'zod';
import { predictColumnNameSchema } from './predict-data.ts';
import { metricIdSchema, predictIntervalSchema } from './predict-results.ts';

/** What a model says of a row. */
export const predictedRowSchema = z.object({
  /** The class, or the number as a text. */
  prediction: z.string(),
  /** Of numbers; null for classes. */
  number: z.number().nullable(),
  /** By class, in the order of `run.classes`; empty for numbers. */
  probabilities: z.array(z.number()),
});
export type PredictedRow = z.infer<typeof predictedRowSchema>;

/**
 * One row explained (Lundberg and Lee 2017). `base` and all amounts sum to `output`, in the unit that `unit` names:
 * log-odds add up where probabilities don't.
 */
export const explanationSchema = z.object({
  predicted: predictedRowSchema,
  /** The class that is explained; null for numbers. */
  class: z.string().nullable(),
  unit: z.enum(['log-odds', 'probability', 'target']),
  /** What the model says on average. */
  base: z.number(),
  output: z.number(),
  /** By original column, the largest first. */
  contributions: z.array(
    z.object({ column: predictColumnNameSchema, value: z.string(), amount: z.number() }),
  ),
  /** How exact: TreeSHAP and linear models exactly, networks by sampling. */
  method: z.enum(['tree-shap', 'linear-shap', 'sampled-shap']),
  /** In the language asked for, two or three sentences. */
  words: z.string(),
});
export type Explanation = z.infer<typeof explanationSchema>;

/** How a model does for each group of a column, on the test part. */
export const fairnessSchema = z.object({
  column: predictColumnNameSchema,
  /** Whether the model gets this column. */
  isUsed: z.boolean(),
  metric: metricIdSchema,
  groups: z.array(
    z.object({
      name: z.string(),
      rows: z.int(),
      /** Main metric with its interval. */
      score: predictIntervalSchema,
      /** Of two classes: share predicted positive, and of those truly positive or negative. Null where nothing is to divide by. */
      positiveRate: z.number().nullable(),
      truePositiveRate: z.number().nullable(),
      falsePositiveRate: z.number().nullable(),
      /** Share that is truly positive. */
      baseRate: z.number().nullable(),
      /** Of numbers: mean of predicted less actual. */
      meanError: z.number().nullable(),
      /** Fewer than 30 rows: not to be relied on. */
      isSmall: z.boolean(),
    }),
  ),
  /** Highest less lowest among groups of 30 rows and more; null where fewer than two are. */
  gaps: z.object({
    score: z.number().nullable(),
    positiveRate: z.number().nullable(),
    truePositiveRate: z.number().nullable(),
    falsePositiveRate: z.number().nullable(),
  }),
  /** Lowest positive rate by highest; below 0.8 the "four fifths rule" speaks of adverse impact. Null as above. */
  impactRatio: z.number().nullable(),
});
export type Fairness = z.infer<typeof fairnessSchema>;

/** A decision tree, node 0 its root. */
export const treeSchema = z.object({
  nodes: z.array(
    z.object({
      id: z.int(),
      /** Null at a leaf. What holds goes to `yes`. */
      test: z
        .object({
          column: predictColumnNameSchema,
          /** In words: "age <= 35.5", "plan is yearly". */
          label: z.string(),
          yes: z.int(),
          no: z.int(),
        })
        .nullable(),
      rows: z.int(),
      /** What would be predicted here. */
      prediction: z.string(),
      /** Share of each class in the order of `run.classes`; empty for numbers. */
      shares: z.array(z.number()),
      depth: z.int(),
    }),
  ),
  depth: z.int(),
});
export type DrawableTree = z.infer<typeof treeSchema>;

/** What running an exported file in ONNX Runtime gave. */
export const onnxCheckSchema = z.object({
  rows: z.int(),
  largestDifference: z.number(),
  tolerance: z.number(),
  passed: z.boolean(),
  /** Inputs of the file by name, in order, and how many numbers each row has. */
  input: z.object({ name: z.string(), features: z.array(z.string()) }),
  outputs: z.array(z.string()),
});

export const mergeResultSchema = z.object({
  name: z.string(),
  /** The merged model file. */
  text: z.string(),
  /** Of all files. */
  rows: z.int(),
  parties: z.array(z.object({ name: z.string(), rows: z.int(), weight: z.number() })),
  /** Null without noise. */
  privacy: z
    .object({ epsilon: z.number(), delta: z.number(), clip: z.number(), sigma: z.number(), clipped: z.int() })
    .nullable(),
});
