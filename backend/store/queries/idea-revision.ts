import { randomUUID } from 'node:crypto';
import type { Idea, IdeaFields } from '../../../contract/ideation.ts';
import { revisionSchema, type Revision } from '../../../contract/lineage.ts';
import type { IdeaRevisionRow, ReadableDatabase, WritableDatabase } from '../schema.ts';

function toRevision(row: IdeaRevisionRow): Revision {
  return {
    id: row.id,
    ideaId: row.idea_id,
    by: revisionSchema.shape.by.parse(row.by),
    writtenAt: row.written_at,
    title: row.title,
    pitch: row.pitch,
    who: row.who,
    why: row.why,
    experiment: row.experiment,
  };
}

/** Keeps the text that an idea has before another takes its place; nothing when it is the same. */
export async function keepText(
  database: WritableDatabase,
  idea: Idea,
  next: Partial<IdeaFields>,
): Promise<void> {
  if ((Object.keys(next) as (keyof IdeaFields)[]).every((name) => next[name] === idea[name])) return;
  await database
    .insertInto('idea_revision')
    .values({
      id: randomUUID(),
      idea_id: idea.id,
      by: idea.editedAt === null ? idea.origin : 'person',
      written_at: idea.editedAt ?? idea.createdAt,
      title: idea.title,
      pitch: idea.pitch,
      who: idea.who,
      why: idea.why,
      experiment: idea.experiment,
    })
    .execute();
}

/** Oldest first. */
export async function selectRevisions(database: ReadableDatabase, ideaId: string): Promise<Revision[]> {
  const rows = await database
    .selectFrom('idea_revision')
    .selectAll()
    .where('idea_id', '=', ideaId)
    .orderBy('written_at')
    .orderBy('rowid' as 'written_at')
    .execute();
  return rows.map(toRevision);
}

/** Of all ideas of a project that are not deleted, oldest first. */
export async function selectProjectRevisions(
  database: ReadableDatabase,
  projectId: string,
): Promise<Revision[]> {
  const rows = await database
    .selectFrom('idea_revision')
    .innerJoin('idea', 'idea.id', 'idea_revision.idea_id')
    .selectAll('idea_revision')
    .where('idea.project_id', '=', projectId)
    .where('idea.deleted_at', 'is', null)
    .orderBy('idea_revision.written_at')
    .orderBy('idea_revision.rowid' as 'idea_revision.written_at')
    .execute();
  return rows.map(toRevision);
}
