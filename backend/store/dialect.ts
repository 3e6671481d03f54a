import { SqliteAdapter, SqliteDialect } from 'kysely';
import type { Connection } from './connection.ts';
import { createStatements } from './statements.ts';

/** kysely's SQLite dialect over an open connection, with two things put right, and statements kept. */
export function createDialect(connection: Connection): SqliteDialect {
  const statements = createStatements((text) => connection.prepare(text));
  return new StrictSqliteDialect({
    database: {
      close: () => connection.close(),
      // A full disk makes SQLite roll back by itself; kysely's own rollback would then fail, and its
      // error would hide the one that tells of the disk.
      prepare: (statement) =>
        statements(statement === 'rollback' && !connection.inTransaction ? 'select 1' : statement),
    },
  });
}

class StrictSqliteDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

/** SQLite can take a change of schema back; kysely would leave a failed migration half done. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
