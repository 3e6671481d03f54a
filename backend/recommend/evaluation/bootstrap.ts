import { createRandom } from '../../numerics/random.ts';

/** A mean and the interval that holds 95 % of the means of resampled users. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Works out intervals of means over the same users; the resamples are shared, so that results are comparable. */
export type Bootstrap = (values: ArrayLike<number>) => Interval;

/**
 * Percentile bootstrap over users (Efron and Tibshirani 1993, An Introduction to the Bootstrap, section 13.3; for
 * comparing rankings: Sakai 2006, SIGIR). For a paired comparison, hand in each user's difference.
 */
export function createBootstrap(users: number, resamples: number, seed: number): Bootstrap {
  const random = createRandom(seed);
  const drawn = Int32Array.from({ length: users * resamples }, () => Math.floor(random() * users));
  return (values) => {
    if (values.length !== users) throw new RangeError(`${values.length} values for ${users} users`);
    let total = 0;
    for (let user = 0; user < users; user++) total += values[user]!;
    const means = new Float64Array(resamples);
    for (let resample = 0; resample < resamples; resample++) {
      let sum = 0;
      const end = (resample + 1) * users;
      for (let at = resample * users; at < end; at++) sum += values[drawn[at]!]!;
      means[resample] = sum / users;
    }
    means.sort();
    return { mean: total / users, low: quantile(means, 0.025), high: quantile(means, 0.975) };
  };
}

/** Each value of `a` less the one of `b` beside it. */
export function differences(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, at) => value - b[at]!);
}

/** The value below which a share of the sorted values lies, between neighbours in proportion. */
function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (at - below) * (sorted[above]! - sorted[below]!);
}
