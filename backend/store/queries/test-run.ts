import { testRunSchema, type TestRun } from '../../../contract/test-runs.ts';
import { notFound } from '../not-found.ts';
import type { ReadableDatabase, TestRunRow, WritableDatabase } from '../schema.ts';

function toTestRun(row: TestRunRow): TestRun {
  return testRunSchema.parse({
    id: row.id,
    projectId: row.project_id,
    name: row.name,
    mode: row.mode,
    threshold: row.threshold,
    models: JSON.parse(row.models) as unknown,
    state: row.state,
    summary: row.summary === null ? null : (JSON.parse(row.summary) as unknown),
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  });
}

function fromTestRun(run: TestRun): TestRunRow {
  return {
    id: run.id,
    project_id: run.projectId,
    name: run.name,
    mode: run.mode,
    threshold: run.threshold,
    models: JSON.stringify(run.models),
    state: run.state,
    summary: run.summary === null ? null : JSON.stringify(run.summary),
    started_at: run.startedAt,
    finished_at: run.finishedAt,
  };
}

/** The latest first. */
export async function selectTestRuns(database: ReadableDatabase, projectId: string): Promise<TestRun[]> {
  const rows = await database
    .selectFrom('test_run')
    .selectAll()
    .where('project_id', '=', projectId)
    .orderBy('started_at', 'desc')
    .execute();
  return rows.map(toTestRun);
}

/** Throws `not-found`. */
export async function selectTestRun(database: ReadableDatabase, id: string): Promise<TestRun> {
  const row = await database.selectFrom('test_run').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound('test run');
  return toTestRun(row);
}

export async function insertTestRun(database: WritableDatabase, run: TestRun): Promise<void> {
  await database.insertInto('test_run').values(fromTestRun(run)).execute();
}

/** Throws `not-found` when the run went meanwhile. */
export async function updateTestRun(database: WritableDatabase, run: TestRun): Promise<void> {
  const { id, ...changes } = fromTestRun(run);
  const { numUpdatedRows } = await database
    .updateTable('test_run')
    .set(changes)
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw notFound('test run');
}

export async function deleteTestRun(database: WritableDatabase, id: string): Promise<void> {
  await database.deleteFrom('test_run').where('id', '=', id).execute();
}

/** Nobody finishes what an earlier process was running. */
export async function failRunningTestRuns(database: WritableDatabase, now: number): Promise<void> {
  await database
    .updateTable('test_run')
    .set({ state: 'failed', finished_at: now })
    .where('state', '=', 'running')
    .execute();
}
