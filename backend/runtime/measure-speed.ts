import type { MeasureSpeed } from '../models/ports.ts';
import { openCausalModel } from './causal-model.ts';
import type { RuntimeKind } from './ort/open-session.ts';
import { threadsHere } from './threads.ts';

/** Tokens in the cache before the first that counts. */
const before = 64;
/** Steps whose cost is another than that of writing: memory is touched for the first time. */
const warming = 4;
/** Steps that are timed together: some systems count processor time in sixty-fourths of a second. */
const together = 5;
/** Of the groups, sorted by time, the one that counts: what other work on the machine adds is left out. */
const quantile = 0.1;

/**
 * Writes token after token with the model of a folder for a time, and gives what a step takes, in seconds, when nothing
 * else runs: by the clock, or, where others had the processor meanwhile, by the processor time of its threads, which wait
 * for one another without letting go of it.
 */
export function createMeasureSpeed(kind: RuntimeKind): MeasureSpeed {
  return async (folder, milliseconds, context) => {
    const threads = threadsHere();
    const model = await openCausalModel(folder, kind, threads);
    try {
      const cache = model.createCache(1, 1024);
      const token = Math.floor(model.vocabularySize / 2);
      await model.step(
        cache,
        Array.from({ length: before }, () => token),
        'last',
      );
      for (let step = 0; step < warming; step++) await model.step(cache, [token], 'last');
      const byClock: number[] = [];
      const byProcessor: number[] = [];
      const start = performance.now();
      const share = () => Math.min(1, (performance.now() - start) / milliseconds);
      while ((share() < 1 || byClock.length === 0) && cache.length + together <= cache.capacity) {
        const began = performance.now();
        const processor = process.cpuUsage();
        for (let step = 0; step < together; step++) {
          context.checkpoint();
          context.progress(share());
          await model.step(cache, [token], 'last');
        }
        const { user, system } = process.cpuUsage(processor);
        byClock.push((performance.now() - began) / 1000 / together);
        byProcessor.push((user + system) / 1e6 / together / threads);
      }
      cache.dispose();
      return Math.min(lowOf(byClock), lowOf(byProcessor.filter((seconds) => seconds > 0)));
    } finally {
      model.dispose();
    }
  };
}

function lowOf(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * quantile)] ?? Infinity;
}
