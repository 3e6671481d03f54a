import type { Interactions } from '../interactions.ts';
import type { BeyondAccuracyMetric } from '../metrics.ts';
import type { RankedLists } from './ranking.ts';

/** What lists are like beyond being right, each as one number over all of them. */
export type BeyondAccuracy = Readonly<Record<BeyondAccuracyMetric, number>>;

/**
 * Coverage: share of the rankable items that are on any list. Novelty: mean of -log2(share of users who know the item),
 * in bits; an item nobody knows counts as known by one (Zhou et al. 2010, PNAS 107, page 4513). Diversity: 1 - mean
 * cosine of the user columns of two items of a list, so 1 when no two have a user in common (Ziegler et al. 2005, WWW,
 * section 3.3). Mean popularity: mean share of users who know the item. Known means: in the training.
 */
export function beyondAccuracy(
  { k, items }: RankedLists,
  { byItem, userCount, itemCount }: Interactions,
  candidates: Uint8Array | null,
): BeyondAccuracy {
  const users = (item: number) => byItem.starts[item + 1]! - byItem.starts[item]!;
  const listed = new Set<number>();
  let places = 0;
  let bits = 0;
  let shares = 0;
  for (const item of items) {
    if (item < 0) continue;
    listed.add(item);
    places++;
    bits -= Math.log2(Math.max(users(item), 1) / userCount);
    shares += users(item) / userCount;
  }

  const cosines = new Map<number, number>();
  const cosine = (a: number, b: number) => {
    const key = Math.min(a, b) * itemCount + Math.max(a, b);
    const known = cosines.get(key);
    if (known !== undefined) return known;
    const value = overlap(byItem, a, b) / Math.sqrt(Math.max(users(a), 1) * Math.max(users(b), 1));
    cosines.set(key, value);
    return value;
  };
  let unlike = 0;
  let lists = 0;
  for (let start = 0; start < items.length; start += k) {
    const list = items.subarray(start, start + k).filter((item) => item >= 0);
    if (list.length < 2) continue;
    let sum = 0;
    for (let i = 1; i < list.length; i++) for (let j = 0; j < i; j++) sum += cosine(list[i]!, list[j]!);
    unlike += 1 - sum / ((list.length * (list.length - 1)) / 2);
    lists++;
  }
  const rankable = candidates ? candidates.reduce((sum, candidate) => sum + candidate, 0) : itemCount;
  return {
    coverage: rankable > 0 ? listed.size / rankable : 0,
    novelty: places > 0 ? bits / places : 0,
    diversity: lists > 0 ? unlike / lists : 0,
    meanPopularity: places > 0 ? shares / places : 0,
  };
}

/** How many columns two rows have in common. */
function overlap({ starts, columns }: Interactions['byItem'], a: number, b: number): number {
  let i = starts[a]!;
  let j = starts[b]!;
  let shared = 0;
  while (i < starts[a + 1]! && j < starts[b + 1]!) {
    const difference = columns[i]! - columns[j]!;
    if (difference === 0) shared++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return shared;
}
