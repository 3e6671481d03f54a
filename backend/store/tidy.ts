import { sql, type Kysely } from 'kysely';
import type { Connection } from './connection.ts';
import { purgeDeletedAnalyses } from './queries/analysis.ts';
import { purgeDeletedComposeDocuments } from './queries/compose-document.ts';
import { purgeDeletedTemplates } from './queries/compose-template.ts';
import { purgeDeletedConvergeEntries } from './queries/converge-entry.ts';
import { purgeDeletedConversations } from './queries/conversation.ts';
import { purgeDeletedDatasets } from './queries/dataset.ts';
import { purgeDeletedDevelopEvidence } from './queries/develop-evidence.ts';
import { failRunningGenerations } from './queries/generation.ts';
import { purgeDeletedIdeas } from './queries/idea.ts';
import { cutOffWritingMessages } from './queries/message.ts';
import { purgeDeletedPlanEntries } from './queries/plan-entry.ts';
import { purgeDeletedPictureSets } from './queries/picture-set.ts';
import { purgeDeletedPredictDatasets } from './queries/predict-dataset.ts';
import { purgeDeletedPredictRuns } from './queries/predict-run.ts';
import { purgeDeletedProjects } from './queries/project.ts';
import { purgeDeletedSources } from './queries/source.ts';
import { failRunningTestRuns } from './queries/test-run.ts';
import type { Schema } from './schema.ts';

/** SQLite's `user_version`, which is part of each transaction: something was purged, and the file not yet swept. */
const unswept = 1;
/** Share of free pages from which on the file is written anew. */
const freeShare = 0.2;

/**
 * What is done at each start: what was deleted in the last session goes for good, and generations,
 * test runs and answers that the last session didn't live to finish are marked so.
 */
export async function tidy(database: Kysely<Schema>, connection: Connection, now: number): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await failRunningGenerations(transaction, now);
    await failRunningTestRuns(transaction, now);
    await cutOffWritingMessages(transaction);
    const count =
      (await purgeDeletedProjects(transaction)) +
      (await purgeDeletedIdeas(transaction)) +
      (await purgeDeletedPlanEntries(transaction)) +
      (await purgeDeletedConvergeEntries(transaction)) +
      (await purgeDeletedConversations(transaction)) +
      (await purgeDeletedSources(transaction)) +
      (await purgeDeletedDatasets(transaction)) +
      (await purgeDeletedPictureSets(transaction)) +
      (await purgeDeletedPredictDatasets(transaction)) +
      (await purgeDeletedPredictRuns(transaction)) +
      (await purgeDeletedAnalyses(transaction)) +
      (await purgeDeletedComposeDocuments(transaction)) +
      (await purgeDeletedTemplates(transaction)) +
      (await purgeDeletedDevelopEvidence(transaction));
    if (count > 0) await sql.raw(`pragma user_version = ${unswept}`).execute(transaction);
  });
  const number = (name: string) => connection.pragma(name, { simple: true }) as number;
  const isUnswept = number('user_version') === unswept;
  // Words of what was purged stay in the full-text index until its segments are merged.
  if (isUnswept)
    for (const words of ['chunk_words', 'idea_words'])
      connection.exec(`insert into ${words} (${words}) values ('optimize')`);
  // VACUUM and the emptied WAL leave none of the text. It writes the whole file anew, seconds for a big one, so it waits
  // for a reason: a purge, now or one that a crash cut off, or much free room, as a session of editing leaves little.
  if (isUnswept || number('freelist_count') > freeShare * number('page_count')) connection.exec('vacuum');
  connection.pragma('wal_checkpoint(truncate)');
  if (isUnswept) connection.pragma('user_version = 0');
}
