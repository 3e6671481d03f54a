import type { NetworkAttempt } from '../../contract/network.ts';

/** What makes two attempts alike. */
export function likeness({ by, feature, kind, host, port, allowed }: Omit<NetworkAttempt, 'at'>): string {
  return JSON.stringify([by, feature, kind, host, port, allowed]);
}

/** Attempts that wait to be written, those that are alike as one; what comes beyond `limit` kinds is left out. */
export function createGathering(limit: number) {
  let waiting = new Map<string, NetworkAttempt>();
  return {
    add(attempt: NetworkAttempt): void {
      const key = likeness(attempt);
      const before = waiting.get(key);
      if (!before && waiting.size >= limit) return;
      waiting.set(key, {
        ...attempt,
        times: attempt.times + (before?.times ?? 0),
        sentBytes: attempt.sentBytes + (before?.sentBytes ?? 0),
        receivedBytes: attempt.receivedBytes + (before?.receivedBytes ?? 0),
      });
    },
    /** Takes all of them, the first of each kind in order. */
    take(): readonly NetworkAttempt[] {
      const taken = [...waiting.values()];
      waiting = new Map();
      return taken;
    },
  };
}
