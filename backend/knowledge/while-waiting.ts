const everyMs = 250;

/** Says something a few times a second until a promise has settled, either way. */
export async function* whileWaiting<T>(
  promise: Promise<unknown>,
  say: () => T,
): AsyncGenerator<T, void, void> {
  const ended = promise.then(
    () => true,
    () => true,
  );
  for (;;) {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const beat = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), everyMs)));
    const isOver = await Promise.race([ended, beat]);
    clearTimeout(timer);
    if (isOver) return;
    yield say();
  }
}
