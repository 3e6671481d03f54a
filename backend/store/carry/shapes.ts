import { sql } from 'kysely';
import type { CarriedTable, Reference, TableShape } from '../../carry/ports.ts';
import type { RawDatabase } from '../schema.ts';

/** How the tables hang together, as the database itself says it. */
export async function readShapes(
  database: RawDatabase,
  tables: readonly CarriedTable[],
): Promise<Map<string, DatabaseShape>> {
  const shapes = new Map<string, DatabaseShape>();
  for (const { name } of tables) shapes.set(name, await readShape(database, name));
  return shapes;
}

/** What the store needs of it besides. */
export interface DatabaseShape extends TableShape {
  readonly hasRowid: boolean;
  readonly required: ReadonlySet<string>;
}

async function readShape(database: RawDatabase, table: string): Promise<DatabaseShape> {
  const { rows: columns } = await sql<{ name: string; notnull: number; pk: number; type: string }>`
    select name, "notnull", pk, type from pragma_table_info(${table})`.execute(database);
  const { rows: references } = await sql<{ from: string; table: string; on_delete: string }>`
    select "from", "table", on_delete from pragma_foreign_key_list(${table}) order by id desc`.execute(
    database,
  );
  const { rows: indexes } = await sql<{ name: string; origin: string }>`
    select name, origin from pragma_index_list(${table}) where "unique" = 1 and origin <> 'pk'`.execute(
    database,
  );
  const { rows: lists } = await sql<{ wr: number }>`
    select wr from pragma_table_list where schema = 'main' and name = ${table}`.execute(database);
  const unique: string[][] = [];
  for (const index of indexes) {
    const { rows } = await sql<{ name: string }>`
      select name from pragma_index_info(${index.name}) order by seqno`.execute(database);
    unique.push(rows.map(({ name }) => name));
  }
  const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  const isCounter = key.length === 1 && key[0]?.type === 'INTEGER';
  return {
    // A key that the database counts up is nothing to know a row by.
    key: isCounter ? (unique.find((names) => names.length === 1) ?? []) : key.map(({ name }) => name),
    unique: unique.filter((names) => !isCounter || names.length > 1),
    references: references.map((one): Reference => ({
      column: one.from,
      table: one.table,
      isOwner: one.on_delete === 'CASCADE',
    })),
    canBeHidden: columns.some(({ name }) => name === 'deleted_at'),
    hasRowid: lists[0]?.wr === 0,
    required: new Set(columns.filter((column) => column.notnull === 1).map(({ name }) => name)),
  };
}
