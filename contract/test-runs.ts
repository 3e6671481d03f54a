import { z } from 'zod';
import { answerModeSchema, outcomeSchema } from './answer.ts';
import { rpc, stream } from './endpoint.ts';
import { idSchema, timeSchema } from './projects.ts';
import { testKindSchema } from './tests.ts';

/** Why a golden test failed, or `none`. */
export const failureCauseSchema = z.enum([
  'none',
  /** The passage is not among the ten best. */
  'not-retrieved',
  /** The passage was found, and the answer rests on others. */
  'not-used',
  /** Refused, or handed over, what can be answered. */
  'wrong-refusal',
  /** Rests on the right passage, and says something else than the expected answer. */
  'wrong-answer',
  /** Answered what cannot be answered. */
  'wrong-answered',
  /** Not handed over. */
  'missed-handoff',
]);
export type FailureCause = z.infer<typeof failureCauseSchema>;

/** How close an answer is to the expected one; null where the test expects none, or nothing was answered. */
export const correctnessSchema = z.object({
  /** The same after case, punctuation, articles and spaces are put aside. */
  exact: z.boolean(),
  /** Harmonic mean of precision and recall over words (Rajpurkar et al., SQuAD, 2016, section 6.1). */
  tokenF1: z.number(),
  /** Share of the expected answer's words that the answer has: for answers that quote whole sentences. */
  recall: z.number(),
  /** Cosine similarity of the embeddings. */
  cosine: z.number(),
  /** True when the expected figures are all there and one of the measures is high enough. */
  correct: z.boolean(),
});
export type Correctness = z.infer<typeof correctnessSchema>;

/** What became of one test in one run. */
export const testRowSchema = z.object({
  testCaseId: idSchema,
  question: z.string(),
  kind: testKindSchema,
  expected: z.string(),
  outcome: outcomeSchema,
  /** What was said; where the threshold hid it, what would have been said, so that other thresholds can be judged. */
  answer: z.string(),
  confidence: z.number().nullable(),
  /** Rank of the expected passage among those found, from 1; null when it is not there, or none is expected. */
  rank: z.int().positive().nullable(),
  /** Whether the test names a passage. */
  hasPassage: z.boolean(),
  /** Citations that lie on the expected passage, of all of the answer; null when there are none to judge. */
  citationPrecision: z.number().nullable(),
  correctness: correctnessSchema.nullable(),
  /** Numbers, codes and names of the answer that its passages do not hold; empty unless a check failed to work. */
  unsupported: z.array(z.string()),
  cause: failureCauseSchema,
  /** Done as its kind asks: answered from the right passage, refused, or handed over. */
  passed: z.boolean(),
  latencyMs: z.number(),
});
export type TestRow = z.infer<typeof testRowSchema>;

/** Of a yes-or-no question. Null where there is nothing to divide by. */
const rateSchema = z.object({
  precision: z.number().nullable(),
  recall: z.number().nullable(),
  count: z.int(),
});

export const testSummarySchema = z.object({
  tests: z.int(),
  passed: z.int(),
  /** Golden tests that name a passage: how often it is among the first 1, 5, 10. */
  recallAt1: z.number().nullable(),
  recallAt5: z.number().nullable(),
  recallAt10: z.number().nullable(),
  /** Mean of 1/rank of the passage; 0 where it was not found. */
  meanReciprocalRank: z.number().nullable(),
  /** Of all citations of answered golden tests: the share that lies on the expected passage. */
  citationPrecision: z.number().nullable(),
  /** Of answered golden tests with an expected answer. */
  exact: z.number().nullable(),
  tokenF1: z.number().nullable(),
  cosine: z.number().nullable(),
  correct: z.number().nullable(),
  refusal: rateSchema,
  handoff: rateSchema,
  /** Answers with something unsupported in them. */
  unsupportedAnswers: z.int(),
  latencyMs: z.object({ p50: z.number(), p90: z.number(), p99: z.number() }).nullable(),
  causes: z.array(z.object({ cause: failureCauseSchema, testCaseIds: z.array(idSchema) })),
});
export type TestSummary = z.infer<typeof testSummarySchema>;

export const testRunSchema = z.object({
  id: idSchema,
  projectId: idSchema,
  /** The person's name for this version; the date until then. */
  name: z.string(),
  mode: answerModeSchema,
  threshold: z.number(),
  /** The text model in write mode, and the embedders. */
  models: z.array(z.object({ id: z.string(), sha256: z.string() })),
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  summary: testSummarySchema.nullable(),
  startedAt: timeSchema,
  finishedAt: timeSchema.nullable(),
});
export type TestRun = z.infer<typeof testRunSchema>;

/** One measure in two runs, over the tests that both have. */
const comparedMetricSchema = z.object({
  metric: z.enum(['passed', 'recallAt5', 'reciprocalRank', 'citationPrecision', 'correct', 'tokenF1']),
  base: z.number(),
  other: z.number(),
  /** other - base, with the middle 95 % of 10,000 paired bootstrap samples (Efron & Tibshirani, 1993, chapter 13). */
  difference: z.number(),
  low: z.number(),
  high: z.number(),
  /** Tests that the measure is defined for in both runs. */
  tests: z.int(),
});

export const runComparisonSchema = z.object({
  metrics: z.array(comparedMetricSchema),
  /** Tests that went otherwise first; only those in both runs. */
  rows: z.array(
    z.object({
      verdict: z.enum(['better', 'worse', 'same']),
      base: testRowSchema,
      other: testRowSchema,
    }),
  ),
  /** Tests that are in one of the runs only. */
  notCompared: z.int(),
});
export type RunComparison = z.infer<typeof runComparisonSchema>;

/** What a threshold would do to a run. */
const thresholdPointSchema = z.object({
  threshold: z.number(),
  /** Share of all tests that would be answered. */
  coverage: z.number(),
  /** Share of those that would be answered rightly; null when none would be. */
  precision: z.number().nullable(),
  /** Share of unanswerable tests among the refused, and of refused among the unanswerable. */
  refusalPrecision: z.number().nullable(),
  refusalRecall: z.number().nullable(),
});

export const thresholdCurveSchema = z.object({
  /** By rising threshold. */
  points: z.array(thresholdPointSchema),
  goal: z.number(),
  /** The smallest threshold whose precision reaches the goal and that still answers something; null when none does. */
  suggested: z.number().nullable(),
  /** The best precision there is, and where; for saying how far away the goal is. */
  best: thresholdPointSchema.nullable(),
  /** What the project's present threshold hides: tests that would be refused for it though they were found. */
  hidden: z.array(testRowSchema),
  /** True when the present threshold hides every answer. */
  hidesEverything: z.boolean(),
});
export type ThresholdCurve = z.infer<typeof thresholdCurveSchema>;

const runEvents = [
  z.object({ type: z.literal('started'), run: testRunSchema, planned: z.int() }),
  z.object({
    type: z.literal('progress'),
    phase: z.enum(['waiting', 'loading', 'asking']),
    done: z.int(),
    planned: z.int(),
  }),
  z.object({ type: z.literal('row'), row: testRowSchema }),
  z.object({ type: z.literal('done'), run: testRunSchema }),
] as const;
const kindsSchema = z.array(testKindSchema).min(1);

/** The test bench: how versions of the assistant do on the tests. */
export const testRuns = {
  /** The latest first. */
  'testRuns.list': rpc(z.object({ projectId: idSchema }), z.array(testRunSchema)),
  /**
   * Asks every confirmed test: one after the other, or, where an engine elsewhere writes the answers, as many at once as
   * that takes. Rows are stored as they come; cancelling keeps them, and the run is marked so.
   */
  'testRuns.start': stream(
    z.object({
      projectId: idSchema,
      name: z.string().trim().max(100, 'The name of a run has at most 100 characters.').default(''),
      /** Left out: as the settings say. */
      mode: answerModeSchema.optional(),
      threshold: z.number().min(0).max(1).optional(),
      kinds: kindsSchema.optional(),
    }),
    runEvents,
  ),
  /**
   * Goes on with a run that was stopped, failed, or was cut short with the app: asks the confirmed tests that it has no row
   * of, with its mode and threshold, and the documents and other settings as they are now. `kinds`: those that it was begun
   * for. Rejects with `invalid-input` for a run that is complete or under way, and, keeping what is there, as soon as
   * another model would answer than the one that did until now.
   */
  'testRuns.resume': stream(z.object({ id: idSchema, kinds: kindsSchema.optional() }), runEvents),
  'testRuns.get': rpc(
    z.object({ id: idSchema }),
    z.object({ run: testRunSchema, rows: z.array(testRowSchema) }),
  ),
  'testRuns.rename': rpc(
    z.object({
      id: idSchema,
      name: z
        .string()
        .trim()
        .min(1, 'A run needs a name.')
        .max(100, 'The name of a run has at most 100 characters.'),
    }),
    testRunSchema,
  ),
  'testRuns.delete': rpc(z.object({ id: idSchema }), z.object({})),
  'testRuns.compare': rpc(z.object({ baseId: idSchema, otherId: idSchema }), runComparisonSchema),
  /** What other thresholds would have done to a run: computed from its rows, nothing is asked again. */
  'testRuns.thresholds': rpc(
    z.object({ id: idSchema, goal: z.number().gt(0).max(1).default(0.95) }),
    thresholdCurveSchema,
  ),
};
