import path from 'node:path';
import { Kysely } from 'kysely';
import { openConnection } from '../../backend/store/connection.ts';
import { createDialect } from '../../backend/store/dialect.ts';
import { keyFile } from '../../backend/store/key-file.ts';
import { migrate } from '../../backend/store/migrate.ts';
import { migrations } from '../../backend/store/migrations/index.ts';
import { databaseFileName } from '../../backend/store/open.ts';
import type { Schema } from '../../backend/store/schema.ts';

/**
 * A database as it was before a migration of this name and those after it. It is written to by SQL of its time: today's
 * queries, and what is done at each start, speak of tables and columns that came later.
 */
export async function olderDatabase(folder: string, before: string) {
  const known = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < before));
  const key = await keyFile(folder).load(false);
  const connection = openConnection(path.join(folder, databaseFileName), key, false);
  const database = new Kysely<Schema>({ dialect: createDialect(connection) });
  await migrate(database, connection, known, (name) => path.join(folder, name));
  return {
    database,
    async close() {
      await database.destroy();
      connection.close();
    },
  };
}
