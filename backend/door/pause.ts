/** After this many wrong tries the pauses begin. */
const freeTries = 2;
const firstMs = 1000;
const longestMs = 60_000;

/**
 * A pause that grows with each wrong try: 1 s after the third, then twice as long each time, up to a minute. It slows
 * whoever tries at this window; whoever has the files can try elsewhere, and is slowed by the derivation alone.
 */
export function createPause(now: () => number = () => performance.now()) {
  let wrong = 0;
  let until = 0;
  return {
    /** Milliseconds before the next try is taken. */
    left: () => Math.max(0, Math.ceil(until - now())),
    failed() {
      wrong++;
      if (wrong > freeTries) until = now() + Math.min(longestMs, firstMs * 2 ** (wrong - freeTries - 1));
    },
  };
}
