import { dot } from '../numerics/vectors.ts';
import type { BorrowSearchEmbedder, SearchReader, SearchStore } from './ports.ts';

/** Vectors compared before the thread may do other things. */
const atOnce = 500;

/** What comparing by meaning needs. */
export interface MeaningParts {
  readonly store: Pick<SearchStore, 'readVectors'>;
  readonly borrowEmbedder: BorrowSearchEmbedder;
  readonly reader: Pick<SearchReader, 'languageOf'>;
  readonly pause: () => Promise<void>;
}

/**
 * The ideas or passages nearest to a query by meaning: those that stand out from the rest by more than one standard
 * deviation, the best first. Only what an embedder has read already, and only by the embedder of the query's language,
 * as cosines of two models can't be compared. Rejects with `cancelled`.
 */
export async function nearest(
  { store, borrowEmbedder, reader, pause }: MeaningParts,
  kind: 'idea' | 'passage',
  query: string,
  projectId: string | null,
  limit: number,
  signal: AbortSignal,
): Promise<string[]> {
  let page = await store.readVectors(kind, projectId, -1, atOnce);
  if (page.length === 0) return [];
  const asked = await borrowEmbedder(reader.languageOf(query), signal, async (embedder) => ({
    sha256: embedder.sha256,
    vector: (await embedder.embed([embedder.queryPrefix + query], signal))[0]!,
  }));
  const tally = { count: 0, sum: 0, squares: 0 };
  let best: { readonly id: string; readonly score: number }[] = [];
  while (page.length > 0) {
    for (const { id, modelSha256, vector } of page) {
      if (modelSha256 !== asked.sha256) continue;
      const score = dot(vector, asked.vector);
      tally.count++;
      tally.sum += score;
      tally.squares += score * score;
      if (best.length < limit || score > best.at(-1)!.score)
        best = [...best, { id, score }].sort((a, b) => b.score - a.score).slice(0, limit);
    }
    await pause();
    signal.throwIfAborted();
    page = await store.readVectors(kind, projectId, page.at(-1)!.key, atOnce);
  }
  const mean = tally.sum / Math.max(1, tally.count);
  const deviation = Math.sqrt(Math.max(0, tally.squares / Math.max(1, tally.count) - mean * mean));
  return best.filter(({ score }) => score > mean + deviation).map(({ id }) => id);
}
