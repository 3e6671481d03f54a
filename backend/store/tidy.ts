import type { Kysely } from 'kysely';
import type { Connection } from './connection.ts';
import { purgeDeletedDatasets } from './queries/dataset.ts';
import { failRunningGenerations } from './queries/generation.ts';
import { purgeDeletedIdeas } from './queries/idea.ts';
import { purgeDeletedProjects } from './queries/project.ts';
import type { Schema } from './schema.ts';

/**
 * What is done at each start: what was deleted in the last session goes for good, and generations
 * that the last session didn't live to finish are marked as failed.
 */
export async function tidy(database: Kysely<Schema>, connection: Connection, now: number): Promise<void> {
  const purged = await database.transaction().execute(async (transaction) => {
    await failRunningGenerations(transaction, now);
    const projects = await purgeDeletedProjects(transaction);
    const ideas = await purgeDeletedIdeas(transaction);
    return projects + ideas + (await purgeDeletedDatasets(transaction));
  });
  // Free pages tell of a purge that a crash cut off. VACUUM and the emptied WAL leave none of the text.
  const freePages = connection.pragma('freelist_count', { simple: true }) as number;
  if (purged > 0 || freePages > 0) connection.exec('vacuum');
  connection.pragma('wal_checkpoint(truncate)');
}
