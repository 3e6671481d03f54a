import { sql } from 'kysely';
import { InklingError } from '../../../contract/errors.ts';
import type { CarriedTable, ProjectReading, Row, Value } from '../../carry/ports.ts';
import { notFound } from '../not-found.ts';
import type { RawDatabase } from '../schema.ts';
import { carriedOf, columnsOf, keyIn, ofProject, shapeOf, type Shapes } from './rows.ts';

/** What of a row decides whether it is carried: its place, its key, whom it refers to, whether it is hidden. */
type Skeleton = Readonly<Record<string, unknown>>;

/**
 * Looks which rows of a project there are: those that are not hidden, and hang on none that is. What they hold is read
 * afterwards, a few at a time, while others may write. Throws `not-found`.
 */
export async function readProject(
  database: RawDatabase,
  tables: readonly CarriedTable[],
  shapes: Shapes,
  projectId: string,
): Promise<ProjectReading> {
  const live = new Map<string, Set<Value>>();
  const found = new Map<string, Skeleton[]>();
  for (const table of tables) {
    const rows = await skeletons(database, table, tables, shapes, projectId);
    const kept = keepLive(table, shapes, rows, live);
    const [key] = shapeOf(shapes, table).key;
    live.set(table.name, new Set(kept.map((row) => row[key!] as Value)));
    found.set(table.name, kept);
  }
  const [project] = await readPiece(database, tables[0]!, shapes, found.get('project') ?? []);
  if (!project) throw notFound('project');
  return {
    name: String(project.name),
    count: [...found.values()].reduce((sum, rows) => sum + rows.length, 0),
    async *rows() {
      const written = new Map<string, Set<Value>>();
      for (const table of tables) {
        const kept = found.get(table.name) ?? [];
        for (let start = 0; start < kept.length; start += table.rowsAtOnce) {
          const piece = await readPiece(database, table, shapes, kept.slice(start, start + table.rowsAtOnce));
          const rows = piece
            .map((row) => withReferences(table, shapes, row, written, live))
            .filter((row) => row !== null);
          note(written, table, shapes, rows);
          if (rows.length > 0) yield { table, rows };
        }
        found.delete(table.name);
        requireOwnKept(table, shapes, live, written);
      }
    },
  };
}

async function skeletons(
  database: RawDatabase,
  table: CarriedTable,
  tables: readonly CarriedTable[],
  shapes: Shapes,
  projectId: string,
): Promise<Skeleton[]> {
  const shape = shapeOf(shapes, table);
  const names = [
    ...new Set([
      ...shape.key,
      ...shape.references.map(({ column }) => column),
      ...(shape.canBeHidden ? ['deleted_at'] : []),
    ]),
  ];
  const place = shape.hasRowid ? sql`rowid as "rowid",` : sql``;
  const order = shape.hasRowid ? sql`rowid` : sql.join(shape.key.map((column) => sql.ref(column)));
  const { rows } = await sql<Skeleton>`
    select ${place} ${sql.join(names.map((column) => sql.ref(column)))} from ${sql.table(table.name)}
    where ${ofProject(table, tables, shapes, projectId)} order by ${order}`.execute(database);
  return rows;
}

/** Those that are not hidden and hang on none that is; a table that hangs on itself is gone through until nothing more goes. */
function keepLive(
  table: CarriedTable,
  shapes: Shapes,
  rows: readonly Skeleton[],
  live: ReadonlyMap<string, ReadonlySet<Value>>,
): Skeleton[] {
  const { key, references, required } = shapeOf(shapes, table);
  const binding = references.filter(({ isOwner, column }) => isOwner || required.has(column));
  let kept = rows.filter(
    (row) =>
      (row.deleted_at ?? null) === null &&
      binding.every(
        ({ column, table: other }) =>
          other === table.name || row[column] === null || live.get(other)?.has(row[column] as Value),
      ),
  );
  const own = binding.filter(({ table: other }) => other === table.name);
  for (let before = -1; own.length > 0 && before !== kept.length;) {
    before = kept.length;
    const there = new Set(kept.map((row) => row[key[0]!]));
    kept = kept.filter((row) => own.every(({ column }) => row[column] === null || there.has(row[column])));
  }
  return kept;
}

async function readPiece(
  database: RawDatabase,
  table: CarriedTable,
  shapes: Shapes,
  piece: readonly Skeleton[],
): Promise<Row[]> {
  if (piece.length === 0) return [];
  const shape = shapeOf(shapes, table);
  const these = shape.hasRowid
    ? sql`rowid in (${sql.join(piece.map((row) => row.rowid))}) order by rowid`
    : sql`${keyIn(shape, piece as readonly Row[])} order by ${sql.join(shape.key.map((column) => sql.ref(column)))}`;
  const { rows } = await sql<Skeleton>`
    select ${columnsOf(table)} from ${sql.table(table.name)} where ${these}`.execute(database);
  return rows.map((row) => carriedOf(table, row));
}

/** The row with what it may forget forgotten; null when what it hangs on was taken away meanwhile. */
function withReferences(
  table: CarriedTable,
  shapes: Shapes,
  row: Row,
  written: ReadonlyMap<string, ReadonlySet<Value>>,
  live: ReadonlyMap<string, ReadonlySet<Value>>,
): Row | null {
  const { references, required } = shapeOf(shapes, table);
  const forgotten: Record<string, null> = {};
  for (const { column, table: other, isOwner } of references) {
    const target = row[column] ?? null;
    const there = other === table.name ? live.get(other) : written.get(other);
    if (target === null || there?.has(target)) continue;
    if (isOwner || required.has(column)) return null;
    forgotten[column] = null;
  }
  return { ...row, ...forgotten };
}

function note(
  written: Map<string, Set<Value>>,
  table: CarriedTable,
  shapes: Shapes,
  rows: readonly Row[],
): void {
  const { key } = shapeOf(shapes, table);
  const known = written.get(table.name) ?? new Set<Value>();
  for (const row of rows) known.add(row[key[0]!] ?? null);
  written.set(table.name, known);
}

/** Rows that hang on others of their own table can't be looked at one by one: all of them must still have been there. */
function requireOwnKept(
  table: CarriedTable,
  shapes: Shapes,
  live: ReadonlyMap<string, ReadonlySet<Value>>,
  written: ReadonlyMap<string, ReadonlySet<Value>>,
): void {
  const isOwn = shapeOf(shapes, table).references.some(({ table: other }) => other === table.name);
  if (isOwn && (live.get(table.name)?.size ?? 0) !== (written.get(table.name)?.size ?? 0))
    throw new InklingError(
      'not-found',
      'Something of this project was deleted for good while it was exported. No file was written.',
      'Export it again.',
    );
}
