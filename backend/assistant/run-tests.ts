import { randomUUID } from 'node:crypto';
import type { AssistantSettings } from '../../contract/assistant.ts';
import { InklingError } from '../../contract/errors.ts';
import type { EventOf, ParsedInputOf } from '../../contract/index.ts';
import type { TestRow, TestRun } from '../../contract/test-runs.ts';
import type { TestCase } from '../../contract/tests.ts';
import { dot } from '../numerics/vectors.ts';
import { correctnessOf } from './correctness.ts';
import { judgeTest } from './judge-test.ts';
import { languageOf } from './language.ts';
import { answerText, makeAnswer, type AnswerParts } from './make-answer.ts';
import type { TestStore } from './ports.ts';
import { severalAtOnce } from '../streams/several-at-once.ts';
import { summarizeRun } from './summarize-run.ts';

export type RunEvent = Exclude<EventOf<'testRuns.start'>, { type: 'failed' }>;

export interface RunParts extends AnswerParts {
  readonly tests: TestStore;
  readSettings(projectId: string): Promise<AssistantSettings>;
  announceTests(projectId: string): void;
  /** How many questions of a project are worth asking at once where answers are written: 1 for a model here. */
  atOnceFor(projectId: string): number;
}

/** Asks every confirmed test and keeps the rows as they come; a run that is cut short says so. */
export async function runTests(
  parts: RunParts,
  input: ParsedInputOf<'testRuns.start'>,
  signal: AbortSignal,
  emit: (event: RunEvent) => void,
): Promise<void> {
  const stored = await parts.readSettings(input.projectId);
  const tests = await confirmedTests(parts, input.projectId, input.kinds);
  if (tests.length === 0)
    throw new InklingError(
      'invalid-input',
      'There is no confirmed test to run.',
      'Add tests, import them, or confirm drafts.',
    );
  const startedAt = Date.now();
  const run: TestRun = {
    id: randomUUID(),
    projectId: input.projectId,
    name: input.name || new Date(startedAt).toISOString().slice(0, 16).replace('T', ' '),
    mode: input.mode ?? stored.mode,
    threshold: input.threshold ?? stored.threshold,
    models: [],
    state: 'running',
    summary: null,
    startedAt,
    finishedAt: null,
  };
  await parts.tests.addRun(run);
  await askAll(parts, { run, rows: [], tests, settings: stored }, signal, emit);
}

/** Asks what a run that was cut short did not ask, and keeps it with what it did. */
export async function resumeTests(
  parts: RunParts,
  { id, kinds }: ParsedInputOf<'testRuns.resume'>,
  signal: AbortSignal,
  emit: (event: RunEvent) => void,
): Promise<void> {
  const { run, rows } = await parts.tests.getRun(id);
  if (run.state === 'running' || run.state === 'done')
    throw new InklingError(
      'invalid-input',
      run.state === 'done' ? 'This run is complete.' : 'This run is under way.',
      run.state === 'done' ? 'Start a new one to ask everything again.' : 'Wait for its end, or stop it.',
    );
  const settings = await parts.readSettings(run.projectId);
  const asked = new Set(rows.map(({ testCaseId }) => testCaseId));
  const tests = (await confirmedTests(parts, run.projectId, kinds)).filter((test) => !asked.has(test.id));
  const resumed: TestRun = { ...run, state: 'running', summary: null, finishedAt: null };
  await parts.tests.saveRun(resumed);
  await askAll(parts, { run: resumed, rows, tests, settings }, signal, emit);
}

async function confirmedTests(
  parts: RunParts,
  projectId: string,
  kinds: readonly TestCase['kind'][] | undefined,
): Promise<TestCase[]> {
  return (await parts.tests.listTests(projectId)).filter(
    ({ state, kind }) => state === 'confirmed' && (kinds?.includes(kind) ?? true),
  );
}

/** A run that is stored as running, what it has, and what it is yet to ask. */
interface Begun {
  readonly run: TestRun;
  readonly rows: readonly TestRow[];
  readonly tests: readonly TestCase[];
  readonly settings: AssistantSettings;
}

async function askAll(
  parts: RunParts,
  begun: Begun,
  signal: AbortSignal,
  emit: (event: RunEvent) => void,
): Promise<void> {
  const { tests } = begun;
  let { run } = begun;
  const settings = {
    ...begun.settings,
    ...{ mode: run.mode, threshold: run.threshold },
    // A test stands alone: nobody was refused before it.
    handoff: { ...begun.settings.handoff, afterRefusals: 0 },
  };
  const rows = [...begun.rows];
  const planned = rows.length + tests.length;
  const earlier = run.models;
  const progress = () => emit({ type: 'progress', phase: 'asking', done: rows.length, planned });
  const finish = async (state: TestRun['state']) => {
    run = { ...run, state, summary: summarizeRun(rows), finishedAt: Date.now() };
    await parts.tests.saveRun(run);
    parts.announceTests(run.projectId);
  };
  /** Kept with the first answer, so that also a run that ends with the app says who answered. */
  const keepModel = async (model: TestRun['models'][number]) => {
    if (run.models.some(({ sha256 }) => sha256 === model.sha256)) return;
    if (earlier.length > 0) throw otherModel(earlier, model);
    run = { ...run, models: [...run.models, model] };
    await parts.tests.saveRun(run);
  };
  emit({ type: 'started', run, planned });
  progress();
  try {
    // Quoting is work of this machine, wherever the project writes.
    const atOnce = run.mode === 'write' ? parts.atOnceFor(run.projectId) : 1;
    await severalAtOnce(tests, atOnce, signal, async (test, within) => {
      const { row, model } = await askTest(parts, settings, test, within);
      if (model) await keepModel(model);
      await parts.tests.addRow(run.id, row);
      rows.push(row);
      emit({ type: 'row', row });
      progress();
    });
  } catch (error) {
    await finish(signal.aborted ? 'cancelled' : 'failed');
    throw error;
  }
  await finish('done');
  emit({ type: 'done', run });
}

function otherModel(earlier: TestRun['models'], model: TestRun['models'][number]): InklingError {
  return new InklingError(
    'invalid-input',
    `${earlier.map(({ id }) => id).join(', ')} answered in this run until now, and ${model.id} would go on. What was asked is kept.`,
    'Start a new run, so that answers of two models are not mixed; or let the same one write again, under Models.',
  );
}

/**
 * Asks a test with the threshold put aside, so that also what it hides is known, and then applies it to the outcome.
 */
async function askTest(
  parts: RunParts,
  settings: AssistantSettings,
  test: TestCase,
  signal: AbortSignal,
): Promise<{ row: TestRow; model: { id: string; sha256: string } | null }> {
  const began = performance.now();
  const { answer, found } = await makeAnswer(
    parts,
    {
      projectId: test.projectId,
      settings: { ...settings, threshold: 0 },
      history: [],
      question: test.question,
      refusalsBefore: 0,
      seed: 0,
      varies: false,
      suggests: false,
      signal,
    },
    () => {},
  );
  const latencyMs = performance.now() - began;
  const text = answerText(answer);
  const wouldAnswer = answer.outcome?.type === 'answered';
  const isHidden = wouldAnswer && (found?.confidence ?? 0) < settings.threshold;
  const correctness =
    wouldAnswer && test.answer !== '' ? await compare(parts, text, test.answer, signal) : null;
  const outcome = isHidden
    ? ({ type: 'refused', reason: 'low-confidence', evidence: '' } as const)
    : answer.outcome;
  const row = judgeTest({
    test,
    answer: { ...answer, outcome, confidence: found?.confidence ?? null },
    text,
    passages: found?.passages ?? [],
    correctness,
    latencyMs,
  });
  return { row, model: answer.model };
}

async function compare(parts: RunParts, text: string, expected: string, signal: AbortSignal) {
  const [a, b] = await parts.models.embed(languageOf(expected), [text, expected], signal);
  return correctnessOf(text, expected, a && b ? dot(a, b) : 0);
}
