import path from 'node:path';
import { sql, type Kysely } from 'kysely';
import { carriedTables } from '../../backend/project-file/tables/index.ts';
import type { Schema } from '../../backend/store/schema.ts';
import type { Client } from '../../contract/client.ts';
import type { EventOf, InputOf } from '../../contract/index.ts';
import { root } from './backend.ts';
import { collect } from './collect.ts';

/**
 * A project in which every table holds something, as `addWholeProject` fills it, written by version 1 of the format. It
 * is never written anew: whatever comes later must go on reading it.
 */
export const wholeProjectFile = path.join(root, 'test/support/whole-project.inkling');
/** A word that stands in every text of it. */
export const wholeProjectWord = 'Quillwort';

type CarryStream = 'carry.export' | 'carry.preview' | 'carry.import';

/** What a stream of carrying came to. */
export async function carried<N extends CarryStream>(client: Client, name: N, input: InputOf<N>) {
  const last = (await collect(client.stream(name, input))).at(-1);
  if (last?.type !== 'done') throw new Error(`${name} ended with ${JSON.stringify(last)}`);
  return last as unknown as Extract<EventOf<N>, { type: 'done' }>;
}

/** Every row of every carried table, by table, as text; in the order in which they were added. */
export async function allRows(database: Kysely<Schema>): Promise<Record<string, string[]>> {
  const result: Record<string, string[]> = {};
  for (const { name, columns } of carriedTables) {
    const { rows } = await sql<Record<string, unknown>>`select ${sql.join(
      columns.map((column) => sql.ref(column.name)),
    )} from ${sql.table(name)}`.execute(database);
    result[name] = rows.map((row) => JSON.stringify(row));
  }
  return result;
}
