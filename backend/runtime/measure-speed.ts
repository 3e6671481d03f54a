import type { MeasureSpeed } from '../models/ports.ts';
import { openCausalModel } from './causal-model.ts';
import type { RuntimeKind } from './ort/open-session.ts';
import { timeSteps } from './time-steps.ts';

/**
 * Writes token after token with the model of a folder for a time, and gives what a step takes, in seconds, when nothing
 * else runs: by the clock, or, where others had the processor meanwhile, by the processor time of its threads, which wait
 * for one another without letting go of it.
 */
export function createMeasureSpeed(kind: RuntimeKind): MeasureSpeed {
  return async (folder, { milliseconds, threads }, context) => {
    const model = await openCausalModel(folder, kind, threads);
    try {
      const { byClock, byProcessor } = await timeSteps(model, milliseconds, (share) => {
        context.checkpoint();
        context.progress(share);
      });
      return Math.min(byClock, byProcessor / threads);
    } finally {
      model.dispose();
    }
  };
}

/**
 * What a step of the model of a folder takes with each of these counts of threads, in seconds by the clock. `between` is
 * called before each model is opened and before each step; what it throws ends the work.
 */
export async function measureThreads(
  kind: RuntimeKind,
  folder: string,
  counts: readonly number[],
  milliseconds: number,
  between: () => void,
): Promise<ReadonlyMap<number, number>> {
  const seconds = new Map<number, number>();
  for (const threads of counts) {
    between();
    const model = await openCausalModel(folder, kind, threads);
    try {
      const { byClock } = await timeSteps(model, milliseconds, between);
      seconds.set(threads, byClock);
    } finally {
      model.dispose();
    }
  }
  return seconds;
}
