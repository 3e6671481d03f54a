import type { Kysely } from 'kysely';
import { trashDays } from '../../contract/trash.ts';
import { typedDays } from '../../contract/typing.ts';
import { undoDays } from '../../contract/undo.ts';
import { pruneImports } from './carry/prune.ts';
import type { Connection } from './connection.ts';
import { markUnswept, unswept } from './leave-nothing.ts';
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
import type { Schema, WritableDatabase } from './schema.ts';
import { purgeTyped } from './typing-store.ts';
import { purgeUndoSteps } from './undo-store.ts';

/** Share of free pages from which on the file is written anew. */
const freeShare = 0.2;

/**
 * What is done at each start: what was deleted 30 days ago goes for good, and generations, test runs
 * and answers that the last session didn't live to finish are marked so.
 */
export async function tidy(database: Kysely<Schema>, connection: Connection, now: number): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await failRunningGenerations(transaction, now);
    await failRunningTestRuns(transaction, now);
    await cutOffWritingMessages(transaction);
    const purged = (await purge(transaction, now)) + (await pruneImports(transaction));
    if (purged > 0) await markUnswept(transaction);
  });
  const number = (name: string) => connection.pragma(name, { simple: true }) as number;
  const isUnswept = number('user_version') === unswept;
  // Words of what was purged stay in the full-text index until its segments are merged.
  if (isUnswept)
    for (const words of ['chunk_words', 'idea_words', 'search_words'])
      connection.exec(`insert into ${words} (${words}) values ('optimize')`);
  // VACUUM and the emptied WAL leave none of the text. It writes the whole file anew, seconds for a big one, so it waits
  // for a reason: a purge, now or one that a crash cut off, or much free room, as a session of editing leaves little.
  if (isUnswept || number('freelist_count') > freeShare * number('page_count')) connection.exec('vacuum');
  connection.pragma('wal_checkpoint(truncate)');
  if (isUnswept) connection.pragma('user_version = 0');
}

const dayMs = 86_400_000;

/**
 * Takes away for good what was deleted long enough ago, and typing and ways back that nobody came back to.
 * Returns how many rows.
 */
async function purge(database: WritableDatabase, now: number): Promise<number> {
  const before = now - trashDays * dayMs;
  return (
    (await purgeTyped(database, now - typedDays * dayMs)) +
    (await purgeUndoSteps(database, now - undoDays * dayMs)) +
    (await purgeDeletedProjects(database, before)) +
    (await purgeDeletedIdeas(database, before)) +
    (await purgeDeletedPlanEntries(database, before)) +
    (await purgeDeletedConvergeEntries(database, before)) +
    (await purgeDeletedConversations(database, before)) +
    (await purgeDeletedSources(database, before)) +
    (await purgeDeletedDatasets(database, before)) +
    (await purgeDeletedPictureSets(database, before)) +
    (await purgeDeletedPredictDatasets(database, before)) +
    (await purgeDeletedPredictRuns(database, before)) +
    (await purgeDeletedAnalyses(database, before)) +
    (await purgeDeletedComposeDocuments(database, before)) +
    (await purgeDeletedTemplates(database, before)) +
    (await purgeDeletedDevelopEvidence(database, before))
  );
}
