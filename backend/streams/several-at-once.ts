/**
 * Does a work for each item, at most `atOnce` at a time, begun in their order. The first that fails calls off those under
 * way, and rejects with its error once they have ended; so does the signal, with what the works reject with.
 */
export async function severalAtOnce<T>(
  items: readonly T[],
  atOnce: number,
  signal: AbortSignal,
  work: (item: T, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  const ended = new AbortController();
  const within = AbortSignal.any([signal, ended.signal]);
  const left = items.values();
  const lane = async () => {
    try {
      for (const item of left) {
        if (failures.length > 0) return;
        await work(item, within);
      }
    } catch (error) {
      failures.push(error);
      ended.abort();
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane));
  if (failures.length > 0) throw failures[0];
}
