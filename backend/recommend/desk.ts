import type { Dataset } from '../../contract/recommend-data.ts';
import { readItemTexts, type ReadItems } from './item-vectors.ts';
import type { JobRunner } from './job-runner.ts';
import type { RecommendModels, RecommendStore } from './ports.ts';

/** What the desk says while it prepares a dataset. */
export type DeskPhase = 'waiting' | 'embedding';

interface OpenOptions {
  /** Whether the texts of items are needed as vectors. */
  readonly withTexts: boolean;
  readonly signal: AbortSignal;
  readonly onPhase?: (phase: DeskPhase, share: number) => void;
}

/** A worker with the dataset that lies on it; one user at a time. */
export interface Desk {
  /** Does work on a dataset, which is open then. Rejects with `not-found`. */
  use<T>(
    datasetId: string,
    options: OpenOptions,
    work: (runner: JobRunner, dataset: Dataset, embedder: ReadItems['embedder'] | null) => Promise<T>,
  ): Promise<T>;
}

/** A desk on a worker that nobody else opens datasets in. */
export function createDesk(
  parts: { readonly store: RecommendStore; readonly models: RecommendModels },
  runner: JobRunner,
): Desk {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  const prepare = async (datasetId: string, { withTexts, signal, onPhase }: OpenOptions) => {
    const dataset = await parts.store.getDataset(datasetId);
    const held = await runner.run('recommend/holds', { datasetId }, { signal });
    if (!held.dataset) {
      const catalogue = await parts.store.getCatalogue(datasetId);
      await runner.run('recommend/open', { datasetId, catalogue }, { signal });
    }
    if (!withTexts || !dataset.has.text) return { dataset, embedder: null };
    const texts = await runner.run('recommend/texts', { datasetId }, { signal });
    const onRead = (share: number) => onPhase?.('embedding', share);
    const { vectors, embedder } = await readItemTexts(parts, datasetId, texts, signal, onRead);
    if (!held.vectors) await runner.run('recommend/take-vectors', { datasetId, vectors }, { signal });
    return { dataset, embedder };
  };

  return {
    use: (datasetId, options, work) => {
      if (waiting > 0) options.onPhase?.('waiting', 0);
      waiting++;
      const result = last.then(async () => {
        const { dataset, embedder } = await prepare(datasetId, options);
        return work(runner, dataset, embedder);
      });
      last = result
        .catch(() => undefined)
        .finally(() => {
          waiting--;
        });
      return result;
    },
  };
}
