import { randomUUID } from 'node:crypto';
import { InklingError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/handlers.ts';
import { testCaseLimit, type TestCase, type TestFields } from '../../contract/tests.ts';
import { compareRuns } from './compare-runs.ts';
import { createDeletedTests } from './deleted-tests.ts';
import { draftTests, type DraftTestEvent } from './draft-tests.ts';
import { EventQueue } from '../streams/event-queue.ts';
import { readTests, writeTests } from './read-tests.ts';
import { resumeTests, runTests, type RunEvent, type RunParts } from './run-tests.ts';
import { thresholdCurve } from './threshold-curve.ts';

type TestEndpoint = Extract<
  keyof Handlers,
  `tests.${string}` | `testRuns.${string}` | 'assistant.draftTests'
>;

interface TestParts extends RunParts {
  /** The tests of the sample documents, as CSV. */
  readSampleTests(language: 'en' | 'zh'): Promise<string>;
}

/** Tests and their runs. */
export function createTestHandlers(parts: TestParts): Pick<Handlers, TestEndpoint> {
  const { tests: store } = parts;
  const changed = <T extends { readonly projectId: string }>(value: T): T => {
    parts.announceTests(value.projectId);
    return value;
  };
  const requireRoom = async (projectId: string, more: number) => {
    const known = await store.listTests(projectId);
    if (known.length + more > testCaseLimit)
      throw new InklingError(
        'invalid-input',
        `A project has at most ${testCaseLimit} tests. Nothing was added.`,
        'Delete tests that are no longer needed.',
      );
    return known;
  };
  const announce = (tests: readonly TestCase[]) => {
    for (const projectId of new Set(tests.map((test) => test.projectId))) parts.announceTests(projectId);
  };
  /** Adds the good rows of a CSV that the project does not have yet. */
  const addRows = async (projectId: string, csv: string) => {
    const { tests, problems } = readTests(csv);
    const known = new Set((await requireRoom(projectId, tests.length)).map(keyOf));
    const fresh = tests.filter((fields) => !known.has(keyOf(fields)) && known.add(keyOf(fields)));
    const added = fresh.map((fields) => testCase(projectId, fields, 'import'));
    await store.addTests(added);
    parts.announceTests(projectId);
    return { added, known: tests.length - added.length, problems };
  };
  const deleted = createDeletedTests();
  /** Runs that are being taken up again: two who ask for the same one would ask everything twice. */
  const takenUp = new Set<string>();
  return {
    'tests.list': ({ projectId }) => store.listTests(projectId),
    async 'tests.add'({ projectId, fields }) {
      await requireRoom(projectId, 1);
      const test = testCase(projectId, { answer: '', source: '', passage: '', ...fields }, 'person');
      await store.addTests([test]);
      return changed(test);
    },
    'tests.edit': async ({ id, fields }) => changed(await store.editTest(id, fields)),
    async 'tests.confirm'({ ids }) {
      const confirmed = await store.confirmTests(ids);
      announce(confirmed);
      return confirmed;
    },
    async 'tests.delete'({ ids }) {
      const tests = await store.deleteTests(ids);
      deleted.keep(tests);
      announce(tests);
      return {};
    },
    async 'tests.restore'({ ids }) {
      const tests = deleted.find(ids);
      for (const [projectId, count] of countByProject(tests)) await requireRoom(projectId, count);
      await store.addTests(tests);
      deleted.forget(ids);
      announce(tests);
      return tests;
    },
    'tests.importCsv': ({ projectId, csv }) => addRows(projectId, csv),
    async 'tests.addSample'({ projectId, language }) {
      const { added, known } = await addRows(projectId, await parts.readSampleTests(language));
      return { added, known };
    },
    'tests.exportCsv': async ({ projectId }) => ({
      fileName: 'tests.csv',
      text: writeTests(await store.listTests(projectId)),
    }),
    'assistant.draftTests': (input, { signal }) => {
      const queue = new EventQueue<DraftTestEvent>();
      return queue.during(draftTests(parts, input, signal, (event) => queue.push(event)));
    },

    'testRuns.list': ({ projectId }) => store.listRuns(projectId),
    'testRuns.start': (input, { signal }) => {
      const queue = new EventQueue<RunEvent>();
      return queue.during(runTests(parts, input, signal, (event) => queue.push(event)));
    },
    'testRuns.resume': (input, { signal }) => {
      if (takenUp.has(input.id))
        throw new InklingError('invalid-input', 'This run is under way.', 'Wait for its end, or stop it.');
      takenUp.add(input.id);
      const queue = new EventQueue<RunEvent>();
      const work = resumeTests(parts, input, signal, (event) => queue.push(event));
      return queue.during(work.finally(() => takenUp.delete(input.id)));
    },
    'testRuns.get': ({ id }) => store.getRun(id),
    async 'testRuns.rename'({ id, name }) {
      const run = { ...(await store.getRun(id)).run, name };
      await store.saveRun(run);
      return changed(run);
    },
    async 'testRuns.delete'({ id }) {
      changed(await store.deleteRun(id));
      return {};
    },
    async 'testRuns.compare'({ baseId, otherId }) {
      const base = await store.getRun(baseId);
      const other = await store.getRun(otherId);
      if (base.run.projectId !== other.run.projectId)
        throw new InklingError(
          'invalid-input',
          'These runs belong to different projects.',
          'Choose two runs of one project.',
        );
      return compareRuns(base.rows, other.rows);
    },
    async 'testRuns.thresholds'({ id, goal }) {
      const { run, rows } = await store.getRun(id);
      return thresholdCurve(rows, run.threshold, goal);
    },
  };
}

/** A test of some fields. */
export function testCase(projectId: string, fields: TestFields, origin: TestCase['origin']): TestCase {
  const state = origin === 'conversation' || origin === 'model' ? 'draft' : 'confirmed';
  return { ...fields, id: randomUUID(), projectId, origin, state, createdAt: Date.now() };
}

function countByProject(tests: readonly TestCase[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { projectId } of tests) counts.set(projectId, (counts.get(projectId) ?? 0) + 1);
  return counts;
}

/** Two tests that ask the same of the same kind are one. */
function keyOf({ question, kind }: TestFields): string {
  return `${kind} ${question.replace(/\s+/gu, ' ').trim().toLowerCase()}`;
}
