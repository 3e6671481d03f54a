import type { TrainingContext } from './algorithm.ts';

/** How long work goes on before messages, such as cancelling, get their turn. */
const sliceMs = 40;

/** Called between small pieces of a training with the share done. Rejects with the signal's reason once cancelled. */
export type Pacer = (share: number) => Promise<void>;

/** A pacer that reports progress and lets the event loop turn, both at most once a slice of 40 ms. */
export function createPacer({ signal, onProgress }: Pick<TrainingContext, 'signal' | 'onProgress'>): Pacer {
  let sliceStart = performance.now();
  return async (share) => {
    signal.throwIfAborted();
    if (performance.now() - sliceStart < sliceMs) return;
    onProgress(share);
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
    sliceStart = performance.now();
  };
}
