import { z } from 'zod';
import { idSchema, timeSchema } from './projects.ts';

/** The algorithms, simplest first. */
export const algorithmIdSchema = z.enum([
  'popularity',
  'recent-popularity',
  'item-knn',
  'ease',
  'als',
  'bpr',
  'autoencoder',
  'content',
]);
/** What stands in a table of results: an algorithm, or the blend of them. */
export const contenderIdSchema = z.enum([...algorithmIdSchema.options, 'blend']);

export const paperSchema = z.object({
  authors: z.string(),
  year: z.int(),
  title: z.string(),
  where: z.string(),
});

/** Why an algorithm can't be used; `not-evaluated` is the blend's, whose weights come from an evaluation. */
export const declinedSchema = z.discriminatedUnion('reason', [
  z.object({ reason: z.literal('no-item-text') }),
  z.object({ reason: z.literal('no-times') }),
  z.object({
    reason: z.literal('too-large'),
    items: z.int(),
    bytes: z.number(),
    limitBytes: z.number(),
  }),
  z.object({ reason: z.literal('not-evaluated') }),
]);
export type DeclinedReason = z.infer<typeof declinedSchema>;

/** The ways to split that are offered. */
export const splitNameSchema = z.enum([
  'random',
  'random-overall',
  'leave-one-out',
  'time',
  'time-by-user',
  'cold-users',
  'cold-items',
]);
export type SplitChoice = z.infer<typeof splitNameSchema>;

/** How interactions were parted into training and test. */
const splitPlanSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('random'), of: z.enum(['user', 'all']), testShare: z.number() }),
  z.object({ kind: z.literal('leave-one-out') }),
  z.object({ kind: z.literal('time'), of: z.enum(['all', 'user']), testShare: z.number() }),
  z.object({ kind: z.literal('cold-users'), userShare: z.number(), shown: z.int() }),
  z.object({ kind: z.literal('cold-items'), itemShare: z.number() }),
]);

/** How numbers were come by: shown beside every number. */
export const protocolSchema = z.object({
  plan: splitPlanSchema,
  seed: z.int(),
  /** Length of the lists. */
  k: z.int(),
  users: z.int(),
  items: z.int(),
  trainingInteractions: z.int(),
  testInteractions: z.int(),
  testedUsers: z.int(),
  /** Users who could be tested; the tested ones were drawn from them where they are more. */
  eligibleUsers: z.int(),
  usersWithoutHistory: z.int(),
  /** Items that were ranked; what a user's history holds was left out of each list. */
  rankedItems: z.int(),
  /** Metric on the validation part that chose settings, blend and best. */
  chosenBy: z.literal('ndcg'),
  bootstrapResamples: z.int(),
});

/** A mean over the tested users and the interval that holds 95 % of its bootstrap samples. */
export const intervalSchema = z.object({ mean: z.number(), low: z.number(), high: z.number() });
export type IntervalValue = z.infer<typeof intervalSchema>;

/** All at k, each between 0 and 1. */
const accuracySchema = z.object({
  ndcg: intervalSchema,
  recall: intervalSchema,
  precision: intervalSchema,
  hitRate: intervalSchema,
  mrr: intervalSchema,
  map: intervalSchema,
});

export const userGroupSchema = z.enum(['niche', 'mixed', 'mainstream']);
const groupSchema = z
  .object({
    users: z.int(),
    ndcg: intervalSchema,
    /** Each user's nDCG less popularity's. */
    againstPopularity: intervalSchema,
    /** Shares of users who know an item of histories and of lists; `lift` is their ratio less 1. */
    popularityBias: z.object({ ofHistories: z.number(), ofLists: z.number(), lift: z.number() }),
  })
  .nullable();

/** One row of the table of results. */
export const contenderSchema = z.object({
  id: contenderIdSchema,
  /** The settings that validation chose. */
  settings: z.record(z.string(), z.number()),
  /** What is heard of each algorithm, adding up to 1; null for all but the blend. */
  weights: z.partialRecord(algorithmIdSchema, z.number()).nullable(),
  validationNdcg: z.number(),
  accuracy: accuracySchema,
  /** Paired: each user's value less popularity's. */
  againstPopularity: accuracySchema,
  beyondAccuracy: z.object({
    /** Share of the items that are on any list. */
    coverage: z.number(),
    /** Bits. */
    novelty: z.number(),
    /** 1 when no two items of a list have a user in common. */
    diversity: z.number(),
    /** Mean share of users who know an item of a list. */
    meanPopularity: z.number(),
  }),
  groups: z.object({ niche: groupSchema, mixed: groupSchema, mainstream: groupSchema }),
  cost: z.object({
    tuneMs: z.number(),
    tuneCpuMs: z.number(),
    trainMs: z.number(),
    trainCpuMs: z.number(),
    /** Mean, for one user. */
    listMs: z.number(),
    modelBytes: z.number(),
  }),
});
export type ContenderResult = z.infer<typeof contenderSchema>;

/** Whether something beats popularity: the interval of the difference lies above 0, below it, or on both sides. */
const answerSchema = z.enum(['yes', 'no', 'unclear']);
/** What would make the next answer better or surer, most useful first. */
const dataNeedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('more-users'), tested: z.int(), wanted: z.number() }),
  z.object({ kind: z.literal('more-per-user'), median: z.number(), wanted: z.number() }),
  z.object({ kind: z.literal('item-text'), itemsWithoutInteractions: z.int() }),
  z.object({ kind: z.literal('times') }),
  z.object({ kind: z.literal('other-signals') }),
]);

/** Does it beat popularity, for whom, how surely, what data would help. */
export const verdictSchema = z.object({
  /** The best on the validation part, so that the test didn't choose it. */
  best: contenderIdSchema,
  answer: answerSchema,
  bestNdcg: intervalSchema,
  popularityNdcg: intervalSchema,
  difference: intervalSchema,
  /** Difference as a share of popularity's nDCG; null where that is 0. */
  relativeGain: z.number().nullable(),
  groups: z.array(
    z.object({
      group: userGroupSchema,
      users: z.int(),
      answer: answerSchema,
      difference: intervalSchema,
    }),
  ),
  needs: z.array(dataNeedSchema),
});

/** A finished evaluation, as it is stored. */
export const runSchema = z.object({
  id: idSchema,
  datasetId: idSchema,
  createdAt: timeSchema,
  /** With the dataset, all that makes the run again. */
  input: z.object({
    split: splitNameSchema,
    k: z.int(),
    seed: z.int(),
    algorithms: z.array(algorithmIdSchema),
  }),
  /** Version of Inkling that made it. */
  codeVersion: z.string(),
  /** The model behind the content algorithm; null without item text. */
  embedder: z.object({ id: z.string(), sha256: z.string() }).nullable(),
  protocol: protocolSchema,
  /** Popularity first, the blend last. */
  contenders: z.array(contenderSchema),
  declined: z.array(z.object({ id: algorithmIdSchema, why: declinedSchema })),
  verdict: verdictSchema,
  /** Protocol and verdict as English sentences, for reports and the command line. */
  words: z.object({ protocol: z.string(), verdict: z.string() }),
  totalMs: z.number(),
  /** Highest resident memory of the backend up to its end, in bytes. */
  peakBytes: z.number(),
});
export type RecommenderRun = z.infer<typeof runSchema>;

/** A run that speaks for or against an idea. */
export const evidenceSchema = z.object({
  runId: idSchema,
  ideaId: idSchema,
  datasetName: z.string(),
  note: z.string(),
  verdict: verdictSchema,
  createdAt: timeSchema,
});
export type RunEvidence = z.infer<typeof evidenceSchema>;
