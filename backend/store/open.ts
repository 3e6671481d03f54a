import { existsSync } from 'node:fs';
import path from 'node:path';
import { Kysely } from 'kysely';
import type { KeyProtection } from '../../contract/system.ts';
import { openConnection, type Connection } from './connection.ts';
import { createFolder } from './create-folder.ts';
import { createDialect } from './dialect.ts';
import type { KeyProvider } from './key.ts';
import { appliedMigrations, migrate, unknownMigration, type Migrations } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { newerDatabase, openError } from './open-errors.ts';
import type { Schema } from './schema.ts';
import { tidy } from './tidy.ts';

export const databaseFileName = 'inkling.db';

/** The open store of one data folder. */
export interface Store {
  readonly database: Kysely<Schema>;
  readonly keyProtection: KeyProtection;
  close(): Promise<void>;
}

/**
 * Opens the encrypted database of a data folder, creating what is missing, and brings it to the
 * newest schema. Throws `data-folder`, `database-newer`, `database-damaged`, `database-locked` or
 * `disk-full`; a database that can't be used is never changed.
 */
export async function openStore(
  dataFolder: string,
  keyProvider: KeyProvider,
  knownMigrations: Migrations = migrations,
): Promise<Store> {
  const file = path.join(dataFolder, databaseFileName);
  try {
    await createFolder(dataFolder);
    const exists = existsSync(file);
    const key = await keyProvider.load(exists);
    if (exists) refuseNewer(file, key, knownMigrations);
    const connection = openConnection(file, key, false);
    return await prepare(connection, dataFolder, keyProvider.protection, knownMigrations);
  } catch (error) {
    throw openError(error, dataFolder, file);
  }
}

/** Looks before anything is opened for writing, so that a newer database keeps every byte. */
function refuseNewer(file: string, key: Buffer, knownMigrations: Migrations): void {
  const connection = openConnection(file, key, true);
  try {
    const unknown = unknownMigration(appliedMigrations(connection), knownMigrations);
    if (unknown !== null) throw newerDatabase(file, unknown);
  } finally {
    connection.close();
  }
}

async function prepare(
  connection: Connection,
  dataFolder: string,
  keyProtection: KeyProtection,
  knownMigrations: Migrations,
): Promise<Store> {
  const database = new Kysely<Schema>({ dialect: createDialect(connection) });
  try {
    await migrate(database, connection, knownMigrations, (migration) =>
      path.join(dataFolder, `inkling-at-${migration}.snapshot.db`),
    );
    await tidy(database, connection, Date.now());
  } catch (error) {
    connection.close();
    throw error;
  }
  return {
    database,
    keyProtection,
    // Not only destroy(): kysely closes the connection only if it was used.
    async close() {
      await database.destroy();
      connection.close();
    },
  };
}
