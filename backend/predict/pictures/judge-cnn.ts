import { createRandom } from '../../numerics/random.ts';

/** A test picture that was taken for something else. */
export interface Mistake {
  /** Its place among the test pictures. */
  readonly which: number;
  readonly truth: number;
  readonly said: number;
  readonly probability: number;
}

/** How a network did on test pictures. */
export interface Judgement {
  readonly accuracy: number;
  readonly interval: { readonly low: number; readonly high: number };
  /** What always naming the commonest class would get. */
  readonly baseline: number;
  /** Rows are the truth, columns what was said. */
  readonly confusion: readonly (readonly number[])[];
  /** The surest first. */
  readonly mistakes: readonly Mistake[];
}

const resamples = 1000;

/** Compares probabilities (pictures x classes) with the truth; the interval holds 95 % of bootstrap samples of the pictures. */
export function judgePictures(
  probabilities: Float32Array,
  truth: ArrayLike<number>,
  classCount: number,
  seed: number,
): Judgement {
  const count = truth.length;
  const confusion = Array.from({ length: classCount }, () => new Array<number>(classCount).fill(0));
  const hits = new Uint8Array(count);
  const mistakes: Mistake[] = [];
  for (let which = 0; which < count; which++) {
    const row = probabilities.subarray(which * classCount, (which + 1) * classCount);
    let said = 0;
    for (let classId = 1; classId < classCount; classId++) if (row[classId]! > row[said]!) said = classId;
    confusion[truth[which]!]![said]! += 1;
    if (said === truth[which]) hits[which] = 1;
    else mistakes.push({ which, truth: truth[which]!, said, probability: row[said]! });
  }
  const right = hits.reduce((sum, hit) => sum + hit, 0);
  const random = createRandom(seed, 3);
  const shares = Float64Array.from({ length: resamples }, () => {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += hits[Math.floor(random() * count)]!;
    return sum / count;
  }).sort();
  return {
    accuracy: right / count,
    interval: {
      low: shares[Math.floor(0.025 * resamples)]!,
      high: shares[Math.ceil(0.975 * resamples) - 1]!,
    },
    baseline: Math.max(...confusion.map((row) => row.reduce((sum, value) => sum + value, 0))) / count,
    confusion,
    mistakes: mistakes.sort((a, b) => b.probability - a.probability),
  };
}
