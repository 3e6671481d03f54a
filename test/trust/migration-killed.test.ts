import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Kysely } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { createRandom } from '../../backend/numerics/random.ts';
import { openConnection } from '../../backend/store/connection.ts';
import { createDialect } from '../../backend/store/dialect.ts';
import { keyFile } from '../../backend/store/key-file.ts';
import { migrate } from '../../backend/store/migrate.ts';
import { migrations } from '../../backend/store/migrations/index.ts';
import { databaseFileName, openStore } from '../../backend/store/open.ts';
import type { Schema } from '../../backend/store/schema.ts';
import { bundled } from '../support/faults/bundle.ts';
import { changedTables, fillTables, readRows, type Rows } from '../support/faults/fill-tables.ts';
import { readFolder, resetFolder } from '../support/faults/folder-bytes.ts';
import { memoryFolder } from '../support/temporary-folder.ts';
import { isWhole, rounds } from '../support/trust.ts';

const names = Object.keys(migrations);
/** All that were shipped but the newest, which has nothing before it. */
const schemas = isWhole ? names.slice(0, -1) : [names[0]!, names[6]!, names.at(-2)!];
const kills = rounds({ quick: 3, whole: 20 });
const rowsPerTable = 40;

let program = '';
beforeAll(async () => {
  program = await bundled('test/support/faults/opening-child.ts');
});

const keyOf = (folder: string) => readFileSync(path.join(folder, 'database.key'));

/** A folder with a database as an app of an earlier time left it, with rows in every table it had. */
async function folderAt(schema: string): Promise<{ folder: string; rows: Rows }> {
  const folder = await memoryFolder();
  const key = await keyFile(folder).load(false);
  const connection = openConnection(path.join(folder, databaseFileName), key, false);
  const database = new Kysely<Schema>({ dialect: createDialect(connection) });
  const shipped = Object.fromEntries(Object.entries(migrations).filter(([name]) => name <= schema));
  await migrate(database, connection, shipped, () => '');
  connection.transaction(() => fillTables(connection, rowsPerTable))();
  const rows = readRows(connection);
  await database.destroy();
  return { folder, rows };
}

/** Lets a process open the store, and kills it after a time; gives how long opening took if that was too late, else null. */
async function killedWhileOpening(folder: string, afterMs: number): Promise<number | null> {
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  const opening = new Promise<void>((resolve) =>
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.startsWith('opening')) resolve();
    }),
  );
  const closed = new Promise((resolve) => child.once('close', resolve));
  await Promise.race([opening, closed]);
  await Promise.race([pause(afterMs, undefined, { ref: false }), closed]);
  child.kill('SIGKILL');
  await closed;
  const [, opened] = /opened ([\d.]+)/.exec(output) ?? [];
  return opened === undefined ? null : Number(opened);
}

/** This migration takes lines of typing away on purpose: any of them could be a secret. Later ones keep them. */
const takingTypingAway = '0023-typed-secrets';
const isTakenAway = (table: string, schema: string) => table === 'typed_text' && schema < takingTypingAway;

/** Opens it undisturbed, and finds every row there, in the newest schema, and in the snapshot from before. */
async function expectAllThere(folder: string, schema: string, rows: Rows): Promise<void> {
  const store = await openStore(folder, keyFile(folder));
  await store.close();
  const key = keyOf(folder);
  const database = openConnection(path.join(folder, databaseFileName), key, true);
  const now = readRows(database);
  expect(changedTables(rows, now).filter((table) => !isTakenAway(table, schema))).toEqual([]);
  if (schema < takingTypingAway) expect(now.get('typed_text')).toEqual([]);
  const applied = database.prepare('select name from kysely_migration order by name').pluck().all();
  expect(applied).toEqual(names);
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(database.pragma('foreign_key_check')).toEqual([]);
  database.close();

  const snapshotFile = path.join(folder, `inkling-at-${schema}.snapshot.db`);
  expect(existsSync(snapshotFile)).toBe(true);
  const snapshot = openConnection(snapshotFile, key, true);
  expect(changedTables(rows, readRows(snapshot))).toEqual([]);
  snapshot.close();
}

it(
  'a database of each shipped schema, killed while it is brought to the newest, opens with every row and a snapshot',
  async ({ task }) => {
    const random = createRandom(5);
    const count = { kills: 0, late: 0, rows: 0 };
    for (const schema of schemas) {
      const { folder, rows } = await folderAt(schema);
      const files = readFolder(folder);
      const undisturbedMs = (await killedWhileOpening(folder, 60_000))!;
      await expectAllThere(folder, schema, rows);
      for (const [table, { length }] of rows) if (!isTakenAway(table, schema)) count.rows += length;
      for (let kill = 0; kill < kills;) {
        resetFolder(folder, files);
        if ((await killedWhileOpening(folder, random() * undisturbedMs)) !== null) {
          expect(++count.late, 'kills that came too late').toBeLessThan(5 * schemas.length * kills);
          continue;
        }
        kill++;
        await expectAllThere(folder, schema, rows);
      }
      count.kills += kills;
    }
    task.meta.figure = `${schemas.length} schemas, ${count.kills} kills (${count.late} more came after the end), 0 of ${count.rows} rows lost`;
  },
  60_000 + schemas.length * kills * 5000,
);
