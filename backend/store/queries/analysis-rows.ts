import type { FindingKind, StoredFinding, StoredLabels, StoredVectors } from '../../analyse/ports.ts';
import { notFound } from '../not-found.ts';
import { bytesOf, float32Of, int32Of } from '../packed.ts';
import type { ReadableDatabase, WritableDatabase } from '../schema.ts';

export async function insertAnalysisTable(database: WritableDatabase, id: string, rows: Uint8Array) {
  await database
    .insertInto('analysis_table')
    .values({ analysis_id: id, rows: Buffer.from(rows.buffer, rows.byteOffset, rows.byteLength) })
    .execute();
}

/** Throws `not-found`. */
export async function selectAnalysisTable(database: ReadableDatabase, id: string): Promise<Uint8Array> {
  const row = await database
    .selectFrom('analysis_table')
    .select('rows')
    .where('analysis_id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound('analysis');
  return row.rows;
}

export async function selectSummary(
  database: ReadableDatabase,
  id: string,
  kind: FindingKind,
): Promise<object | null> {
  const row = await finding(database, id, kind).select('summary').executeTakeFirst();
  return row ? (JSON.parse(row.summary) as object) : null;
}

export async function selectFindingRows(
  database: ReadableDatabase,
  id: string,
  kind: FindingKind,
): Promise<Uint8Array | null> {
  const row = await finding(database, id, kind).select('rows').executeTakeFirst();
  return row?.rows ?? null;
}

function finding(database: ReadableDatabase, id: string, kind: FindingKind) {
  return database.selectFrom('analysis_finding').where('analysis_id', '=', id).where('kind', '=', kind);
}

/** In place of what was found that way before. */
export async function replaceFinding(
  database: WritableDatabase,
  id: string,
  kind: FindingKind,
  { summary, rows }: StoredFinding,
  now: number,
): Promise<void> {
  await database
    .deleteFrom('analysis_finding')
    .where('analysis_id', '=', id)
    .where('kind', '=', kind)
    .execute();
  await database
    .insertInto('analysis_finding')
    .values({
      analysis_id: id,
      kind,
      summary: JSON.stringify(summary),
      rows: Buffer.from(rows.buffer, rows.byteOffset, rows.byteLength),
      created_at: now,
    })
    .execute();
}

/** Null when this model hasn't read the rows of that language. */
export async function selectAnalysisVectors(
  database: ReadableDatabase,
  id: string,
  language: 'en' | 'zh',
  modelSha256: string,
): Promise<StoredVectors | null> {
  const row = await database
    .selectFrom('analysis_vectors')
    .selectAll()
    .where('analysis_id', '=', id)
    .where('language', '=', language)
    .where('model_sha256', '=', modelSha256)
    .executeTakeFirst();
  if (!row) return null;
  return { language, dimensions: row.dimensions, rows: int32Of(row.rows), values: float32Of(row.vectors) };
}

/** In place of those of any other model, which would only take room. */
export async function replaceAnalysisVectors(
  database: WritableDatabase,
  id: string,
  modelSha256: string,
  { language, dimensions, rows, values }: StoredVectors,
): Promise<void> {
  await database
    .deleteFrom('analysis_vectors')
    .where('analysis_id', '=', id)
    .where('language', '=', language)
    .execute();
  await database
    .insertInto('analysis_vectors')
    .values({
      analysis_id: id,
      language,
      model_sha256: modelSha256,
      dimensions,
      rows: bytesOf(rows),
      vectors: bytesOf(values),
    })
    .execute();
}

/** In the order of the rows. */
export async function selectAnalysisLabels(database: ReadableDatabase, id: string): Promise<StoredLabels> {
  const rows = await database
    .selectFrom('analysis_label')
    .select(['place', 'label'])
    .where('analysis_id', '=', id)
    .orderBy('place')
    .execute();
  return rows.map(({ place, label }) => [place, label] as const);
}

/** Sets a label, or with null takes it away. */
export async function replaceAnalysisLabel(
  database: WritableDatabase,
  id: string,
  place: number,
  label: string | null,
): Promise<void> {
  if (label === null) {
    await database
      .deleteFrom('analysis_label')
      .where('analysis_id', '=', id)
      .where('place', '=', place)
      .execute();
    return;
  }
  await database
    .insertInto('analysis_label')
    .values({ analysis_id: id, place, label })
    .onConflict((conflict) => conflict.columns(['analysis_id', 'place']).doUpdateSet({ label }))
    .execute();
}
