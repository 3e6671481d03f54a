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
