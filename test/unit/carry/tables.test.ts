import { sql } from 'kysely';
import { expect, it } from 'vitest';
import {
  carriedTables,
  columnsLeftBehind,
  tablesLeftBehind,
} from '../../../backend/project-file/tables/index.ts';
import { readShapes } from '../../../backend/store/carry/shapes.ts';
import { openTestStore } from '../../support/store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const open = async () => (await openTestStore(await temporaryFolder())).store.database;
const kinds: Readonly<Record<string, readonly string[]>> = {
  TEXT: ['id', 'text', 'json'],
  INTEGER: ['int'],
  REAL: ['real'],
  BLOB: ['bytes', 'json-bytes'],
};

it('a project file carries every table of the database, or says why it stays behind', async () => {
  const { rows } = await sql<{ name: string }>`
    select name from pragma_table_list where schema = 'main' and type = 'table'
    and name not like 'sqlite_%' and name not like 'kysely_%'`.execute(await open());
  const known = [...carriedTables.map(({ name }) => name), ...Object.keys(tablesLeftBehind)];
  expect(rows.map(({ name }) => name).sort()).toEqual(known.sort());
});

it('it carries every column, with its type and whether it may be empty', async () => {
  const database = await open();
  for (const { name, columns } of carriedTables) {
    const { rows } = await sql<{ name: string; type: string; notnull: number }>`
      select name, type, "notnull" from pragma_table_info(${name})`.execute(database);
    const wanted = rows.filter(
      (row) => row.name !== 'deleted_at' && !Object.hasOwn(columnsLeftBehind, `${name}.${row.name}`),
    );
    expect(columns.map((column) => column.name).sort(), `the columns of ${name}`).toEqual(
      wanted.map((row) => row.name).sort(),
    );
    for (const row of wanted) {
      const column = columns.find((one) => one.name === row.name)!;
      expect(kinds[row.type], `${name}.${row.name}`).toContain(column.kind);
      expect(column.isNullable, `${name}.${row.name} may be empty`).toBe(row.notnull === 0);
    }
  }
});

it('what a table refers to comes before it, and every table hangs on the project', async () => {
  const database = await open();
  const shapes = await readShapes(database, carriedTables);
  const seen = new Set<string>();
  for (const { name, sharedBy } of carriedTables) {
    const { references, key } = shapes.get(name)!;
    expect(key.length, `the key of ${name}`).toBeGreaterThan(0);
    for (const reference of references)
      expect(seen.has(reference.table) || reference.table === name, `${name} after ${reference.table}`).toBe(
        true,
      );
    expect(name === 'project' || sharedBy !== null || references.some(({ isOwner }) => isOwner), name).toBe(
      true,
    );
    seen.add(name);
  }
});
