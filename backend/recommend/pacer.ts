import type { TrainingContext } from './algorithm.ts';

/** How often progress is told. */
const sliceMs = 100;

/** Called between small pieces of work with the share done, from 0 to 1. Throws once the work is called off. */
export type Pacer = (share: number) => void;

/** A pacer that asks whether the work is called off, and tells progress at most once in 100 ms. */
export function createPacer({
  checkpoint,
  onProgress,
}: Pick<TrainingContext, 'checkpoint' | 'onProgress'>): Pacer {
  let toldAt = performance.now();
  return (share) => {
    checkpoint();
    const now = performance.now();
    if (now - toldAt < sliceMs) return;
    onProgress(share);
    toldAt = now;
  };
}
