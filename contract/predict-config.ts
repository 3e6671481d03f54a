import { z } from 'zod';
import { predictColumnNameSchema, predictTaskSchema } from './predict-data.ts';

/** The models, simplest first. `baseline` says the most frequent class or the mean, and is always there. */
export const predictModelIdSchema = z.enum([
  'baseline',
  /** Logistic regression, or ridge regression for numbers. */
  'linear',
  /** The article's network: 10 ReLU, 1 sigmoid (softmax for more classes, linear for numbers). */
  'mlp',
  /** Two wider layers. */
  'mlp-wide',
  'decision-tree',
  'random-forest',
  'gradient-boosting',
]);
export type PredictModelId = z.infer<typeof predictModelIdSchema>;

/** How the networks are trained; what is left out is as the preset has it. */
export const networkSettingsSchema = z.object({
  epochs: z.int().min(1).max(1000).optional(),
  batchSize: z.int().min(1).max(4096).optional(),
  learningRate: z.number().positive().max(1).optional(),
  l1: z.number().min(0).max(10).optional(),
  l2: z.number().min(0).max(10).optional(),
  /** Share of units left out in each step. */
  dropout: z.number().min(0).max(0.9).optional(),
  /** Share of the training rows kept aside to watch the loss on. */
  validationShare: z.number().min(0).max(0.5).optional(),
  /** Stop when the validation loss hasn't become better for so many epochs; null: go on to the end. */
  patience: z.int().min(1).max(1000).nullable().optional(),
});

/** Everything that decides a run: the same configuration on the same data gives the same run. */
export const trainConfigSchema = z.object({
  target: predictColumnNameSchema,
  /** Left out: told from the target. */
  task: predictTaskSchema.optional(),
  /** Of two classes, the one whose probability is shown. Left out: the rarer one, or a yes. */
  positive: z.string().max(1000).optional(),
  /** Left out: those that `predict.profile` suggests. */
  excluded: z.array(predictColumnNameSchema).max(2000).optional(),
  /**
   * `article`: the article's network as it stands there: Dense(10, ReLU), Dense(1, sigmoid), Adam, binary cross-entropy,
   * 10 epochs, batches of 32, no regularisation, beside the baseline and whatever `models` names. `usual`: settings that
   * do well on most tables, with early stopping.
   */
  preset: z.enum(['article', 'usual']).default('usual'),
  /** Left out: all, or with the article's preset the network alone. The baseline is added. */
  models: z.array(predictModelIdSchema).min(1, 'Choose at least one model.').max(20).optional(),
  seed: z.int('The seed is a whole number.').min(0).max(0xffffffff).default(42),
  testShare: z.number().min(0.05, 'Test on at least 5 %.').max(0.5, 'Test on half at most.').default(0.2),
  /** Same shares of classes in both parts. Without meaning for numbers. */
  stratified: z.boolean().default(true),
  /** Folds of the cross-validation; 0: none. */
  folds: z
    .int()
    .min(0)
    .max(10, 'At most 10 folds.')
    .refine((folds) => folds !== 1, 'One fold is no cross-validation: take 0 or at least 2.')
    .default(5),
  /** Rare classes count as much as frequent ones. */
  classWeights: z.boolean().default(false),
  /** Tries a few settings of each model on a part of the training data. */
  search: z.boolean().default(false),
  /** Overrides of the preset, for the networks. */
  network: networkSettingsSchema.default({}),
  /** Also train on parts of the data: how much more would help. */
  learningCurve: z.boolean().default(true),
});
export type TrainConfig = z.infer<typeof trainConfigSchema>;
export type TrainConfigInput = z.input<typeof trainConfigSchema>;
