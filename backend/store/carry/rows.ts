import { createHash } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import type { CarriedTable, Row, Value } from '../../carry/ports.ts';
import type { RawDatabase } from '../schema.ts';
import type { DatabaseShape } from './shapes.ts';

export type Shapes = ReadonlyMap<string, DatabaseShape>;

/** The rows of a table that belong to a project, hidden ones too, as a condition. */
export function ofProject(
  table: CarriedTable,
  tables: readonly CarriedTable[],
  shapes: Shapes,
  projectId: string,
): RawBuilder<boolean> {
  if (table.name === 'project') return sql<boolean>`id = ${projectId}`;
  const tableOf = (name: string): CarriedTable => {
    const found = tables.find((one) => one.name === name);
    if (!found) throw new Error(`${name} is not a table that is carried.`);
    return found;
  };
  if (table.sharedBy) {
    const by = tableOf(table.sharedBy.table);
    const [key] = shapeOf(shapes, table).key;
    return sql<boolean>`${sql.ref(key!)} in (select ${sql.ref(table.sharedBy.column)} from ${sql.table(by.name)} where ${ofProject(by, tables, shapes, projectId)})`;
  }
  const { references, required } = shapeOf(shapes, table);
  const owner = references.find((one) => one.isOwner && required.has(one.column) && one.table !== table.name);
  if (!owner) throw new Error(`${table.name} belongs to nobody.`);
  const [key] = shapeOf(shapes, tableOf(owner.table)).key;
  return sql<boolean>`${sql.ref(owner.column)} in (select ${sql.ref(key!)} from ${sql.table(owner.table)} where ${ofProject(tableOf(owner.table), tables, shapes, projectId)})`;
}

export function shapeOf(shapes: Shapes, table: CarriedTable): DatabaseShape {
  const shape = shapes.get(table.name);
  if (!shape) throw new Error(`There is no table ${table.name}.`);
  return shape;
}

export const columnsOf = (table: CarriedTable): RawBuilder<unknown> =>
  sql.join(table.columns.map(({ name }) => sql.ref(name)));

/** The values of the key of a row, as a text. */
export const keyText = (shape: DatabaseShape, row: Row): string =>
  JSON.stringify(shape.key.map((column) => row[column] ?? null));

/** That the key is one of these. */
export function keyIn(shape: DatabaseShape, rows: readonly Row[], columns = shape.key): RawBuilder<boolean> {
  const [first] = columns;
  if (columns.length === 1 && first !== undefined)
    return sql<boolean>`${sql.ref(first)} in (${sql.join(rows.map((row) => row[first] ?? null))})`;
  const tuples = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column] ?? null))})`);
  return sql<boolean>`(${sql.join(columns.map((column) => sql.ref(column)))}) in (values ${sql.join(tuples)})`;
}

/** A row of the database with only the columns that are carried. */
export function carriedOf(table: CarriedTable, row: Readonly<Record<string, unknown>>): Row {
  return Object.fromEntries(table.columns.map(({ name }) => [name, (row[name] ?? null) as Value]));
}

export async function insertRows(
  database: RawDatabase,
  table: CarriedTable,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const tuples = rows.map((row) => sql`(${sql.join(table.columns.map(({ name }) => row[name] ?? null))})`);
  // Of no project: what is here of it stays as it is.
  const quietly = table.sharedBy ? sql`or ignore` : sql``;
  await sql`insert ${quietly} into ${sql.table(table.name)} (${columnsOf(table)}) values ${sql.join(tuples)}`.execute(
    database,
  );
}

export async function updateRow(
  database: RawDatabase,
  table: CarriedTable,
  shape: DatabaseShape,
  row: Row,
): Promise<void> {
  const set = table.columns
    .filter(({ name }) => !shape.key.includes(name))
    .map(({ name }) => sql`${sql.ref(name)} = ${row[name] ?? null}`);
  await sql`update ${sql.table(table.name)} set ${sql.join(set)} where ${keyIn(shape, [row])}`.execute(
    database,
  );
}

const isBytes = (value: Value): value is Uint8Array => value instanceof Uint8Array;
const base64 = (value: Uint8Array) =>
  Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');

/** A row as JSON, bytes as base64. */
export const rowText = (row: Row): string =>
  JSON.stringify(row, (_key, value: Value) => (isBytes(value) ? base64(value) : value));

/** What `rowText` wrote. */
export function rowOfText(table: CarriedTable, text: string): Row {
  const values = JSON.parse(text) as Record<string, string | number | null>;
  return Object.fromEntries(
    table.columns.map(({ name, kind }) => {
      const value = values[name] ?? null;
      return [
        name,
        typeof value === 'string' && kind.endsWith('bytes') ? Buffer.from(value, 'base64') : value,
      ];
    }),
  );
}

/** Tells whether a row was changed since. */
export const digestOf = (table: CarriedTable, row: Row): string => {
  const hash = createHash('sha256');
  for (const { name } of table.columns) {
    const value = row[name] ?? null;
    hash.update(isBytes(value) ? value : JSON.stringify(value)).update('\0');
  }
  return hash.digest('base64');
};
