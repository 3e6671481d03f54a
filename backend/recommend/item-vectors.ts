import type { ItemVectors } from './algorithm.ts';
import type { RecommendModels, RecommendStore } from './ports.ts';

/** Texts read in one turn of the embedder: somebody who waits for an answer gets theirs in between. */
const batchSize = 64;
const textsForLanguage = 200;

/** The vectors of a dataset's items, and the model they come from. */
export interface ReadItems {
  readonly vectors: ItemVectors;
  readonly embedder: { readonly id: string; readonly sha256: string };
}

/**
 * Reads the texts of a dataset's items with the embedder of their language, or takes what it read before from the store.
 * An item without text gets a vector of zeros. Rejects with `cancelled`, and with `model-…` problems.
 */
export async function readItemTexts(
  { store, models }: { readonly store: RecommendStore; readonly models: RecommendModels },
  datasetId: string,
  texts: readonly string[],
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<ReadItems> {
  const language = languageOf(texts);
  const embedder = await models.borrowEmbedder(language, signal, ({ id, sha256 }) =>
    Promise.resolve({ id, sha256 }),
  );
  const kept = await store.getVectors(datasetId, embedder.sha256);
  if (kept) return { vectors: kept, embedder };

  const items = texts.flatMap((text, item) => (text === '' ? [] : [item]));
  let dimensions = 0;
  let values = new Float32Array();
  for (let start = 0; start < items.length; start += batchSize) {
    onProgress(start / items.length);
    const batch = items.slice(start, start + batchSize);
    const read = await models.borrowEmbedder(language, signal, (model) =>
      model.embed(
        batch.map((item) => texts[item]!),
        signal,
      ),
    );
    if (dimensions === 0) {
      dimensions = read[0]!.length;
      values = new Float32Array(texts.length * dimensions);
    }
    batch.forEach((item, at) => values.set(read[at]!, item * dimensions));
  }
  const vectors = { dimensions, values };
  await store.saveVectors(datasetId, embedder.sha256, vectors);
  return { vectors, embedder };
}

/** Chinese where a third of the letters are. */
function languageOf(texts: readonly string[]): 'en' | 'zh' {
  const sample = texts
    .filter((text) => text !== '')
    .slice(0, textsForLanguage)
    .join('');
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const characters = sample.match(/\p{Script=Han}/gu)?.length ?? 0;
  return 3 * characters > letters ? 'zh' : 'en';
}
