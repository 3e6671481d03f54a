import { z } from 'zod';
import { idSchema, timeSchema } from './projects.ts';
import { predictModelIdSchema, trainConfigSchema } from './predict-config.ts';
import {
  dataProblemSchema,
  predictColumnKindSchema,
  predictColumnNameSchema,
  predictTaskSchema,
} from './predict-data.ts';

/** A figure on the test part, with the interval that holds 95 % of the figures of resampled test rows. */
export const predictIntervalSchema = z.object({ value: z.number(), low: z.number(), high: z.number() });
export type PredictInterval = z.infer<typeof predictIntervalSchema>;

/**
 * Of classes: `accuracy`, `balanced-accuracy`, `f1` (of the positive class; macro mean for more than two), `auc` (macro
 * mean of one against the rest), `log-loss`. Of numbers: `rmse`, `mae`, `r2`.
 */
export const metricIdSchema = z.enum([
  'accuracy',
  'balanced-accuracy',
  'f1',
  'auc',
  'log-loss',
  'rmse',
  'mae',
  'r2',
]);
export type MetricId = z.infer<typeof metricIdSchema>;

const pointSchema = z.object({ x: z.number(), y: z.number() });

export const epochSchema = z.object({
  epoch: z.int(),
  trainingLoss: z.number(),
  /** Over rows kept aside; null where none are (the article's preset). */
  validationLoss: z.number().nullable(),
});
export type Epoch = z.infer<typeof epochSchema>;

/** How a model did on rows it had not seen. */
export const modelResultSchema = z.object({
  id: predictModelIdSchema,
  /** By metric; one that can't be worked out (AUC with one class) is missing. */
  test: z.partialRecord(metricIdSchema, predictIntervalSchema),
  /** The same on the rows it was trained on: far better than on the test is overfitting. */
  training: z.partialRecord(metricIdSchema, z.number()),
  /** The main metric less the baseline's, of the same rows; better is always positive. */
  againstBaseline: predictIntervalSchema,
  /** The main metric in each fold; null without cross-validation. */
  crossValidation: z
    .object({ metric: metricIdSchema, folds: z.array(z.number()), mean: z.number(), deviation: z.number() })
    .nullable(),
  /** Rows by true class, columns by predicted class, in the order of `run.classes`. Null for numbers. */
  confusion: z.array(z.array(z.int())).nullable(),
  /** Of two classes; false positive rate and true positive rate, up to 200 points. */
  roc: z.array(pointSchema).nullable(),
  /** Of two classes; recall and precision, up to 200 points. */
  precisionRecall: z.array(pointSchema).nullable(),
  /** Of two classes; what was predicted and what happened, in bins with rows. `error` is the mean gap by rows (ECE). */
  calibration: z
    .object({
      bins: z.array(z.object({ predicted: z.number(), observed: z.number(), count: z.int() })),
      error: z.number(),
    })
    .nullable(),
  /** Of numbers; what was so and what was predicted, 400 test rows at most. */
  residuals: z.array(z.object({ actual: z.number(), predicted: z.number() })).nullable(),
  /** Loss by epoch (networks) or by tree (gradient boosting); empty for others. */
  epochs: z.array(epochSchema),
  /** The epoch whose weights were kept; null where there are none. */
  keptEpoch: z.int().nullable(),
  /** The main metric by rows trained on; empty where it wasn't asked for. */
  learningCurve: z.array(z.object({ rows: z.int(), training: z.number(), test: z.number() })),
  /** How much the main metric falls on the test part when a column is shuffled; mean of 5 shuffles, most first. */
  importance: z.array(z.object({ column: predictColumnNameSchema, drop: z.number(), deviation: z.number() })),
  /** Mean prediction as a column takes each value, of the four most important columns. */
  partialDependence: z.array(
    z.object({
      column: predictColumnNameSchema,
      kind: predictColumnKindSchema,
      /** Whose probability it is: the positive class, or of several the most frequent one. Null for numbers. */
      class: z.string().nullable(),
      points: z.array(z.object({ label: z.string(), at: z.number().nullable(), prediction: z.number() })),
    }),
  ),
  /** What is worth knowing: `overfits` (training far better than test), `still-falling` (loss at the end of epochs). */
  cautions: z.array(z.enum(['overfits', 'still-falling'])),
  /** Settings it was trained with, by name. */
  settings: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
  /** Weights or nodes. */
  size: z.int(),
  trainMs: z.number(),
});
export type ModelResult = z.infer<typeof modelResultSchema>;

/** What can be said of a run; facts, for words in any language. */
export const predictVerdictSchema = z.object({
  /**
   * `better`: the best model is better than the baseline, and the interval of the difference lies above 0;
   * `unclear`: the interval holds 0; `not-better`: it is worse or the same.
   */
  kind: z.enum(['better', 'unclear', 'not-better']),
  best: predictModelIdSchema,
  metric: metricIdSchema,
  value: predictIntervalSchema,
  baseline: z.number(),
  difference: predictIntervalSchema,
  /** Models whose interval of difference to the best holds 0: no worse as far as this test can tell. */
  noWorse: z.array(predictModelIdSchema),
  /** The sentence in English. */
  words: z.string(),
});

export const predictRunSchema = z.object({
  id: idSchema,
  datasetId: idSchema,
  createdAt: timeSchema,
  codeVersion: z.string(),
  /** With everything filled in that was left out. */
  config: trainConfigSchema.required({ task: true, excluded: true, models: true }),
  task: predictTaskSchema,
  /** In the order that numbers have; empty for a regression. */
  classes: z.array(z.string()),
  positive: z.string().nullable(),
  /** The metric that models are ordered by: `accuracy`, or `rmse`. */
  metric: metricIdSchema,
  rows: z.object({ training: z.int(), test: z.int(), leftOut: z.int() }),
  /** The columns that went in, with what a form needs to ask for them. */
  inputs: z.array(
    z.object({
      column: predictColumnNameSchema,
      kind: predictColumnKindSchema,
      /** Of categories: the known ones, the most frequent first, 200 at most. */
      values: z.array(z.string()),
      /** Of numbers, in the training part. */
      range: z.object({ lowest: z.number(), median: z.number(), highest: z.number() }).nullable(),
      /** What stands in for a missing value. */
      usual: z.string(),
    }),
  ),
  /** Numbers that a model sees after encoding. */
  features: z.int(),
  problems: z.array(dataProblemSchema),
  models: z.array(modelResultSchema),
  /** Models that could not be trained, with the sentence why. */
  failed: z.array(z.object({ id: predictModelIdSchema, message: z.string() })),
  verdict: predictVerdictSchema,
  totalMs: z.number(),
});
export type PredictRun = z.infer<typeof predictRunSchema>;

/** A run as lists show it. */
export const predictRunSummarySchema = predictRunSchema
  .pick({ id: true, datasetId: true, createdAt: true, task: true, metric: true, verdict: true, rows: true })
  .extend({ target: predictColumnNameSchema, models: z.array(predictModelIdSchema), totalMs: z.number() });
export type PredictRunSummary = z.infer<typeof predictRunSummarySchema>;
