import { sql } from 'kysely';
import type { CarriedTable, Row } from '../../carry/ports.ts';
import type { RawDatabase, WritableDatabase } from '../schema.ts';
import { carriedOf, columnsOf, digestOf, keyIn, rowOfText, shapeOf, updateRow, type Shapes } from './rows.ts';

type Database = WritableDatabase & RawDatabase;

/**
 * Puts the rows of a project back to how they were before an import, the last first, so that what hangs on others goes
 * before them. A row that was worked on since, or on which later work hangs, stays. Resolves with how many stayed.
 */
export async function takeRowsBack(
  database: Database,
  tables: readonly CarriedTable[],
  shapes: Shapes,
  importId: string,
): Promise<number> {
  const remembered = await database
    .selectFrom('project_import_row')
    .selectAll()
    .where('import_id', '=', importId)
    .where('did', 'in', ['added', 'changed'])
    .orderBy('place', 'desc')
    .execute();
  let left = 0;
  for (const one of remembered) {
    const table = tables.find(({ name }) => name === one.table_name);
    if (!table) continue;
    const shape = shapeOf(shapes, table);
    const values = JSON.parse(one.row_key) as (string | number)[];
    const key = Object.fromEntries(shape.key.map((column, place) => [column, values[place] ?? null]));
    const now = await rowAt(database, table, shapes, key);
    if (now === null) continue;
    if (digestOf(table, now) !== one.digest) left++;
    else if (one.did === 'changed' && one.row !== null)
      await updateRow(database, table, shape, rowOfText(table, one.row));
    else if (await hasLaterWork(database, table, tables, shapes, key)) left++;
    else await sql`delete from ${sql.table(table.name)} where ${keyIn(shape, [key])}`.execute(database);
  }
  return left;
}

async function rowAt(database: Database, table: CarriedTable, shapes: Shapes, key: Row): Promise<Row | null> {
  const { rows } = await sql<Record<string, unknown>>`select ${columnsOf(table)} from ${sql.table(table.name)}
    where ${keyIn(shapeOf(shapes, table), [key])}`.execute(database);
  return rows[0] ? carriedOf(table, rows[0]) : null;
}

/** What came with the import is gone by then: whatever still hangs on the row came later. */
async function hasLaterWork(
  database: Database,
  table: CarriedTable,
  tables: readonly CarriedTable[],
  shapes: Shapes,
  key: Row,
): Promise<boolean> {
  const [column] = shapeOf(shapes, table).key;
  const id = key[column!];
  for (const other of tables) {
    if (other.merging === 'derived') continue;
    for (const reference of shapeOf(shapes, other).references) {
      if (reference.table !== table.name || !reference.isOwner) continue;
      const { rows } = await sql`select 1 from ${sql.table(other.name)}
        where ${sql.ref(reference.column)} = ${id} limit 1`.execute(database);
      if (rows.length > 0) return true;
    }
  }
  return false;
}
