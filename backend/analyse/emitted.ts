/**
 * Runs work that tells of its progress by a callback, and gives what it told, in order, then what it came to. What the
 * work throws is thrown at the end of what it told.
 */
export async function* emitted<T, R>(
  work: (emit: (value: T) => void) => Promise<R>,
): AsyncGenerator<T, R, void> {
  const queue: T[] = [];
  let wake = () => {};
  let isOver = false;
  const result = work((value) => {
    queue.push(value);
    wake();
  }).finally(() => {
    isOver = true;
    wake();
  });
  // Awaited below; until then a failure isn't unhandled.
  result.catch(() => undefined);
  while (queue.length > 0 || !isOver) {
    if (queue.length > 0) yield queue.shift()!;
    else await new Promise<void>((resolve) => (wake = resolve));
  }
  return result;
}

/** Below this share an estimate would be a guess. */
const enoughShare = 0.05;

/** An estimate of the time left of work by the share that is done, in milliseconds; null until that can be told. */
export function createTimeLeft(): (share: number | null) => number | null {
  const startedAt = performance.now();
  return (share) =>
    share === null || share < enoughShare
      ? null
      : Math.round(((performance.now() - startedAt) * (1 - share)) / share);
}
