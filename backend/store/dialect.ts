import { SqliteAdapter, SqliteDialect, type SqliteStatement } from 'kysely';
import type { Connection } from './connection.ts';
import { createStatements } from './statements.ts';

/** What is to be done around each commit. */
export interface CommitWatch {
  /** May throw, which rolls the transaction back. */
  before(): void;
  /** The transaction is on the disk; whoever wrote it is told next. */
  after(): void;
}

/** kysely's SQLite dialect over an open connection, with two things put right, and statements kept. */
export function createDialect(connection: Connection, watch: CommitWatch | null = null): SqliteDialect {
  const statements = createStatements((text) => connection.prepare(text));
  return new StrictSqliteDialect({
    database: {
      close: () => connection.close(),
      prepare(statement) {
        if (statement === 'commit' && watch) return commitStatement(connection, watch);
        // A full disk makes SQLite roll back by itself; kysely's own rollback would then fail, and its
        // error would hide the one that tells of the disk.
        return statements(statement === 'rollback' && !connection.inTransaction ? 'select 1' : statement);
      },
    },
  });
}

function commitStatement(connection: Connection, watch: CommitWatch): SqliteStatement {
  const commit = connection.prepare('commit');
  return {
    reader: false,
    all: () => [],
    iterate: () => [][Symbol.iterator](),
    run() {
      watch.before();
      const result = commit.run();
      watch.after();
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
