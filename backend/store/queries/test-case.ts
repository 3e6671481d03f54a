import { testCaseSchema, type TestCase, type TestFields } from '../../../contract/tests.ts';
import { notFound } from '../not-found.ts';
import type { ReadableDatabase, TestCaseRow, WritableDatabase } from '../schema.ts';

function toTestCase(row: TestCaseRow): TestCase {
  return {
    id: row.id,
    projectId: row.project_id,
    question: row.question,
    kind: testCaseSchema.shape.kind.parse(row.kind),
    answer: row.answer,
    source: row.source,
    passage: row.passage,
    origin: testCaseSchema.shape.origin.parse(row.origin),
    state: testCaseSchema.shape.state.parse(row.state),
    createdAt: row.created_at,
  };
}

/** Oldest first. */
export async function selectTestCases(database: ReadableDatabase, projectId: string): Promise<TestCase[]> {
  const rows = await database
    .selectFrom('test_case')
    .selectAll()
    .where('project_id', '=', projectId)
    .orderBy('created_at')
    .orderBy('rowid' as 'created_at')
    .execute();
  return rows.map(toTestCase);
}

/** Throws `not-found`. */
export async function selectTestCase(database: ReadableDatabase, id: string): Promise<TestCase> {
  const row = await database.selectFrom('test_case').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound('test');
  return toTestCase(row);
}

export async function insertTestCase(database: WritableDatabase, test: TestCase): Promise<void> {
  await database
    .insertInto('test_case')
    .values({
      id: test.id,
      project_id: test.projectId,
      question: test.question,
      kind: test.kind,
      answer: test.answer,
      source: test.source,
      passage: test.passage,
      origin: test.origin,
      state: test.state,
      created_at: test.createdAt,
    })
    .execute();
}

/** Sets the fields given. */
export async function updateTestCase(
  database: WritableDatabase,
  id: string,
  fields: Partial<TestFields> & { readonly state?: TestCase['state'] },
): Promise<void> {
  await database
    .updateTable('test_case')
    .set({
      question: fields.question,
      kind: fields.kind,
      answer: fields.answer,
      source: fields.source,
      passage: fields.passage,
      state: fields.state,
    })
    .where('id', '=', id)
    .execute();
}

export async function deleteTestCase(database: WritableDatabase, id: string): Promise<void> {
  await database.deleteFrom('test_case').where('id', '=', id).execute();
}
