import type { Kysely } from 'kysely';
import type { TestStore } from '../assistant/ports.ts';
import { markUnswept } from './leave-nothing.ts';
import { requireProject } from './queries/project.ts';
import {
  deleteTestCase,
  insertTestCase,
  selectTestCase,
  selectTestCases,
  updateTestCase,
} from './queries/test-case.ts';
import { insertTestRow, selectTestRows } from './queries/test-row.ts';
import {
  deleteTestRun,
  insertTestRun,
  selectTestRun,
  selectTestRuns,
  updateTestRun,
} from './queries/test-run.ts';
import type { Schema } from './schema.ts';

/** Keeps tests and their runs. Each write is one transaction. */
export function createTestStore(database: Kysely<Schema>): TestStore {
  const write = database.transaction();
  return {
    async listTests(projectId) {
      await requireProject(database, projectId);
      return selectTestCases(database, projectId);
    },
    addTests: (tests) =>
      write.execute(async (transaction) => {
        for (const test of tests) {
          await requireProject(transaction, test.projectId);
          await insertTestCase(transaction, test);
        }
      }),
    editTest: (id, fields) =>
      write.execute(async (transaction) => {
        await selectTestCase(transaction, id);
        await updateTestCase(transaction, id, fields);
        return selectTestCase(transaction, id);
      }),
    confirmTests: (ids) =>
      write.execute(async (transaction) => {
        const tests = [];
        for (const id of ids) {
          await updateTestCase(transaction, id, { state: 'confirmed' });
          tests.push(await selectTestCase(transaction, id));
        }
        return tests;
      }),
    deleteTests: (ids) =>
      write.execute(async (transaction) => {
        const deleted = [];
        for (const id of ids) {
          deleted.push(await selectTestCase(transaction, id));
          await deleteTestCase(transaction, id);
        }
        await markUnswept(transaction);
        return deleted;
      }),

    async listRuns(projectId) {
      await requireProject(database, projectId);
      return selectTestRuns(database, projectId);
    },
    async getRun(id) {
      const run = await selectTestRun(database, id);
      return { run, rows: await selectTestRows(database, id) };
    },
    addRun: (run) =>
      write.execute(async (transaction) => {
        await requireProject(transaction, run.projectId);
        await insertTestRun(transaction, run);
      }),
    addRow: (runId, row) => write.execute((transaction) => insertTestRow(transaction, runId, row)),
    saveRun: (run) => write.execute((transaction) => updateTestRun(transaction, run)),
    deleteRun: (id) =>
      write.execute(async (transaction) => {
        const run = await selectTestRun(transaction, id);
        await deleteTestRun(transaction, id);
        await markUnswept(transaction);
        return run;
      }),
  };
}
