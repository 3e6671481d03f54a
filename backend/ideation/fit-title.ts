import { dot } from '../numerics/vectors.ts';
import { isContentWord, stemOf, termsOf } from './words.ts';

/** Liking for the title that came with the pitch: it was written in the same breath. */
const ownBonus = 0.03;
/** Dislike for each word that a title shares with titles in use: a set must not read as one name in variations. */
const wornPenalty = 0.12;

/**
 * Chooses among the titles that were written for a stimulus the one that names this pitch: close in meaning,
 * and not made of words that other ideas are named by. Titles are written before their pitches, so a pitch
 * that was begun by an opening often fits another candidate's title better. Returns its index; the first
 * title is the pitch's own.
 */
export function fitTitle(
  pitch: Float32Array,
  titles: readonly { readonly text: string; readonly vector: Float32Array }[],
  used: readonly string[],
): number {
  const worn = new Set(used.flatMap(stems));
  let best = 0;
  let highest = -Infinity;
  titles.forEach(({ text, vector }, i) => {
    const shared = stems(text).filter((stem) => worn.has(stem)).length;
    const score = dot(vector, pitch) + (i === 0 ? ownBonus : 0) - wornPenalty * shared;
    if (score > highest) {
      highest = score;
      best = i;
    }
  });
  return best;
}

function stems(title: string): string[] {
  return termsOf(title).flatMap(({ text }) =>
    isContentWord(text) || text.endsWith('day') ? [stemOf(text)] : [],
  );
}
