import type { NetworkAttempt } from '../../contract/network.ts';

type Listener = (attempt: NetworkAttempt) => void;

/** Attempts made before anybody listens are kept, so many of them: the guard stands before the store is open. */
const keptEarly = 200;

const early: NetworkAttempt[] = [];
let listener: Listener | null = null;

/** What there is to say of an attempt; bytes come later, if at all. */
export type Attempt = Pick<NetworkAttempt, 'by' | 'kind' | 'host' | 'allowed'> & Partial<NetworkAttempt>;

/** Takes an attempt down, of this process or told by another one of ours. */
export function reportAttempt(attempt: Attempt): void {
  const { host, port = null, ...rest } = attempt;
  const whole = {
    ...{ at: Date.now(), feature: null, times: 1, sentBytes: 0, receivedBytes: 0 },
    ...rest,
    host: host.slice(0, 255),
    port: port !== null && port >= 0 && port <= 65_535 ? port : null,
  };
  if (listener) listener(whole);
  else if (early.length < keptEarly) early.push(whole);
}

/** Hears of every attempt, first of those made so far. There is one listener; returns the way to stop. */
export function onAttempt(next: Listener): () => void {
  listener = next;
  for (const attempt of early.splice(0)) next(attempt);
  return () => {
    if (listener === next) listener = null;
  };
}
