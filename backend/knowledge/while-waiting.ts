const everyMs = 250;

/** Beats a few times a second until a promise has settled, either way. */
export async function* whileWaiting(promise: Promise<unknown>): AsyncGenerator<void, void, void> {
  let settled = false;
  const end = promise.then(
    () => (settled = true),
    () => (settled = true),
  );
  for (;;) {
    let timer: ReturnType<typeof setTimeout> | undefined;
    await Promise.race([end, new Promise((resolve) => (timer = setTimeout(resolve, everyMs)))]);
    clearTimeout(timer);
    if (settled) return;
    yield;
  }
}
