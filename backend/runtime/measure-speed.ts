import type { MeasureSpeed } from '../models/ports.ts';
import { openCausalModel } from './causal-model.ts';
import type { RuntimeKind } from './ort/open-session.ts';
import { threadsHere } from './threads.ts';

/** Tokens in the cache before the first that counts. */
const before = 64;
/** Steps whose cost is another than that of writing: memory is touched for the first time. */
const warming = 4;
/** Of the steps, sorted by time, the one that counts: what other work on the machine adds is left out. */
const quantile = 0.1;

/** Writes token after token with the model of a folder for a time, and gives what a step takes, in seconds. */
export function createMeasureSpeed(kind: RuntimeKind): MeasureSpeed {
  return async (folder, milliseconds, context) => {
    const model = await openCausalModel(folder, kind, threadsHere());
    try {
      const cache = model.createCache(1, 1024);
      const token = Math.floor(model.vocabularySize / 2);
      await model.step(
        cache,
        Array.from({ length: before }, () => token),
        'last',
      );
      const steps: number[] = [];
      const start = performance.now();
      const share = () => Math.min(1, (performance.now() - start) / milliseconds);
      while ((share() < 1 || steps.length <= warming) && cache.length < cache.capacity) {
        context.checkpoint();
        context.progress(share());
        const began = performance.now();
        await model.step(cache, [token], 'last');
        steps.push(performance.now() - began);
      }
      cache.dispose();
      const counted = steps.slice(warming).sort((a, b) => a - b);
      return (counted[Math.floor(counted.length * quantile)] as number) / 1000;
    } finally {
      model.dispose();
    }
  };
}
