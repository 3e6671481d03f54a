import { SqliteAdapter, SqliteDialect } from 'kysely';
import type { Connection } from './connection.ts';

/** kysely's SQLite dialect over an open connection, with two things put right. */
export function createDialect(connection: Connection): SqliteDialect {
  return new StrictSqliteDialect({
    database: {
      close: () => connection.close(),
      // A full disk makes SQLite roll back by itself; kysely's own rollback would then fail, and its
      // error would hide the one that tells of the disk.
      prepare: (statement) =>
        connection.prepare(statement === 'rollback' && !connection.inTransaction ? 'select 1' : statement),
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
