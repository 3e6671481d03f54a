import { z } from 'zod';
import { questionLimit } from './conversations.ts';
import { rpc, stream } from './endpoint.ts';
import { idSchema, timeSchema } from './projects.ts';

/** `golden`: to be answered. `unanswerable`: to be refused. `handoff`: to be handed to a person. */
export const testKindSchema = z.enum(['golden', 'unanswerable', 'handoff']);

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

/** A row of a CSV that could not be used. */
const csvProblemSchema = z.object({
  /** Line of the file, from 1. */
  line: z.int(),
  message: z.string(),
});

/** The tests of a project: typed in, imported, drafted by the model, or made from conversations. */
export const tests = {
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
  /** Takes tests away; `tests.restore` brings them back until the app is next started. */
  'tests.delete': rpc(z.object({ ids: z.array(idSchema).min(1).max(testCaseLimit) }), z.object({})),
  'tests.restore': rpc(
    z.object({ ids: z.array(idSchema).min(1).max(testCaseLimit) }),
    z.array(testCaseSchema),
  ),
  /** Adds the tests of the sample documents in a language, confirmed; those that are there already are left alone. */
  'tests.addSample': rpc(
    z.object({ projectId: idSchema, language: z.enum(['en', 'zh']) }),
    z.object({ added: z.array(testCaseSchema), known: z.int() }),
  ),
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
};
