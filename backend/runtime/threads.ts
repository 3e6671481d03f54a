import { availableParallelism } from 'node:os';

/** More threads than this gain little on a small model and make the machine sluggish. */
const threadLimit = 8;

/** A count that is slower than the fastest by no more than this is as good, and leaves more to others. */
const asGood = 1.05;

/** Threads that a model runs on here while nobody has measured how many are fastest. */
export function threadsHere(processors = availableParallelism()): number {
  return Math.max(1, Math.min(threadLimit, processors));
}

/** Counts that may be the fastest, ascending: one, half of what there is, and all of it. */
export function threadCounts(processors = availableParallelism()): number[] {
  const most = threadsHere(processors);
  return [...new Set([1, Math.ceil(most / 2), most])];
}

/** The fewest threads that are as good as the fastest, by the seconds of a step; null where nothing was measured. */
export function fewestGood(seconds: ReadonlyMap<number, number>): number | null {
  const measured = [...seconds].filter(([, time]) => time > 0 && Number.isFinite(time));
  const fastest = Math.min(...measured.map(([, time]) => time));
  const good = measured.flatMap(([count, time]) => (time <= fastest * asGood ? [count] : []));
  return good.length === 0 ? null : Math.min(...good);
}
