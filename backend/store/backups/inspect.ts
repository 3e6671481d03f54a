import type { Backup } from '../../../contract/backups.ts';
import { openConnection, type Connection } from '../connection.ts';
import { appliedMigrations, unknownMigration } from '../migrate.ts';
import { migrations } from '../migrations/index.ts';

/** What can be told of a backup by opening it. */
export type Inspected = Pick<Backup, 'state' | 'projects' | 'ideas'>;

const unreadable: Inspected = { state: 'unreadable', projects: null, ideas: null };

/** What a backup holds. `fully` reads every page, of which each is authenticated, and checks the whole structure. */
export function inspectBackup(file: string, key: Uint8Array, fully: boolean): Inspected {
  try {
    // For writing, though nothing is written: one that is read only leaves an empty log behind, and one that was set
    // aside without being closed has a log of its own, which is brought in.
    const connection = openConnection(file, Buffer.from(key), false);
    try {
      if (unknownMigration(appliedMigrations(connection), migrations) !== null)
        return { ...unreadable, state: 'newer' };
      if (fully && connection.pragma('integrity_check(1)', { simple: true }) !== 'ok') return unreadable;
      return { state: 'good', projects: count(connection, 'project'), ideas: count(connection, 'idea') };
    } finally {
      connection.close();
    }
  } catch {
    return unreadable;
  }
}

/** What a person would see of them; an empty database has no tables. */
function count(connection: Connection, table: 'project' | 'idea'): number {
  const exists = connection.prepare('select 1 from sqlite_schema where name = ?').get(table);
  if (!exists) return 0;
  const columns = connection.prepare(`select name from pragma_table_info('${table}')`).all();
  const hasMerged = columns.some((column) => (column as { name: string }).name === 'merged_into');
  const inProject =
    table === 'idea' ? ' and project_id in (select id from project where deleted_at is null)' : '';
  const { n } = connection
    .prepare(
      `select count(*) as n from ${table} where deleted_at is null${hasMerged ? ' and merged_into is null' : ''}${inProject}`,
    )
    .get() as { n: number };
  return n;
}
