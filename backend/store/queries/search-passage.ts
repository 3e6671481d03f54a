import { z } from 'zod';
import type { Searchable } from '../../search/ports.ts';
import type { ReadableDatabase } from '../schema.ts';

const headingsSchema = z.array(z.string());

/** What passages say, in no order; those of sources or projects that are deleted left out. */
export async function selectSearchedPassages(
  database: ReadableDatabase,
  ids: readonly string[],
): Promise<Searchable[]> {
  if (ids.length === 0) return [];
  const rows = await database
    .selectFrom('chunk')
    .innerJoin('source', 'source.id', 'chunk.source_id')
    .innerJoin('project', 'project.id', 'source.project_id')
    .select(['chunk.id', 'chunk.start', 'chunk.end', 'chunk.headings', 'chunk.source_id'])
    .select(['source.name as source', 'project.id as projectId', 'project.name as projectName'])
    .where('chunk.id', 'in', ids)
    .where('source.deleted_at', 'is', null)
    .where('project.deleted_at', 'is', null)
    .execute();
  // Each source once: its text may be long, and a passage is two places in it.
  const sources = await database
    .selectFrom('source')
    .select(['id', 'text'])
    .where('id', 'in', [...new Set(rows.map((row) => row.source_id))])
    .execute();
  const textOf = new Map(sources.map(({ id, text }) => [id, text]));
  return rows.map(({ id, start, end, headings, source_id, source, projectId, projectName }) => {
    const path = headingsSchema.parse(JSON.parse(headings));
    return {
      ...{ id, projectId, projectName },
      title: [source, ...path.slice(-1)].join(' › '),
      text: (textOf.get(source_id) ?? '').slice(start, end),
      target: { kind: 'passage', sourceId: source_id, source, headings: path, start, end },
    };
  });
}
