import type { ReadingGroup } from './jobs.ts';
import type { AnalyseParts } from './parts.ts';
import type { StoredVectors } from './ports.ts';
import type { SeedVectors } from './run-analysis.ts';

/** Texts read in one turn of the embedder: somebody who waits for an answer gets theirs in between. */
const batchSize = 64;

/**
 * The vectors of all rows of an analysis, from the store where the same models read them before. `onProgress` is told
 * the share of the rows read. Rejects with `cancelled` and with `model-…` problems; what was read whole is kept.
 */
export async function readTexts(
  { store, models, workers }: Pick<AnalyseParts, 'store' | 'models' | 'workers'>,
  analysisId: string,
  table: Uint8Array,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<StoredVectors[]> {
  const groups = await workers.quick.run('analyse/groups', { table }, { signal });
  const all = groups.reduce((sum, { texts }) => sum + texts.length, 0);
  const vectors: StoredVectors[] = [];
  let done = 0;
  for (const group of groups) {
    const { sha256 } = await models.borrowEmbedder(group.language, signal, ({ sha256: hash }) =>
      Promise.resolve({ sha256: hash }),
    );
    const kept = await store.getVectors(analysisId, group.language, sha256);
    const before = done;
    const read =
      kept ??
      (await readGroup(models, group, signal, (share) =>
        onProgress((before + share * group.texts.length) / all),
      ));
    if (!kept) await store.saveVectors(analysisId, sha256, read);
    vectors.push(read);
    done += group.texts.length;
  }
  return vectors;
}

async function readGroup(
  models: AnalyseParts['models'],
  { language, rows, texts }: ReadingGroup,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<StoredVectors> {
  const values = await embedAll(models, language, texts, signal, onProgress);
  return { language, rows, values, dimensions: values.length / texts.length };
}

/** Vectors of texts, row by row. */
export async function embedAll(
  models: AnalyseParts['models'],
  language: 'en' | 'zh',
  texts: readonly string[],
  signal: AbortSignal,
  onProgress: (share: number) => void = () => undefined,
): Promise<Float32Array> {
  let values = new Float32Array();
  for (let start = 0; start < texts.length; start += batchSize) {
    onProgress(start / texts.length);
    const batch = texts.slice(start, start + batchSize);
    const read = await models.borrowEmbedder(language, signal, (model) => model.embed(batch, signal));
    if (start === 0) values = new Float32Array(texts.length * read[0]!.length);
    read.forEach((vector, at) => values.set(vector, (start + at) * vector.length));
  }
  return values;
}

/** Reads the seed sentences of sentiment, once for each language. */
export function createSeedReader({
  library,
  models,
}: Pick<AnalyseParts, 'library' | 'models'>): (
  language: 'en' | 'zh',
  signal: AbortSignal,
) => Promise<SeedVectors> {
  const known = new Map<string, SeedVectors>();
  return async (language, signal) => {
    const kept = known.get(language);
    if (kept) return kept;
    const seeds = await library.seeds(language);
    const vectors = await embedAll(
      models,
      language,
      seeds.map(({ text }) => text),
      signal,
    );
    const read = { language, seeds, vectors };
    known.set(language, read);
    return read;
  };
}
