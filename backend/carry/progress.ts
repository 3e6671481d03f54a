import { createTimeLeft } from '../streams/time-left.ts';
import { emitted } from '../streams/emitted.ts';

interface ProgressEvent {
  readonly type: 'progress';
  readonly share: number;
  readonly remainingMs: number | null;
}

/** An event for a share that is done; null when the last one is not yet worth another. */
export function createProgress(): (share: number) => ProgressEvent | null {
  const timeLeft = createTimeLeft();
  let last = -1;
  return (share) => {
    const bounded = Math.min(1, Math.max(0, share));
    if (bounded - last < 0.01) return null;
    last = bounded;
    return { type: 'progress', share: bounded, remainingMs: timeLeft(bounded) };
  };
}

/** Runs work and tells how far it is; gives what it came to. */
export async function* withProgress<T>(
  work: (tell: (share: number) => void) => Promise<T>,
): AsyncGenerator<ProgressEvent, T, void> {
  const progress = createProgress();
  return yield* emitted<ProgressEvent, T>((emit) =>
    work((share) => {
      const event = progress(share);
      if (event) emit(event);
    }),
  );
}
