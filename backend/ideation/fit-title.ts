import { closest, dot } from '../numerics/vectors.ts';

/** Liking for the title that came with the pitch: it was written in the same breath. */
const ownBonus = 0.03;
/** Dislike for a title close to one on the table. */
const usedPenalty = 0.5;
const usedCloseness = 0.8;

/**
 * Chooses among the titles that were written for a stimulus the one that names this pitch: the closest in
 * meaning that is not used yet. Titles are written before their pitches, so a pitch that was begun by an
 * opening often fits another candidate's title better. Returns its index; the first title is the pitch's own.
 */
export function fitTitle(
  pitch: Float32Array,
  titles: readonly Float32Array[],
  used: readonly Float32Array[],
): number {
  let best = 0;
  let highest = -Infinity;
  titles.forEach((title, i) => {
    const worn = Math.max(0, closest(title, used) - usedCloseness);
    const score = dot(title, pitch) + (i === 0 ? ownBonus : 0) - usedPenalty * worn;
    if (score > highest) {
      highest = score;
      best = i;
    }
  });
  return best;
}
