import { z } from 'zod';
import { answerModeSchema, outcomeSchema } from './answer.ts';
import { questionLimit } from './conversations.ts';
import { rpc, stream } from './endpoint.ts';
import { idSchema, timeSchema } from './projects.ts';

/** `golden`: to be answered. `unanswerable`: to be refused. `handoff`: to be handed to a person. */
export const testKindSchema = z.enum(['golden', 'unanswerable', 'handoff']);
export type TestKind = z.infer<typeof testKindSchema>;

const text = (limit: number, name: string) =>
  z.string().trim().max(limit, `The ${name} is too long: ${limit} characters are the limit.`);

/** A question with what should become of it; also the columns of the CSV, in this order. */
export const testFieldsSchema = z.object({
  question: text(questionLimit, 'question').min(1, 'A test needs a question.'),
  kind: testKindSchema,
  /** What a right answer says; may be empty, and is for other kinds than golden. */
  answer: text(4000, 'answer'),
  /** Name of the source that holds the answer; may be empty. */
  source: text(500, 'source'),
  /** Words of the source, verbatim, that hold the answer; may be empty. */
  passage: text(8000, 'passage'),
});
export type TestFields = z.infer<typeof testFieldsSchema>;

export const testCaseSchema = testFieldsSchema.extend({
  id: idSchema,
  projectId: idSchema,
  origin: z.enum(['person', 'model', 'import', 'conversation']),
  /** Only confirmed ones are run. Drafts wait for a person. */
  state: z.enum(['draft', 'confirmed']),
  createdAt: timeSchema,
});
export type TestCase = z.infer<typeof testCaseSchema>;

/** The largest CSV of tests that is read, in characters, and the most tests of a project. */
export const testCsvLimit = 5_000_000;
export const testCaseLimit = 5000;

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

/** A row of a CSV that could not be used. */
const csvProblemSchema = z.object({
  /** Line of the file, from 1. */
  line: z.int(),
  message: z.string(),
});

/** The test bench: questions with what should become of them, and how versions of the assistant do on them. */
export const testBench = {
  /** Oldest first. */
  'tests.list': rpc(z.object({ projectId: idSchema }), z.array(testCaseSchema)),
  'tests.add': rpc(
    z.object({
      projectId: idSchema,
      fields: testFieldsSchema.partial().required({ question: true, kind: true }),
    }),
    testCaseSchema,
  ),
  'tests.edit': rpc(z.object({ id: idSchema, fields: testFieldsSchema.partial() }), testCaseSchema),
  /** Makes drafts count. */
  'tests.confirm': rpc(
    z.object({ ids: z.array(idSchema).min(1).max(testCaseLimit) }),
    z.array(testCaseSchema),
  ),
  'tests.delete': rpc(z.object({ ids: z.array(idSchema).min(1).max(testCaseLimit) }), z.object({})),
  /**
   * Reads tests from CSV (columns question, kind, answer, source, passage, in any order; the last three may be missing). Good
   * rows are added, confirmed; bad ones come back with their line. Throws `invalid-input` when the columns are not there,
   * when there is no row, or when no row is good.
   */
  'tests.importCsv': rpc(
    z.object({
      projectId: idSchema,
      csv: z
        .string()
        .max(testCsvLimit, `This file is too large: ${testCsvLimit} characters are the limit. Split it.`),
    }),
    z.object({
      added: z.array(testCaseSchema),
      /** Rows that the project has already. */
      known: z.int(),
      problems: z.array(csvProblemSchema),
    }),
  ),
  /** The same columns; what is exported can be imported. */
  'tests.exportCsv': rpc(
    z.object({ projectId: idSchema }),
    z.object({ fileName: z.string(), text: z.string() }),
  ),
  /** The model writes questions about passages; each is kept as a draft for a person to confirm. */
  'assistant.draftTests': stream(
    z.object({
      projectId: idSchema,
      count: z
        .int('The number of tests is a whole number.')
        .min(1, 'Ask for at least one test.')
        .max(50, 'Ask for at most 50 tests at a time.'),
      seed: z.int('The seed is a whole number.').min(0).max(0xffffffff).optional(),
    }),
    [
      z.object({
        type: z.literal('progress'),
        phase: z.enum(['waiting', 'loading', 'writing']),
        done: z.int(),
        planned: z.int(),
      }),
      z.object({ type: z.literal('test'), test: testCaseSchema }),
      z.object({
        type: z.literal('done'),
        drafted: z.int(),
        /** Questions that were no good: no question, not about the passage, not found again, or known already. */
        dropped: z.int(),
      }),
    ],
  ),

  /** The latest first. */
  'testRuns.list': rpc(z.object({ projectId: idSchema }), z.array(testRunSchema)),
  /** Asks every confirmed test. Rows are stored as they come; cancelling keeps them, and the run is marked so. */
  'testRuns.start': stream(
    z.object({
      projectId: idSchema,
      name: z.string().trim().max(100, 'The name of a run has at most 100 characters.').default(''),
      /** Left out: as the settings say. */
      mode: answerModeSchema.optional(),
      threshold: z.number().min(0).max(1).optional(),
      kinds: z.array(testKindSchema).min(1).optional(),
    }),
    [
      z.object({ type: z.literal('started'), run: testRunSchema, planned: z.int() }),
      z.object({
        type: z.literal('progress'),
        phase: z.enum(['waiting', 'loading', 'asking']),
        done: z.int(),
        planned: z.int(),
      }),
      z.object({ type: z.literal('row'), row: testRowSchema }),
      z.object({ type: z.literal('done'), run: testRunSchema }),
    ],
  ),
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
