import { existsSync } from 'node:fs';
import path from 'node:path';
import { Kysely } from 'kysely';
import type { KeyProtection } from '../../contract/system.ts';
import { createCopier, type DatabaseCopier } from './backups/copy-database.ts';
import { applyStaged, hasData } from './backups/staged.ts';
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
  readonly file: string;
  readonly key: Buffer;
  readonly copier: DatabaseCopier;
  close(): Promise<void>;
}

/**
 * Opens the encrypted database of a data folder, creating what is missing, and brings it to the
 * newest schema. One that was laid ready to be restored takes the place of the present one first. Throws `data-folder`, `database-newer`, `database-damaged`, `database-locked` or
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
    const key = await keyProvider.load(await hasData(dataFolder, file));
    await applyStaged(dataFolder, file, key);
    if (existsSync(file)) refuseNewer(file, key, knownMigrations);
    const connection = openConnection(file, key, false);
    const database = await prepare(connection, dataFolder, knownMigrations);
    const copier = createCopier(database, file);
    return {
      ...{ database, file, key, copier, keyProtection: keyProvider.protection },
      // Not only destroy(): kysely closes the connection only if it was used.
      async close() {
        await database.destroy();
        connection.close();
        await copier.close();
      },
    };
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
  knownMigrations: Migrations,
): Promise<Kysely<Schema>> {
  const database = new Kysely<Schema>({ dialect: createDialect(connection) });
  try {
    await migrate(database, connection, knownMigrations, (migration) =>
      path.join(dataFolder, `inkling-at-${migration}.snapshot.db`),
    );
    await tidy(database, connection, Date.now());
    return database;
  } catch (error) {
    connection.close();
    throw error;
  }
}
