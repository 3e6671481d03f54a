import type { StoredRows } from './data/rows.ts';
import type { AnalyseStore } from './ports.ts';

/** All that is kept of an analysis's rows, still packed. Throws `not-found`. */
export async function storedRows(store: AnalyseStore, analysisId: string): Promise<StoredRows> {
  const [table, run, zeroShot, learned, labels] = await Promise.all([
    store.getTable(analysisId),
    store.getFindingRows(analysisId, 'run'),
    store.getFindingRows(analysisId, 'zero-shot'),
    store.getFindingRows(analysisId, 'learned'),
    store.getLabels(analysisId),
  ]);
  return { table, run, zeroShot, learned, labels };
}
