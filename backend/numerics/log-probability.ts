/** Below this distance from the highest logit a token adds less than e^-20 each and is left out. */
const negligible = 20;

/** e^-x at steps of x, from 0 to what is negligible: a vocabulary of exponentials took as long as a layer of the model. */
const stepsPerUnit = 512;
const exponentials = Float64Array.from({ length: negligible * stepsPerUnit + 2 }, (_, i) =>
  Math.exp(-i / stepsPerUnit),
);

/**
 * Logarithm of the sum of exponentials of `count` logits from `offset`: the normaliser of a softmax.
 * Stable: the highest logit is subtracted first. Leaves out tokens that can't matter (49,152 of them at the
 * limit add under 1e-4), and reads exponentials off a table with straight lines between: within 5e-7.
 */
export function logSumExp(logits: Float32Array, offset: number, count: number): number {
  const end = offset + count;
  let highest = -Infinity;
  for (let i = offset; i < end; i++) if ((logits[i] as number) > highest) highest = logits[i] as number;
  let sum = 0;
  for (let i = offset; i < end; i++) {
    const below = highest - (logits[i] as number);
    // Written so that what is no number is left out too.
    if (!(below < negligible)) continue;
    const place = below * stepsPerUnit;
    const step = Math.floor(place);
    const lower = exponentials[step] as number;
    sum += lower + ((exponentials[step + 1] as number) - lower) * (place - step);
  }
  return highest + Math.log(sum);
}
