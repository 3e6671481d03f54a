import type { IdeaMarks } from '../../../contract/board.ts';
import { ideaSchema, provenanceSchema, type Idea, type IdeaFields } from '../../../contract/ideation.ts';
import { sql } from 'kysely';
import type { IdeaTexts } from '../../board/ports.ts';
import type { NewIdea, TreatedIdea } from '../../ideation/ports.ts';
import { inPages, type PageEnd } from '../in-pages.ts';
import { inPieces } from '../in-pieces.ts';
import { notFound } from '../not-found.ts';
import type { IdeaRow, ReadableDatabase, WritableDatabase } from '../schema.ts';
import { nextRank } from './idea-rank.ts';

const tagsSchema = ideaSchema.shape.tags;

/** An idea as the contract has it. */
export function toIdea(row: IdeaRow): Idea {
  return {
    id: row.id,
    projectId: row.project_id,
    parentId: row.parent_id,
    origin: ideaSchema.shape.origin.parse(row.origin),
    starred: row.starred === 1,
    title: row.title,
    pitch: row.pitch,
    who: row.who,
    why: row.why,
    experiment: row.experiment,
    createdAt: row.created_at,
    editedAt: row.edited_at,
    state: ideaSchema.shape.state.parse(row.state),
    tags: tagsSchema.parse(JSON.parse(row.tags)),
    rank: row.rank,
    provenance: provenanceOf(row.provenance),
    clusterId: row.cluster_id,
    mergedIntoId: row.merged_into,
  };
}

const provenanceOf = (text: string | null) =>
  text === null ? null : provenanceSchema.parse(JSON.parse(text));

/** Ideas read at once: with where they came from, about 20 ms. */
const pageSize = 250;

/** Oldest first, deleted and merged ones left out. */
export async function selectIdeas(database: ReadableDatabase, projectId: string): Promise<Idea[]> {
  const ideas: Idea[] = [];
  await inPages(pageSize, async (after) => {
    const rows = await ideasAfter(database, projectId, after).selectAll('idea').limit(pageSize).execute();
    for (const row of rows) ideas.push(toIdea(row));
    return rows;
  });
  return ideas;
}

/** A project's ideas of the model's and what was done about them, the latest first; more are not asked for. */
const treatedIdeas = 1000;

/** What was done about the latest ideas of the model's, those that were deleted included. */
export async function selectTreatedIdeas(
  database: ReadableDatabase,
  projectId: string,
): Promise<TreatedIdea[]> {
  const rows = await database
    .selectFrom('idea')
    .select(['starred', 'state', 'provenance', 'deleted_at'])
    .where('project_id', '=', projectId)
    .where('provenance', 'is not', null)
    .where('merged_into', 'is', null)
    // Another was asked for in its place: that is no opinion of it.
    .where(
      sql<boolean>`id not in (select json_extract(input, '$.replaceIdeaId') from generation_input
        where json_extract(input, '$.replaceIdeaId') is not null)`,
    )
    .where((is) => is.or([is('starred', '=', 1), is('state', '!=', 'new'), is('deleted_at', 'is not', null)]))
    .orderBy('created_at', 'desc')
    .orderBy(sql`rowid`, 'desc')
    .limit(treatedIdeas)
    .execute();
  return rows.map(({ starred, state, provenance, deleted_at }) => ({
    starred: starred === 1,
    state: ideaSchema.shape.state.parse(state),
    provenance: provenanceOf(provenance),
    isDeleted: deleted_at !== null,
  }));
}

/** What the ideas of a project say, oldest first, deleted and merged ones left out. */
export async function selectIdeaTexts(database: ReadableDatabase, projectId: string): Promise<IdeaTexts[]> {
  return inPages(textsPageSize, (after) =>
    ideasAfter(database, projectId, after)
      .select(['idea.id', 'idea.title', 'idea.pitch', 'idea.who', 'idea.why', 'idea.experiment'])
      .limit(textsPageSize)
      .execute(),
  );
}
const textsPageSize = 1000;

/** The ideas of a project that stand after one, in the order they were added. */
function ideasAfter(database: ReadableDatabase, projectId: string, after: PageEnd) {
  return (
    database
      .selectFrom('idea')
      .select(['idea.created_at', sql<number>`idea.rowid`.as('rowid')])
      .where('idea.project_id', '=', projectId)
      .where('idea.deleted_at', 'is', null)
      .where('idea.merged_into', 'is', null)
      .where(sql<boolean>`(idea.created_at, idea.rowid) > (${after.created_at}, ${after.rowid})`)
      .orderBy('idea.created_at')
      // Within one millisecond, in the order they were added.
      .orderBy(sql`idea.rowid`)
  );
}

/** What ideas of these ids say, those that are not there left out; in no order. */
export async function selectIdeaTextsByIds(
  database: ReadableDatabase,
  ids: readonly string[],
): Promise<IdeaTexts[]> {
  const found: IdeaTexts[] = [];
  for (const some of inPieces(ids)) {
    const rows = await database
      .selectFrom('idea')
      .select(['id', 'title', 'pitch', 'who', 'why', 'experiment'])
      .where('id', 'in', some)
      .where('deleted_at', 'is', null)
      .execute();
    found.push(...rows);
  }
  return found;
}

/** Throws `not-found`, also when it or its project is deleted. */
export async function selectIdea(database: ReadableDatabase, id: string): Promise<Idea> {
  const row = await database
    .selectFrom('idea')
    .innerJoin('project', 'project.id', 'idea.project_id')
    .selectAll('idea')
    .where('idea.id', '=', id)
    .where('idea.deleted_at', 'is', null)
    .where('project.deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw notFound('idea');
  return toIdea(row);
}

/** Adds an idea at the end of its project's board, without marks but the tags that came with it. */
export async function insertIdea(database: WritableDatabase, idea: NewIdea): Promise<void> {
  await database
    .insertInto('idea')
    .values({
      id: idea.id,
      project_id: idea.projectId,
      parent_id: idea.parentId,
      origin: idea.origin,
      starred: idea.starred ? 1 : 0,
      title: idea.title,
      pitch: idea.pitch,
      who: idea.who,
      why: idea.why,
      experiment: idea.experiment,
      created_at: idea.createdAt,
      edited_at: idea.editedAt,
      deleted_at: null,
      state: 'new',
      tags: JSON.stringify(idea.tags ?? []),
      rank: await nextRank(database, idea.projectId),
      provenance: idea.provenance === null ? null : JSON.stringify(idea.provenance),
      cluster_id: null,
      merged_into: null,
    })
    .execute();
}

/** Adds ideas of one project in their order; resolves with them as they are kept. */
export async function insertIdeas(
  database: WritableDatabase,
  projectId: string,
  ideas: readonly NewIdea[],
): Promise<Idea[]> {
  for (const idea of ideas) await insertIdea(database, idea);
  const added = new Set(ideas.map(({ id }) => id));
  return (await selectIdeas(database, projectId)).filter(({ id }) => added.has(id));
}

/** Sets the fields given. */
export async function updateIdeaText(
  database: WritableDatabase,
  id: string,
  fields: Partial<IdeaFields>,
  editedAt: number | null,
): Promise<void> {
  await database
    .updateTable('idea')
    .set({
      title: fields.title,
      pitch: fields.pitch,
      who: fields.who,
      why: fields.why,
      experiment: fields.experiment,
      edited_at: editedAt,
    })
    .where('id', '=', id)
    .execute();
}

export async function updateIdeaStar(
  database: WritableDatabase,
  id: string,
  starred: boolean,
): Promise<void> {
  await database
    .updateTable('idea')
    .set({ starred: starred ? 1 : 0 })
    .where('id', '=', id)
    .execute();
}

/** Hides an idea, or with null shows it again. Throws `not-found` when there is no row. */
export async function markIdeaDeleted(database: WritableDatabase, id: string, deletedAt: number | null) {
  const { numUpdatedRows } = await database
    .updateTable('idea')
    .set({ deleted_at: deletedAt })
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw notFound('idea');
}

/** The ideas of these ids, in their order. Throws `not-found` when one is not there. */
export async function selectIdeasByIds(database: ReadableDatabase, ids: readonly string[]): Promise<Idea[]> {
  const rows = await database
    .selectFrom('idea')
    .selectAll()
    .where('id', 'in', ids)
    .where('deleted_at', 'is', null)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = byId.get(id);
    if (!row) throw notFound('idea');
    return toIdea(row);
  });
}

export async function updateIdeaMarks(database: WritableDatabase, marks: IdeaMarks): Promise<void> {
  await database
    .updateTable('idea')
    .set({
      starred: marks.starred ? 1 : 0,
      state: marks.state,
      tags: JSON.stringify(marks.tags),
      rank: marks.rank,
    })
    .where('id', '=', marks.id)
    .execute();
}

/** Hides ideas, or with null shows them again. Throws `not-found` when a row is missing. */
export async function markIdeasDeleted(
  database: WritableDatabase,
  ids: readonly string[],
  deletedAt: number | null,
): Promise<void> {
  const { numUpdatedRows } = await database
    .updateTable('idea')
    .set({ deleted_at: deletedAt })
    .where('id', 'in', ids)
    .executeTakeFirst();
  if (numUpdatedRows < BigInt(ids.length)) throw notFound('idea');
}

/** Takes hidden ideas away for good. Of those hidden up to that time. Returns how many. */
export async function purgeDeletedIdeas(database: WritableDatabase, before: number): Promise<number> {
  const result = await database
    .deleteFrom('idea')
    .where('deleted_at', '<=', before)
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}
