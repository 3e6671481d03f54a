import type { CausalModel } from './causal-model.ts';
import type { KvCache } from './kv-cache.ts';

/** How many are kept: the prompts of two tasks in two projects. */
const mostKept = 4;

/** Most memory that all of them may take. */
const limitBytes = 256 * 1024 * 1024;

/** Fewer tokens than this are read anew sooner than a cache is moved. */
const leastShared = 16;

/**
 * Tokens that are always read anew, so that at least two are read at once: one alone has other numbers than among others,
 * and an answer may not hang on what was asked before.
 */
const alwaysRead = 2;

interface Kept {
  readonly tokens: readonly number[];
  readonly cache: KvCache;
}

/**
 * What the model made of the prompts it has read, the least recently used dropped first. A prompt that begins like one of
 * them pays only for the rest: the system line, the brief and the passages of a question are read once.
 */
export class KeptPrompts {
  readonly #model: CausalModel;
  #kept: readonly Kept[] = [];

  constructor(model: CausalModel) {
    this.#model = model;
  }

  /**
   * A cache of one row for a prompt, with room for `room` tokens in all, that holds the longest beginning of it that is
   * known. A kept prompt whose end is of no use to this one is copied from and stays.
   */
  async cacheFor(tokens: readonly number[], room: number): Promise<KvCache> {
    const most = tokens.length - alwaysRead;
    const found = this.#kept
      .map((kept) => ({ kept, shared: Math.min(most, sharedBeginning(kept.tokens, tokens)) }))
      .reduce<{ kept: Kept; shared: number } | null>(
        (best, next) => (next.shared >= Math.max(leastShared, best?.shared ?? 0) ? next : best),
        null,
      );
    if (!found) return this.#model.createCache(1, room);
    const { kept, shared } = found;
    const takenOver = shared * 2 >= kept.tokens.length;
    const others = this.#kept.filter((other) => other !== kept);
    if (takenOver && kept.cache.capacity >= room) {
      this.#kept = others;
      kept.cache.length = shared;
      return kept.cache;
    }
    const { contextLength, cacheBytesPerToken } = this.#model;
    // Room to grow, but not so much that it could not be kept.
    const grown = Math.min(
      2 * kept.cache.capacity,
      contextLength,
      Math.floor(limitBytes / cacheBytesPerToken),
    );
    const cache = this.#model.createCache(1, takenOver ? Math.max(room, grown) : room);
    await cache.copyFrom(kept.cache, shared);
    this.#kept = takenOver ? others : [...others, kept];
    if (takenOver) kept.cache.dispose();
    return cache;
  }

  /**
   * Takes a cache that holds these tokens first, for later prompts; what follows in it is forgotten. One that is of no use
   * to any prompt, or takes too much by itself, is let go, and the others stay.
   */
  keep(tokens: readonly number[], cache: KvCache): void {
    if (tokens.length < leastShared || cache.sizeBytes > limitBytes) {
      cache.dispose();
      return;
    }
    const kept = [...this.#kept, { tokens, cache }];
    let bytes = kept.reduce((sum, other) => sum + other.cache.sizeBytes, 0);
    while (kept.length > mostKept || bytes > limitBytes) {
      const oldest = kept.shift() as Kept;
      bytes -= oldest.cache.sizeBytes;
      oldest.cache.dispose();
    }
    this.#kept = kept;
  }

  dispose(): void {
    for (const { cache } of this.#kept) cache.dispose();
    this.#kept = [];
  }
}

function sharedBeginning(a: readonly number[], b: readonly number[]): number {
  let shared = 0;
  while (shared < a.length && shared < b.length && a[shared] === b[shared]) shared++;
  return shared;
}
