import { randomNormal, type Random } from '../numerics/random.ts';

/** A number of the gamma distribution of that shape and scale 1 (Marsaglia and Tsang, ACM TOMS 26, 2000). */
function randomGamma(shape: number, random: Random): number {
  if (shape < 1) return randomGamma(shape + 1, random) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = randomNormal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Shares that sum to 1, of the Dirichlet distribution with those means and that concentration; a mean of 0 stays 0. */
export function randomShares(means: readonly number[], concentration: number, random: Random): number[] {
  const drawn = means.map((mean) => (mean === 0 ? 0 : randomGamma(mean * concentration, random)));
  const total = drawn.reduce((sum, value) => sum + value, 0);
  // Of very small means all may be drawn as 0.
  return total > 0 ? drawn.map((value) => value / total) : [...means];
}
