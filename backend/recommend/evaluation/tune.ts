import type { Algorithm, Model, Settings, TrainingContext, TrainingData } from '../algorithm.ts';
import { createPacer } from '../pacer.ts';
import { accuracyByCase } from './accuracy.ts';
import { rankCases } from './ranking.ts';
import type { TestCases } from './split.ts';

export interface Tuned {
  readonly settings: Settings;
  /** Mean nDCG@k of the best settings on the validation cases. */
  readonly quality: number;
  /** The model of the best settings, trained without the validation cases. */
  readonly model: Model;
}

/**
 * Tries every setting of the algorithm's grid: trains on `data`, and measures nDCG@k on validation cases that `data`
 * doesn't hold. Of settings that are equally good, the earlier one in the grid wins.
 */
export async function tune(
  algorithm: Algorithm,
  data: TrainingData,
  validation: TestCases,
  k: number,
  ties: Uint32Array,
  context: TrainingContext,
): Promise<Tuned> {
  let best: Tuned | null = null;
  for (const [at, settings] of algorithm.grid.entries()) {
    const onProgress = (share: number) => context.onProgress((at + share) / algorithm.grid.length);
    const state = await algorithm.train(data, settings, { ...context, onProgress });
    const model = algorithm.open(state);
    const pace = createPacer({ checkpoint: context.checkpoint, onProgress: () => onProgress(1) });
    const quality = mean(accuracyByCase(rankCases(model, validation, k, ties, pace), validation).ndcg);
    if (!best || quality > best.quality) best = { settings, quality, model };
  }
  return best!;
}

function mean(values: Float64Array): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
