import { z } from 'zod';
import { idSchema, timeSchema } from './projects.ts';
import { tableNoteSchema, tableOptionsSchema, tablePreviewSchema } from './tables.ts';

/** Name of a column of the data, as the table has it. */
export const predictColumnNameSchema = z.string().min(1).max(1000);

/** What is predicted: one of two classes, one of several, or a number. */
export const predictTaskSchema = z.enum(['binary', 'multiclass', 'regression']);
export type PredictTask = z.infer<typeof predictTaskSchema>;

/**
 * What a column is for a model: `number`; `category` (few different texts); `many-categories` (more than the cap: the
 * rarest share one bucket); `date`; `free-text` (nearly every row another text: not used); `empty`.
 */
export const predictColumnKindSchema = z.enum([
  'number',
  'category',
  'many-categories',
  'date',
  'free-text',
  'empty',
]);
export type PredictColumnKind = z.infer<typeof predictColumnKindSchema>;

/** What a column holds, counted over the rows that were read. */
export const columnProfileSchema = z.object({
  name: predictColumnNameSchema,
  kind: predictColumnKindSchema,
  /** Rows without a value. */
  missing: z.int(),
  distinct: z.int(),
  /** Of a column of numbers: cells that are no number (or infinite), taken for missing. */
  unreadable: z.int(),
  /** Numbers farther than 1.5 interquartile ranges outside the quartiles (Tukey). Null where there are no numbers. */
  outliers: z.int().nullable(),
  /** Null where there are no numbers. */
  numbers: z
    .object({
      lowest: z.number(),
      quartile1: z.number(),
      median: z.number(),
      mean: z.number(),
      quartile3: z.number(),
      highest: z.number(),
      deviation: z.number(),
    })
    .nullable(),
  /** Histogram: 20 bars of equal width at most, for numbers and dates (milliseconds since 1970). Else empty. */
  bars: z.array(z.object({ from: z.number(), to: z.number(), count: z.int() })),
  /** The most frequent values, 12 at most. */
  top: z.array(z.object({ value: z.string(), count: z.int() })),
});
export type ColumnProfile = z.infer<typeof columnProfileSchema>;

/**
 * What may spoil a model, with the values that the words need:
 * `leakage` column, score (0 to 1: how well this column alone tells the target);
 * `id-like` column (nearly every row another value); `constant` column; `empty` column;
 * `free-text` column; `many-missing` column, share; `mixed-types` column, count (cells that are no numbers);
 * `infinite` column, count; `imbalance` value, share (of the rarest class); `rare-class` value, count (too few to
 * test); `duplicate-rows` count; `duplicate-columns` column, other; `target-missing` count (rows without a target are
 * left out); `few-rows` count; `outliers` column, count.
 */
export const dataProblemSchema = z.object({
  code: z.enum([
    'leakage',
    'id-like',
    'constant',
    'empty',
    'free-text',
    'many-missing',
    'mixed-types',
    'infinite',
    'imbalance',
    'rare-class',
    'duplicate-rows',
    'duplicate-columns',
    'target-missing',
    'few-rows',
    'outliers',
  ]),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Left out of training unless a person says otherwise. */
  excludes: z.boolean(),
  /** In English, for a person. */
  message: z.string(),
});
export type DataProblem = z.infer<typeof dataProblemSchema>;

/** The data as a model would see it, given a target. */
export const dataProfileSchema = z.object({
  rows: z.int(),
  columns: z.array(columnProfileSchema),
  /** The guess, or what was asked for; null when no column can be predicted. */
  target: predictColumnNameSchema.nullable(),
  task: predictTaskSchema.nullable(),
  /** Rows per class, the most frequent first, 50 at most; empty for a regression. */
  classes: z.array(z.object({ value: z.string(), count: z.int() })),
  /** The class whose probability is shown, of two: the rarer one, or a yes. Null otherwise. */
  positive: z.string().nullable(),
  problems: z.array(dataProblemSchema),
  /** Columns that would be left out unless a person says otherwise. */
  suggestedExcluded: z.array(predictColumnNameSchema),
  /** Why this target can't be predicted, in English; null when it can. `problems` has what may be wrong besides. */
  refusal: z.string().nullable(),
});
export type DataProfile = z.infer<typeof dataProfileSchema>;

export const predictPreviewSchema = z.object({
  table: tablePreviewSchema,
  /** Of the rows that were looked at: 2,000 at most. */
  profile: dataProfileSchema,
});

/** Samples made by code, with known structure, so that they can be shared and tested. */
export const predictSampleIdSchema = z.enum(['churn', 'machines', 'flats', 'plans']);
export type PredictSampleId = z.infer<typeof predictSampleIdSchema>;

export const predictSampleSchema = z.object({
  id: predictSampleIdSchema,
  name: z.string(),
  /** What its rows are and what is predicted, in one sentence. */
  description: z.string(),
  target: predictColumnNameSchema,
  task: predictTaskSchema,
  rows: z.int(),
  columns: z.int(),
});
export type PredictSample = z.infer<typeof predictSampleSchema>;

/** Data taken in once for a project; trained on as often as wanted. */
export const predictDatasetSchema = z.object({
  id: idSchema,
  projectId: idSchema,
  name: z.string(),
  createdAt: timeSchema,
  origin: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('file'), name: z.string(), options: tableOptionsSchema }),
    z.object({
      kind: z.literal('sample'),
      sample: predictSampleIdSchema,
      seed: z.int(),
      language: z.enum(['en', 'zh-CN']),
    }),
  ]),
  rows: z.int(),
  /** Rows with another number of fields than the header: not taken in. */
  brokenRows: z.int(),
  columns: z.array(predictColumnNameSchema),
  /** What was guessed when it came in. */
  target: predictColumnNameSchema.nullable(),
  task: predictTaskSchema.nullable(),
  notes: z.array(tableNoteSchema),
  /** Trained on it. */
  runs: z.int(),
});
export type PredictDataset = z.infer<typeof predictDatasetSchema>;
