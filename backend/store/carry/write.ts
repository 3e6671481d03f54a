import { sql } from 'kysely';
import type { CarriedTable, HereRow, ImportWriter, Row } from '../../carry/ports.ts';
import type { RawDatabase, WritableDatabase } from '../schema.ts';
import { insertPassages, type IndexText } from './passages.ts';
import {
  carriedOf,
  digestOf,
  insertRows,
  keyIn,
  keyText,
  columnsOf,
  ofProject,
  rowText,
  shapeOf,
  updateRow,
  type Shapes,
} from './rows.ts';

interface Parts {
  readonly database: WritableDatabase & RawDatabase;
  readonly tables: readonly CarriedTable[];
  readonly shapes: Shapes;
  readonly projectId: string;
}

/** Finds what rows of a file would meet in a project. */
export function createFinder({ database, tables, shapes, projectId }: Parts): ImportWriter['find'] {
  const look = async (table: CarriedTable, rows: readonly Row[], columns: readonly string[]) => {
    const shape = shapeOf(shapes, table);
    const hidden = shape.canBeHidden ? sql`deleted_at` : sql`null`;
    const { rows: found } = await sql<Record<string, unknown>>`
      select ${columnsOf(table)}, ${hidden} as "hidden at" from ${sql.table(table.name)}
      where ${keyIn(shape, rows, columns)} and ${ofProject(table, tables, shapes, projectId)}`.execute(
      database,
    );
    return new Map(
      found.map((row): [string, HereRow] => [
        JSON.stringify(columns.map((column) => row[column] ?? null)),
        { row: carriedOf(table, row), hiddenAt: row['hidden at'] as number | null },
      ]),
    );
  };
  return async (table, rows) => {
    if (rows.length === 0) return [];
    const shape = shapeOf(shapes, table);
    const maps = [{ columns: shape.key, found: await look(table, rows, shape.key) }];
    for (const columns of shape.unique) {
      const whole = rows.filter((row) => columns.every((column) => (row[column] ?? null) !== null));
      if (whole.length > 0) maps.push({ columns, found: await look(table, whole, columns) });
    }
    return rows.map((row) => {
      for (const { columns, found } of maps) {
        const here = found.get(JSON.stringify(columns.map((column) => row[column] ?? null)));
        if (here) return here;
      }
      return null;
    });
  };
}

/** Writes an import, and what is needed to take it back. `remembers` is false for a project that comes new. */
export function createImportWriter(
  parts: Parts,
  record: { readonly id: string; readonly remembers: boolean },
  indexText: (text: string) => IndexText,
): ImportWriter & { counts(): { added: number; changed: number } } {
  const { database, shapes } = parts;
  const counts = { added: 0, changed: 0 };
  let place = 0;
  const remember = async (
    table: CarriedTable,
    did: 'added' | 'changed' | 'kept-here' | 'kept-file',
    rows: readonly { readonly key: string; readonly row: Row | null; readonly digest: string | null }[],
  ) => {
    if (rows.length === 0) return;
    await database
      .insertInto('project_import_row')
      .values(
        rows.map(({ key, row, digest }) => ({
          import_id: record.id,
          place: place++,
          did,
          table_name: table.name,
          row_key: key,
          row: row && rowText(row),
          digest,
        })),
      )
      .execute();
  };
  return {
    counts: () => counts,
    find: createFinder(parts),
    async add(table, rows) {
      if (table.name === 'chunk') await insertPassages(database, table, rows, indexText);
      else await insertRows(database, table, rows);
      counts.added += rows.length;
      if (!record.remembers || table.sharedBy) return;
      const shape = shapeOf(shapes, table);
      await remember(
        table,
        'added',
        rows.map((row) => ({ key: keyText(shape, row), row: null, digest: digestOf(table, row) })),
      );
    },
    async change(table, before, after) {
      const shape = shapeOf(shapes, table);
      await updateRow(database, table, shape, after);
      counts.changed++;
      const key = keyText(shape, after);
      await remember(table, 'changed', [{ key, row: before, digest: digestOf(table, after) }]);
    },
    async unhide(table, row) {
      await sql`update ${sql.table(table.name)} set deleted_at = null
        where ${keyIn(shapeOf(shapes, table), [row])}`.execute(database);
    },
    async keep(table, row, took) {
      const did = took === 'here' ? 'kept-file' : 'kept-here';
      await remember(table, did, [{ key: keyText(shapeOf(shapes, table), row), row, digest: null }]);
    },
    async highestVersion(documentId) {
      const row = await database
        .selectFrom('compose_version')
        .select(({ fn }) => fn.max('number').as('highest'))
        .where('document_id', '=', documentId)
        .executeTakeFirst();
      return row?.highest ?? 0;
    },
  };
}
