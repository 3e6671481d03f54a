import { SqliteAdapter, SqliteDialect, type SqliteStatement } from 'kysely';
import type { Connection } from './connection.ts';

/**
 * kysely's SQLite dialect over an open connection, with two things put right. `onCommit` is called when a transaction is
 * on the disk, before whoever wrote it is told.
 */
export function createDialect(connection: Connection, onCommit = () => {}): SqliteDialect {
  return new StrictSqliteDialect({
    database: {
      close: () => connection.close(),
      prepare(statement) {
        if (statement === 'commit') return commitStatement(connection, onCommit);
        // A full disk makes SQLite roll back by itself; kysely's own rollback would then fail, and its
        // error would hide the one that tells of the disk.
        return connection.prepare(
          statement === 'rollback' && !connection.inTransaction ? 'select 1' : statement,
        );
      },
    },
  });
}

function commitStatement(connection: Connection, onCommit: () => void): SqliteStatement {
  const commit = connection.prepare('commit');
  return {
    reader: false,
    all: () => [],
    iterate: () => [][Symbol.iterator](),
    run() {
      const result = commit.run();
      onCommit();
      return result;
    },
  };
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
