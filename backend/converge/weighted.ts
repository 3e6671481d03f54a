/**
 * The weighted mean of utilities of 0 to 1. Only the proportions of the weights matter. Criteria that count nothing may
 * be left out of `utilities`.
 */
export function weightedMean(
  utilities: Readonly<Record<string, number>>,
  weights: Readonly<Record<string, number>>,
): number {
  let sum = 0;
  let total = 0;
  for (const [id, weight] of Object.entries(weights)) {
    if (weight === 0) continue;
    sum += weight * utilities[id]!;
    total += weight;
  }
  return sum / total;
}
