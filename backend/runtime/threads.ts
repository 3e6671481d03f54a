import { availableParallelism } from 'node:os';

/** More threads than this gain little on a small model and make the machine sluggish. */
const threadLimit = 8;

/** Threads that a model runs on here. */
export function threadsHere(): number {
  return Math.max(1, Math.min(threadLimit, availableParallelism()));
}
