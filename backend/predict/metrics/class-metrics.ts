import { classAt, type Outcome } from './truth.ts';

/** Rows by actual class, columns by predicted class. */
export function confusionOf(outcome: Outcome): number[][] {
  const matrix = Array.from({ length: outcome.classes }, () => Array<number>(outcome.classes).fill(0));
  for (let row = 0; row < outcome.actual.length; row++)
    matrix[outcome.actual[row]!]![classAt(outcome, row)]!++;
  return matrix;
}

/** Share of rows predicted right. */
export function accuracyOf(confusion: readonly (readonly number[])[]): number {
  let [right, all] = [0, 0];
  confusion.forEach((counts, actual) => {
    right += counts[actual]!;
    all += counts.reduce((sum, count) => sum + count, 0);
  });
  return right / all;
}

/** Mean recall of the classes that occur. */
export function balancedAccuracyOf(confusion: readonly (readonly number[])[]): number {
  const recalls = confusion.flatMap((counts, actual) => {
    const all = counts.reduce((sum, count) => sum + count, 0);
    return all === 0 ? [] : [counts[actual]! / all];
  });
  return recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length;
}

/**
 * F1, the harmonic mean of precision and recall: of class 1 where there are two, else the mean over the classes that occur
 * or are predicted. 0 where nothing was found.
 */
export function f1Of(confusion: readonly (readonly number[])[]): number {
  const scores = confusion.map((counts, of) => {
    const actual = counts.reduce((sum, count) => sum + count, 0);
    const predicted = confusion.reduce((sum, row) => sum + row[of]!, 0);
    return actual + predicted === 0 ? null : (2 * counts[of]!) / (actual + predicted);
  });
  if (confusion.length === 2) return scores[1] ?? 0;
  const present = scores.filter((score) => score !== null);
  return present.reduce((sum, score) => sum + score, 0) / present.length;
}

/** Probabilities are held this far from 0, so that one sure mistake isn't infinitely bad (as scikit-learn does). */
const leastProbability = 2 ** -52;

/** Mean of -ln(probability given to the actual class). */
export function logLossOf({ classes, actual, predicted }: Outcome): number {
  let sum = 0;
  for (let row = 0; row < actual.length; row++)
    sum -= Math.log(Math.max(leastProbability, predicted[row * classes + actual[row]!]!));
  return sum / actual.length;
}

/**
 * Area under the ROC curve by ranks (Mann and Whitney 1947), ties counting half: of class 1 where there are two, else the
 * mean of each class against the rest. Null where a class is missing.
 */
export function aucOf({ classes, actual, predicted }: Outcome): number | null {
  const of = classes === 2 ? [1] : Array.from({ length: classes }, (_, k) => k);
  const areas = of.map((k) => {
    const scores = Float64Array.from({ length: actual.length }, (_, row) => predicted[row * classes + k]!);
    return areaOf(scores, (row) => actual[row] === k);
  });
  return areas.every((area) => area !== null)
    ? areas.reduce((sum, area) => sum + area, 0) / areas.length
    : null;
}

function areaOf(scores: Float64Array, isPositive: (row: number) => boolean): number | null {
  const order = Uint32Array.from(scores, (_, row) => row).sort((a, b) => scores[a]! - scores[b]!);
  let [ranks, positives] = [0, 0];
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && scores[order[to]!] === scores[order[from]!]) to++;
    const rank = (from + 1 + to) / 2;
    for (let at = from; at < to; at++)
      if (isPositive(order[at]!)) {
        ranks += rank;
        positives++;
      }
    from = to;
  }
  const negatives = order.length - positives;
  if (positives === 0 || negatives === 0) return null;
  return (ranks - (positives * (positives + 1)) / 2) / (positives * negatives);
}
