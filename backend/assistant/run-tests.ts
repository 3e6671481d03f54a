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
import { summarizeRun } from './summarize-run.ts';

export type RunEvent = Exclude<EventOf<'testRuns.start'>, { type: 'failed' }>;

export interface RunParts extends AnswerParts {
  readonly tests: TestStore;
  readSettings(projectId: string): Promise<AssistantSettings>;
  announceTests(projectId: string): void;
}

/** Asks every confirmed test and keeps the rows as they come; a run that is cut short says so. */
export async function runTests(
  parts: RunParts,
  input: ParsedInputOf<'testRuns.start'>,
  signal: AbortSignal,
  emit: (event: RunEvent) => void,
): Promise<void> {
  const stored = await parts.readSettings(input.projectId);
  const settings = {
    ...stored,
    mode: input.mode ?? stored.mode,
    threshold: input.threshold ?? stored.threshold,
    // A test stands alone: nobody was refused before it.
    handoff: { ...stored.handoff, afterRefusals: 0 },
  };
  const tests = (await parts.tests.listTests(input.projectId)).filter(
    ({ state, kind }) => state === 'confirmed' && (input.kinds?.includes(kind) ?? true),
  );
  if (tests.length === 0)
    throw new InklingError(
      'invalid-input',
      'There is no confirmed test to run.',
      'Add tests, import them, or confirm drafts.',
    );
  const startedAt = Date.now();
  let run: TestRun = {
    id: randomUUID(),
    projectId: input.projectId,
    name: input.name || new Date(startedAt).toISOString().slice(0, 16).replace('T', ' '),
    mode: settings.mode,
    threshold: settings.threshold,
    models: [],
    state: 'running',
    summary: null,
    startedAt,
    finishedAt: null,
  };
  await parts.tests.addRun(run);
  emit({ type: 'started', run, planned: tests.length });
  const rows: TestRow[] = [];
  const models = new Map<string, { id: string; sha256: string }>();
  const finish = async (state: TestRun['state']) => {
    run = {
      ...run,
      state,
      models: [...models.values()],
      summary: summarizeRun(rows),
      finishedAt: Date.now(),
    };
    await parts.tests.saveRun(run);
    parts.announceTests(input.projectId);
  };
  try {
    for (const test of tests) {
      emit({ type: 'progress', phase: 'asking', done: rows.length, planned: tests.length });
      const { row, model } = await askTest(parts, settings, test, signal);
      if (model) models.set(model.sha256, model);
      rows.push(row);
      await parts.tests.addRow(run.id, row);
      emit({ type: 'row', row });
    }
  } catch (error) {
    await finish(signal.aborted ? 'cancelled' : 'failed');
    throw error;
  }
  await finish('done');
  emit({ type: 'done', run });
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
