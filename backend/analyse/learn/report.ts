import type { ClassifierReport, Measured } from '../../../contract/analyse-results.ts';
import { createRandom } from '../../numerics/random.ts';

const resamples = 1000;

/** What was judged: true and said class of each row, -1 said for none. */
export interface Judged {
  readonly truth: Int32Array;
  readonly said: Int32Array;
}

/**
 * Accuracy and macro F1 with intervals by the percentile bootstrap over rows (Efron and Tibshirani 1993, 13.3), and the
 * figures of each class.
 */
export function reportOf(
  labels: readonly string[],
  { truth, said }: Judged,
  how: Pick<ClassifierReport, 'measuredBy' | 'folds'>,
  seed: number,
): ClassifierReport {
  const confusion = labels.map(() => labels.map(() => 0));
  for (let row = 0; row < truth.length; row++) if (said[row]! >= 0) confusion[truth[row]!]![said[row]!]!++;
  const all = Array.from(truth.keys());
  const counts = labels.map((_, c) => truth.reduce((sum, t) => sum + (t === c ? 1 : 0), 0));
  return {
    classes: labels.map((label, c) => {
      const right = confusion[c]![c]!;
      const saidCount = confusion.reduce((sum, row) => sum + row[c]!, 0);
      return { label, examples: counts[c]!, ...ratios(right, saidCount, counts[c]!) };
    }),
    ...how,
    rows: truth.length,
    accuracy: measured(accuracyOf(truth, said, all), truth, said, accuracyOf, seed),
    macroF1: measured(macroF1Of(truth, said, all), truth, said, macroF1Of, seed),
    majority: truth.length === 0 ? 0 : Math.max(...counts) / truth.length,
    confusion,
  };
}

type Figure = (truth: Int32Array, said: Int32Array, rows: ArrayLike<number>) => number;

function measured(mean: number, truth: Int32Array, said: Int32Array, figure: Figure, seed: number): Measured {
  if (truth.length === 0) return { mean: 0, low: 0, high: 0 };
  const random = createRandom(seed, 77);
  const drawn = new Int32Array(truth.length);
  const values = Array.from({ length: resamples }, () => {
    for (let i = 0; i < drawn.length; i++) drawn[i] = Math.floor(random() * truth.length);
    return figure(truth, said, drawn);
  }).sort((a, b) => a - b);
  return {
    mean,
    low: values[Math.floor(0.025 * resamples)]!,
    high: values[Math.ceil(0.975 * resamples) - 1]!,
  };
}

function accuracyOf(truth: Int32Array, said: Int32Array, rows: ArrayLike<number>): number {
  let right = 0;
  for (let i = 0; i < rows.length; i++) if (truth[rows[i]!] === said[rows[i]!]) right++;
  return right / rows.length;
}

/** Mean F1 of the classes that are among the rows. */
function macroF1Of(truth: Int32Array, said: Int32Array, rows: ArrayLike<number>): number {
  const seen = new Map<number, { right: number; said: number; truth: number }>();
  const of = (c: number) => {
    const counts = seen.get(c) ?? { right: 0, said: 0, truth: 0 };
    seen.set(c, counts);
    return counts;
  };
  for (let i = 0; i < rows.length; i++) {
    const [t, s] = [truth[rows[i]!]!, said[rows[i]!]!];
    of(t).truth++;
    of(s).said++;
    if (t === s) of(t).right++;
  }
  const scores = [...seen.values()]
    .filter((counts) => counts.truth > 0)
    .map((counts) => ratios(counts.right, counts.said, counts.truth).f1);
  return scores.reduce((sum, f1) => sum + f1, 0) / scores.length;
}

function ratios(right: number, said: number, truth: number) {
  const precision = said === 0 ? 0 : right / said;
  const recall = truth === 0 ? 0 : right / truth;
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
