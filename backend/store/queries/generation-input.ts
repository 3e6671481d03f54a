import { z } from 'zod';
import { generateInputSchema } from '../../../contract/ideation.ts';
import { runSchema } from '../../../contract/lineage.ts';
import { briefSchema } from '../../../contract/projects.ts';
import type { GenerationRecord } from '../../ideation/ports.ts';
import type { StoredRun } from '../../lineage/ports.ts';
import { notFound } from '../not-found.ts';
import type { ReadableDatabase, WritableDatabase } from '../schema.ts';

const ideasThenSchema = z.array(z.object({ id: z.string(), hash: z.string() }));
const opinionsSchema = z.array(z.object({ opening: z.string(), value: z.number() }));

/** Keeps what a generation was given. */
export async function insertGenerationInput(
  database: WritableDatabase,
  { id, given }: Pick<GenerationRecord, 'id' | 'given'>,
): Promise<void> {
  if (!given) return;
  await database
    .insertInto('generation_input')
    .values({
      generation_id: id,
      input: JSON.stringify(given.input),
      brief: JSON.stringify(given.brief),
      ideas: JSON.stringify(given.ideas),
      library: given.library,
      opinions: JSON.stringify(given.opinions),
    })
    .execute();
}

function selectRuns(database: ReadableDatabase) {
  return database
    .selectFrom('generation')
    .innerJoin('model', 'model.sha256', 'generation.model_sha256')
    .innerJoin('project', 'project.id', 'generation.project_id')
    .leftJoin('generation_input', 'generation_input.generation_id', 'generation.id')
    .where('project.deleted_at', 'is', null)
    .selectAll('generation')
    .select(['model.id as model_id', 'generation_input.input', 'generation_input.brief'])
    .select(['generation_input.ideas', 'generation_input.library', 'generation_input.opinions']);
}

type RunRow = Awaited<ReturnType<ReturnType<typeof selectRuns>['executeTakeFirstOrThrow']>>;

function toRun(row: RunRow): StoredRun {
  const { input, brief, ideas, library, opinions } = row;
  return {
    id: row.id,
    projectId: row.project_id,
    method: row.method,
    count: row.count,
    seed: row.seed,
    model: { id: row.model_id, sha256: row.model_sha256 },
    state: runSchema.shape.state.parse(row.state),
    startedAt: row.started_at,
    given:
      input === null || brief === null || ideas === null || library === null
        ? null
        : {
            input: generateInputSchema.parse(JSON.parse(input)),
            brief: briefSchema.parse(JSON.parse(brief)),
            ideas: ideasThenSchema.parse(JSON.parse(ideas)),
            library,
            opinions: opinionsSchema.parse(JSON.parse(opinions ?? '[]')),
          },
  };
}

/** The generations of a project, the latest first. */
export async function selectProjectRuns(database: ReadableDatabase, projectId: string): Promise<StoredRun[]> {
  const rows = await selectRuns(database)
    .where('generation.project_id', '=', projectId)
    .orderBy('generation.started_at', 'desc')
    .orderBy('generation.rowid' as 'generation.started_at', 'desc')
    .execute();
  return rows.map(toRun);
}

/** Throws `not-found`, also when its project is deleted. */
export async function selectRun(database: ReadableDatabase, id: string): Promise<StoredRun> {
  const row = await selectRuns(database).where('generation.id', '=', id).executeTakeFirst();
  if (!row) throw notFound('generation');
  return toRun(row);
}
