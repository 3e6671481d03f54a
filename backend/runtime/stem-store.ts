import type { CacheSnapshot } from './kv-cache.ts';

/** How many beginnings are kept: the briefs of two tasks in two projects. */
const limit = 4;

/** Keeps what the model made of the beginnings it has read, the least recently used dropped first. */
export class StemStore {
  readonly #kept = new Map<string, CacheSnapshot>();

  get(tokens: readonly number[]): CacheSnapshot | null {
    const key = tokens.join(' ');
    const snapshot = this.#kept.get(key);
    if (!snapshot) return null;
    this.#kept.delete(key);
    this.#kept.set(key, snapshot);
    return snapshot;
  }

  keep(tokens: readonly number[], snapshot: CacheSnapshot): void {
    this.#kept.set(tokens.join(' '), snapshot);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > limit && oldest !== undefined) this.#kept.delete(oldest);
  }
}
