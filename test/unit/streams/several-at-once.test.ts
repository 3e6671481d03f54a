import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { severalAtOnce } from '../../../backend/streams/several-at-once.ts';

const never = new AbortController().signal;
const items = Array.from({ length: 20 }, (_, at) => at);

describe('several at once', () => {
  it.each([1, 3, 50])(
    'does each once, in order of beginning, never more than so many: %i',
    async (atOnce) => {
      const begun: number[] = [];
      let open = 0;
      let most = 0;
      await severalAtOnce(items, atOnce, never, async (item) => {
        begun.push(item);
        most = Math.max(most, ++open);
        await wait(item % 3);
        open--;
      });
      expect(begun).toEqual(items);
      expect(most).toBe(Math.min(atOnce, items.length));
    },
  );

  it('ends with the first failure, after those under way, which are called off', async () => {
    const ended: string[] = [];
    const work = severalAtOnce(items, 4, never, async (item, signal) => {
      if (item === 2) throw new Error('no more');
      await wait(10_000, undefined, { signal }).catch(() => undefined);
      ended.push(`${item} ${signal.aborted}`);
      throw new Error('called off');
    });
    await expect(work).rejects.toThrow('no more');
    expect(ended.sort()).toEqual(['0 true', '1 true', '3 true']);
  });

  it('is called off by its signal, and begins nothing more', async () => {
    const stop = new AbortController();
    let begun = 0;
    const work = severalAtOnce(items, 2, stop.signal, async (_item, signal) => {
      if (++begun === 4) stop.abort();
      await wait(5);
      signal.throwIfAborted();
    });
    await expect(work).rejects.toThrow();
    expect(begun).toBe(4);
  });

  it('has nothing to do with no items', async () => {
    await expect(
      severalAtOnce([], 4, never, () => Promise.reject(new Error('never'))),
    ).resolves.toBeUndefined();
  });
});
