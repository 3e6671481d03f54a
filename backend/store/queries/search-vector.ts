import { sql } from 'kysely';
import type { KeptVector } from '../../search/ports.ts';
import type { RawDatabase } from '../schema.ts';

interface Row {
  readonly key: number;
  readonly id: string;
  readonly modelSha256: string;
  readonly vector: Buffer;
}

/** Where vectors lie, and how to their project; read in the order of their keys, what is deleted left out. */
const places = {
  idea: sql`select idea_vector.rowid as key, idea.id as id, idea_vector.model_sha256 as "modelSha256",
    idea_vector.vector as vector
    from idea_vector cross join idea on idea.id = idea_vector.idea_id and idea.deleted_at is null
      and idea.merged_into is null
    cross join project on project.id = idea.project_id and project.deleted_at is null
    where idea_vector.rowid`,
  passage: sql`select chunk.key as key, chunk.id as id, chunk.model_sha256 as "modelSha256", chunk.vector as vector
    from chunk cross join source on source.id = chunk.source_id and source.deleted_at is null
    cross join project on project.id = source.project_id and project.deleted_at is null
    where chunk.key`,
} as const;

/** Vectors after a key, in the order of their keys, of one project or of all. */
export async function selectVectors(
  database: RawDatabase,
  kind: keyof typeof places,
  projectId: string | null,
  afterKey: number,
  limit: number,
): Promise<KeptVector[]> {
  const { rows } = await sql<Row>`${places[kind]} > ${afterKey}
    ${projectId === null ? sql`` : sql`and project.id = ${projectId}`} order by key limit ${limit}`.execute(
    database,
  );
  // A copy, since SQLite's buffer may lie at any offset.
  return rows.map((row) => ({ ...row, vector: new Float32Array(Uint8Array.from(row.vector).buffer) }));
}
