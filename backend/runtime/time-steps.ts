import type { CausalModel } from './causal-model.ts';

/** Tokens in the cache before the first that counts. */
const before = 64;
/** Steps whose cost is another than that of writing: memory is touched for the first time. */
const warming = 4;
/** Steps that are timed together: some systems count processor time in sixty-fourths of a second. */
const together = 5;
/** Of the groups, sorted by time, the one that counts: what other work on the machine adds is left out. */
const quantile = 0.1;

/** Seconds of a step of writing. */
export interface StepTimes {
  readonly byClock: number;
  /** Of all processors together; Infinity where the system counts too coarsely to tell. */
  readonly byProcessor: number;
}

/**
 * Writes token after token for about so many milliseconds. `between` is told before each step how far it is, 0 to 1; what
 * it throws ends the work.
 */
export async function timeSteps(
  model: CausalModel,
  milliseconds: number,
  between: (share: number) => void,
): Promise<StepTimes> {
  const cache = model.createCache(1, 1024);
  try {
    const token = Math.floor(model.vocabularySize / 2);
    between(0);
    const beginning = Array.from({ length: before }, () => token);
    await model.step(cache, beginning, 'last');
    for (let step = 0; step < warming; step++) await model.step(cache, [token], 'last');
    const byClock: number[] = [];
    const byProcessor: number[] = [];
    const start = performance.now();
    const share = () => Math.min(1, (performance.now() - start) / milliseconds);
    while ((share() < 1 || byClock.length === 0) && cache.length + together <= cache.capacity) {
      const began = performance.now();
      const processor = process.cpuUsage();
      for (let step = 0; step < together; step++) {
        between(share());
        await model.step(cache, [token], 'last');
      }
      const { user, system } = process.cpuUsage(processor);
      byClock.push((performance.now() - began) / 1000 / together);
      byProcessor.push((user + system) / 1e6 / together);
    }
    return { byClock: lowOf(byClock), byProcessor: lowOf(byProcessor.filter((seconds) => seconds > 0)) };
  } finally {
    cache.dispose();
  }
}

function lowOf(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * quantile)] ?? Infinity;
}
