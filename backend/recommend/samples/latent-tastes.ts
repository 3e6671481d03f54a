import { createRandom, randomNormal, type Random } from '../../numerics/random.ts';
import type { InteractionColumns } from '../interactions.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** Generated interactions end here: 1 January 2026, so that a sample is the same whenever it is made. */
const lastMoment = Date.UTC(2026, 0, 1);

/** What users and items are like below the surface. */
export interface LatentTastes {
  readonly userCount: number;
  readonly itemCount: number;
  /** Taste groups; items and users belong to one each, in turn. */
  readonly groupCount: number;
  /** Share of a user's interactions that come from the own group; the rest come from all items. */
  readonly loyalty: number;
  /** Popularity of the n-th item of a group is n^-exponent. */
  readonly popularityExponent: number;
  /** Median of a user's interactions; they are spread as a log-normal with deviation `interactionSpread`. */
  readonly medianInteractions: number;
  readonly interactionSpread: number;
  /** Interactions are spread evenly over so many days. */
  readonly days: number;
  /** Items come out over all these days, and are chosen only for so long after; null for items there from the start. */
  readonly freshDays: number | null;
  /** A user comes back to an item with this chance, which adds to its weight. */
  readonly repeatChance: number;
  readonly seed: number;
}

/** Interactions with the structure behind them: what a recommender can find out at best. */
export interface LatentInteractions {
  readonly columns: InteractionColumns;
  readonly groupOfUser: Int32Array;
  readonly groupOfItem: Int32Array;
  /** When each item came out, in milliseconds since 1970. */
  readonly releasedAt: Float64Array;
}

/** Draws interactions: each user's items by taste group and popularity, none twice. The same seed gives the same. */
export function generateInteractions(tastes: LatentTastes): LatentInteractions {
  const { userCount, itemCount, groupCount, days, freshDays, seed } = tastes;
  const random = createRandom(seed);
  const groupOfItem = Int32Array.from({ length: itemCount }, (_, item) => item % groupCount);
  const groupOfUser = Int32Array.from({ length: userCount }, (_, user) => user % groupCount);
  const firstMoment = lastMoment - days * dayMs;
  const releasedAt = Float64Array.from({ length: itemCount }, () =>
    freshDays === null ? firstMoment : firstMoment + random() * days * dayMs,
  );
  const popularityOf = Float64Array.from(
    { length: itemCount },
    (_, item) => (1 + Math.floor(item / groupCount)) ** -tastes.popularityExponent,
  );
  const all = createDraw(popularityOf, () => true);
  const ofGroup = Array.from({ length: groupCount }, (_, group) =>
    createDraw(popularityOf, (item) => groupOfItem[item] === group),
  );

  const users: number[] = [];
  const items: number[] = [];
  const weights: number[] = [];
  const times: number[] = [];
  for (let user = 0; user < userCount; user++) {
    const wanted = Math.max(
      2,
      Math.round(tastes.medianInteractions * Math.exp(tastes.interactionSpread * randomNormal(random))),
    );
    const chosen = new Set<number>();
    // A user who has nearly everything, or whose items are all too old, gets fewer.
    for (let tries = 0; chosen.size < wanted && tries < 20 * wanted; tries++) {
      const time = firstMoment + random() * days * dayMs;
      const draw = random() < tastes.loyalty ? ofGroup[groupOfUser[user]!]! : all;
      const item = draw(random);
      const ageMs = time - releasedAt[item]!;
      if (chosen.has(item) || (freshDays !== null && (ageMs < 0 || ageMs > freshDays * dayMs))) continue;
      chosen.add(item);
      users.push(user);
      items.push(item);
      times.push(Math.floor(time / 1000) * 1000);
      weights.push(visits(tastes.repeatChance, random));
    }
  }
  return {
    columns: {
      users: Int32Array.from(users),
      items: Int32Array.from(items),
      weights: Float32Array.from(weights),
      times: Float64Array.from(times),
    },
    groupOfUser,
    groupOfItem,
    releasedAt,
  };
}

/** Draws one of the items that are allowed, by popularity. */
function createDraw(
  popularity: Float64Array,
  allowed: (item: number) => boolean,
): (random: Random) => number {
  const items = Array.from(popularity.keys()).filter(allowed);
  const sums = new Float64Array(items.length);
  let sum = 0;
  items.forEach((item, at) => (sums[at] = sum += popularity[item]!));
  return (random) => {
    const point = random() * sum;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sums[middle]! > point) high = middle;
      else low = middle + 1;
    }
    return items[low]!;
  };
}

function visits(repeatChance: number, random: Random): number {
  let count = 1;
  while (count < 50 && random() < repeatChance) count++;
  return count;
}
