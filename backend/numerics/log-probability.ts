/** Below this distance from the highest logit a token adds less than e^-20 each and is left out. */
const negligible = 20;

/**
 * Logarithm of the sum of exponentials of `count` logits from `offset`: the normaliser of a softmax.
 * Stable: the highest logit is subtracted first. Leaves out tokens that can't matter (49,152 of them at the
 * limit add under 1e-4).
 */
export function logSumExp(logits: Float32Array, offset: number, count: number): number {
  const end = offset + count;
  let highest = -Infinity;
  for (let i = offset; i < end; i++) if ((logits[i] as number) > highest) highest = logits[i] as number;
  const floor = highest - negligible;
  let sum = 0;
  for (let i = offset; i < end; i++) {
    const logit = logits[i] as number;
    if (logit > floor) sum += Math.exp(logit - highest);
  }
  return highest + Math.log(sum);
}
