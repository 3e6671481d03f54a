import { rename, rm } from 'node:fs/promises';
import type { Kysely } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, Migrator, type Migration } from 'kysely/migration';
import type { Connection } from './connection.ts';
import type { Schema } from './schema.ts';

export type Migrations = Readonly<Record<string, Migration>>;

/** The names of the migrations a database has had, oldest first. */
export function appliedMigrations(connection: Connection): string[] {
  const known = connection.prepare('select 1 from sqlite_schema where name = ?').get(DEFAULT_MIGRATION_TABLE);
  if (!known) return [];
  const rows = connection.prepare(`select name from ${DEFAULT_MIGRATION_TABLE} order by name`).all();
  return rows.map((row) => (row as { name: string }).name);
}

/** The first migration that this program doesn't know, in a database that a newer one wrote. */
export function unknownMigration(applied: readonly string[], migrations: Migrations): string | null {
  return applied.find((name) => !Object.hasOwn(migrations, name)) ?? null;
}

/**
 * Brings a database to the newest schema, all in one transaction. One that has rows already is first
 * copied, encrypted with the same key, to `snapshotOf(its newest migration)`.
 */
export async function migrate(
  database: Kysely<Schema>,
  connection: Connection,
  migrations: Migrations,
  snapshotOf: (migration: string) => string,
): Promise<void> {
  const applied = appliedMigrations(connection);
  const last = applied.at(-1);
  if (last !== undefined && applied.length < Object.keys(migrations).length) {
    await takeSnapshot(connection, snapshotOf(last));
  }
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error instanceof Error) throw error;
  if (error !== undefined) throw new Error('A migration failed.', { cause: error });
}

/** VACUUM INTO keeps the key, where backup() and serialize() would write plain pages. */
async function takeSnapshot(connection: Connection, file: string): Promise<void> {
  const unfinished = `${file}.unfinished`;
  await rm(unfinished, { force: true });
  try {
    connection.prepare('vacuum into ?').run(unfinished);
  } catch (error) {
    // The rest of it would keep a full disk full.
    await rm(unfinished, { force: true });
    throw error;
  }
  await rename(unfinished, file);
}
