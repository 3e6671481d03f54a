import { createHash } from 'node:crypto';
import type { Connection } from '../../../backend/store/connection.ts';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly pk: number;
}

interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Of each column that points to another table: that table and its column. */
  readonly parents: ReadonlyMap<string, { readonly table: string; readonly column: string }>;
  /** The statement that made it, with the values a column may have. */
  readonly sql: string;
}

/** Every row of every table, by the table's name; each row as its columns have it. */
export type Rows = ReadonlyMap<string, readonly Readonly<Record<string, unknown>>[]>;

/**
 * Puts rows into every table there is, whatever the schema: texts, numbers and blobs of the columns' types, values that
 * their checks allow, and rows of other tables where they point to such. Nothing in them is deleted or half done, so that
 * all of it has to stay.
 */
export function fillTables(connection: Connection, rowsPerTable: number): void {
  const filled = new Map<string, Record<string, unknown>[]>();
  for (const table of inOrder(tablesOf(connection))) {
    const rows = Array.from({ length: rowsPerTable }, (_, row) => rowOf(table, row, filled));
    filled.set(table.name, rows);
    const names = table.columns.map(({ name }) => `"${name}"`).join(', ');
    const places = table.columns.map(({ name }) => `@${name}`).join(', ');
    const insert = connection.prepare(`insert into "${table.name}" (${names}) values (${places})`);
    for (const row of rows) insert.run(row);
  }
}

/** What `fillTables` put there, read back. */
export function readRows(connection: Connection): Rows {
  return new Map(
    tablesOf(connection).map(({ name, columns }) => {
      const key = columns.flatMap((column) => (column.pk > 0 ? [`"${column.name}"`] : [])).join(', ');
      const rows = connection.prepare(`select * from "${name}" order by ${key || 'rowid'}`).all();
      return [name, rows as Record<string, unknown>[]];
    }),
  );
}

/** Tables whose rows are not all there as they were; columns that came since are left out. */
export function changedTables(before: Rows, after: Rows): string[] {
  return [...before].flatMap(([table, rows]) => {
    const now = after.get(table) ?? [];
    const isSame =
      now.length === rows.length &&
      rows.every((row, i) =>
        Object.entries(row).every(([column, value]) => {
          const other = now[i]![column];
          return Buffer.isBuffer(value) ? Buffer.isBuffer(other) && value.equals(other) : value === other;
        }),
      );
    return isSame ? [] : [table];
  });
}

/** Those of the app's own: no index for words, nothing of SQLite's or kysely's. */
function tablesOf(connection: Connection): Table[] {
  const tables = connection
    .prepare(
      `select name, sql from sqlite_schema where type = 'table' and name in (
        select name from pragma_table_list where schema = 'main' and type = 'table')
      and name not like 'sqlite_%' and name not like 'kysely_%' order by name`,
    )
    .all() as { name: string; sql: string }[];
  return tables.map(({ name, sql }) => ({
    name,
    sql,
    columns: connection.pragma(`table_info("${name}")`) as Column[],
    parents: new Map(
      (connection.pragma(`foreign_key_list("${name}")`) as { from: string; table: string; to: string }[]).map(
        ({ from, table, to }) => [from, { table, column: to }],
      ),
    ),
  }));
}

/** Those that others point to come first. */
function inOrder(tables: readonly Table[]): Table[] {
  const ordered: Table[] = [];
  const place = (table: Table): void => {
    if (ordered.includes(table)) return;
    for (const { table: parent } of table.parents.values())
      if (parent !== table.name) place(tables.find(({ name }) => name === parent)!);
    ordered.push(table);
  };
  tables.forEach(place);
  return ordered;
}

function rowOf(
  table: Table,
  row: number,
  filled: ReadonlyMap<string, readonly Record<string, unknown>[]>,
): Record<string, unknown> {
  return Object.fromEntries(
    table.columns.map((column) => [column.name, valueOf(table, column, row, filled)]),
  );
}

/** What a row is left alone with: nothing is going on in it, and nobody deleted it. */
const settled = ['complete', 'done', 'ready'];
const fleeting = ['typed_at', 'kept_at'];

function valueOf(
  table: Table,
  { name, type }: Column,
  row: number,
  filled: ReadonlyMap<string, readonly Record<string, unknown>[]>,
): unknown {
  if (name === 'deleted_at') return null;
  const parent = table.parents.get(name);
  // A row that points to its own kind may point to none.
  if (parent) return parent.table === table.name ? null : filled.get(parent.table)![row]![parent.column];
  const allowed = allowedValues(table.sql, name);
  if (allowed.length > 0) return allowed.find((value) => settled.includes(String(value))) ?? allowed.at(-1);
  // What goes by itself after some days is new.
  if (fleeting.includes(name)) return 4e12 + row;
  if (type === 'INTEGER') return 1000 + row;
  if (type === 'REAL') return row + 0.5;
  const text = `${table.name} ${name} ${row} 种子`;
  if (type === 'BLOB') return createHash('sha512').update(text).digest();
  if (name === 'id') return uuidOf(text);
  return isJson(table.sql, name) ? JSON.stringify({ text }) : text;
}

function allowedValues(sql: string, column: string): (string | number)[] {
  const [, list = ''] =
    new RegExp(`check\\s*\\(\\s*"?${column}"?\\s+in\\s*\\(([^)]*)\\)`, 'i').exec(sql) ?? [];
  return [...list.matchAll(/'([^']*)'|(\d+)/g)].map(([, text, number]) => text ?? Number(number));
}

function isJson(sql: string, column: string): boolean {
  return new RegExp(`json_valid\\(\\s*"?${column}"?`, 'i').test(sql);
}

function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
