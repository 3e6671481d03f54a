import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { Kysely } from 'kysely';
import type { KeyProtection } from '../../contract/system.ts';
import { createCopier, type DatabaseCopier } from './backups/copy-database.ts';
import { applyStaged, hasData } from './backups/staged.ts';
import { openConnection, type Connection } from './connection.ts';
import { createFolder } from './create-folder.ts';
import { createDialect } from './dialect.ts';
import type { KeyProvider } from './key.ts';
import { forgetLogEnd, keepLogEnd, type LogEndKeeper } from './log-end.ts';
import { appliedMigrations, migrate, unknownMigration, type Migrations } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { damagedDatabase, newerDatabase, openError, unusableLog } from './open-errors.ts';
import type { Schema } from './schema.ts';
import { tidy } from './tidy.ts';
import { logFaultOf } from './whole-log.ts';

export const databaseFileName = 'inkling.db';

/** The open store of one data folder. */
export interface Store {
  readonly database: Kysely<Schema>;
  readonly keyProtection: KeyProtection;
  readonly file: string;
  readonly key: Buffer;
  readonly copier: DatabaseCopier;
  close(): Promise<void>;
}

/**
 * Opens the encrypted database of a data folder, creating what is missing, and brings it to the newest schema. One that
 * was laid ready to be restored takes the place of the present one first. Throws `data-folder`, `database-newer`,
 * `database-damaged`, `database-locked` or `disk-full`; a database that can't be used is never changed.
 */
export async function openStore(
  dataFolder: string,
  keyProvider: KeyProvider,
  knownMigrations: Migrations = migrations,
): Promise<Store> {
  const file = path.join(dataFolder, databaseFileName);
  try {
    await createFolder(dataFolder);
    const key = await keyProvider.load(await hasData(dataFolder, file));
    await applyStaged(dataFolder, file, key);
    if (existsSync(file)) refuseUnusable(file, key, knownMigrations);
    const connection = openConnection(file, key, false);
    return await prepare(connection, file, { key, keyProtection: keyProvider.protection }, knownMigrations);
  } catch (error) {
    throw openError(error, dataFolder, file);
  }
}

const pageBytes = 4096;
/** Read whole at each start, which takes a fraction of a second up to here. */
const mostReadBytes = 64 * 1024 * 1024;

/**
 * Looks before anything is opened for writing, so that a newer or damaged database keeps every byte. Each page has a tag
 * of its key, so that reading all of them finds every bit that is not as it was written; of a database too large for that,
 * a damaged page is found when it is needed.
 */
function refuseUnusable(file: string, key: Buffer, knownMigrations: Migrations): void {
  const fault = logFaultOf(file);
  if (fault) throw unusableLog(file, fault);
  if (isCutOffFirstStart(file)) return;
  const connection = openConnection(file, key, true);
  try {
    const unknown = unknownMigration(appliedMigrations(connection), knownMigrations);
    if (unknown !== null) throw newerDatabase(file, unknown);
    if (
      statSync(file).size <= mostReadBytes &&
      connection.pragma('quick_check(1)', { simple: true }) !== 'ok'
    )
      throw damagedDatabase(file);
  } finally {
    connection.close();
  }
}

/**
 * A first start whose first page was being written when the power went: there is a journal, which only SQLite's change to
 * a log has, and which it takes back only where it may write.
 */
function isCutOffFirstStart(file: string): boolean {
  return statSync(file).size <= pageBytes && existsSync(`${file}-journal`) && !existsSync(`${file}-wal`);
}

async function prepare(
  connection: Connection,
  file: string,
  guarded: Pick<Store, 'key' | 'keyProtection'>,
  knownMigrations: Migrations,
): Promise<Store> {
  let logEnd: LogEndKeeper | null = null;
  const watch = { before: () => logEnd?.before(), after: () => logEnd?.after() };
  const database = new Kysely<Schema>({ dialect: createDialect(connection, watch) });
  try {
    // The whole log was found, and is about to be emptied.
    forgetLogEnd(file);
    await migrate(database, connection, knownMigrations, (migration) =>
      path.join(path.dirname(file), `inkling-at-${migration}.snapshot.db`),
    );
    await tidyIfRoom(database, connection);
  } catch (error) {
    connection.close();
    throw error;
  }
  logEnd = keepLogEnd(connection, file);
  const copier = createCopier(database, file);
  return {
    ...{ database, file, copier, ...guarded },
    // Not only destroy(): kysely closes the connection only if it was used.
    async close() {
      logEnd?.forget();
      // A commit on its way from here on would only be missed too little.
      logEnd = null;
      await database.destroy();
      connection.close();
      await copier.close();
    },
  };
}

/** On a full disk it waits for the next start: what there is can be read, and something deleted. */
async function tidyIfRoom(database: Kysely<Schema>, connection: Connection): Promise<void> {
  try {
    await tidy(database, connection, Date.now());
  } catch (error) {
    if ((error as { code?: unknown } | null)?.code !== 'SQLITE_FULL') throw error;
  }
}
