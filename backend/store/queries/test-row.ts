import { testRowSchema, type TestRow } from '../../../contract/test-runs.ts';
import type { ReadableDatabase, WritableDatabase } from '../schema.ts';

/** In the order they were asked. */
export async function selectTestRows(database: ReadableDatabase, runId: string): Promise<TestRow[]> {
  const rows = await database
    .selectFrom('test_row')
    .select('value')
    .where('run_id', '=', runId)
    .orderBy('place')
    .execute();
  return rows.map(({ value }) => testRowSchema.parse(JSON.parse(value)));
}

/** Adds a row after those the run has. */
export async function insertTestRow(database: WritableDatabase, runId: string, row: TestRow): Promise<void> {
  await database
    .insertInto('test_row')
    .values(({ selectFrom }) => ({
      run_id: runId,
      place: selectFrom('test_row')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('run_id', '=', runId),
      value: JSON.stringify(row),
    }))
    .execute();
}
