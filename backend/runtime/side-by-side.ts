import type { CausalModel } from './causal-model.ts';
import type { KvCache } from './kv-cache.ts';
import type { ReadPrompt } from './write-text.ts';

/** Most memory that rows side by side may take for their cache; with a longer prompt fewer are written at once. */
const cacheLimitBytes = 768 * 1024 * 1024;

/** Rows beyond which a step gains nothing: measured, 8 rows cost 4 times one and 16 rows 8 times. */
const mostRows = 8;

/**
 * Gives `count` rows, as many at a time as memory allows, a cache that holds what was read and room for `room` tokens
 * more; `work` gets the place of its first row too. Frees the caches, and gives back what was read.
 */
export async function sideBySide(
  model: CausalModel,
  read: ReadPrompt,
  count: number,
  room: number,
  work: (cache: KvCache, first: Float32Array, start: number) => Promise<void>,
): Promise<void> {
  try {
    const { length } = read.cache;
    // The logits lie in memory that the next step overwrites.
    const first = read.logits.slice();
    const capacity = length + room;
    const fitting = Math.floor(cacheLimitBytes / (capacity * model.cacheBytesPerToken));
    const rows = Math.max(1, Math.min(mostRows, fitting));
    for (let start = 0; start < count; start += rows) {
      const cache = model.createCache(Math.min(rows, count - start), capacity);
      try {
        await cache.copyFrom(read.cache, length);
        await work(cache, first, start);
      } finally {
        cache.dispose();
      }
    }
  } finally {
    read.release();
  }
}
