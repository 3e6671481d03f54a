/** 1 / (1 + e^-x), without overflow. */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

/** ln(1 + e^x), without overflow: the loss of a logistic unit. */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/**
 * Replaces `count` scores from `offset` by their softmax (e^x over the sum of them), and returns the logarithm of that
 * sum. Stable: the highest score is subtracted first.
 */
export function softmaxInPlace(scores: Float64Array, offset: number, count: number): number {
  const end = offset + count;
  let highest = -Infinity;
  for (let i = offset; i < end; i++) if (scores[i]! > highest) highest = scores[i]!;
  let sum = 0;
  for (let i = offset; i < end; i++) sum += scores[i] = Math.exp(scores[i]! - highest);
  for (let i = offset; i < end; i++) scores[i] = scores[i]! / sum;
  return highest + Math.log(sum);
}
