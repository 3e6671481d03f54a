import type { Outcome } from './truth.ts';

const bins = 10;

/**
 * Of two classes: in ten bins of the probability given to class 1, the mean of it and how often it came true. `error` is
 * the mean gap weighted by rows (expected calibration error, Naeini et al. 2015). Bins without rows are left out.
 */
export function calibrationOf({ actual, predicted }: Outcome): {
  readonly bins: { predicted: number; observed: number; count: number }[];
  readonly error: number;
} {
  const sums = Array.from({ length: bins }, () => ({ predicted: 0, observed: 0, count: 0 }));
  for (let row = 0; row < actual.length; row++) {
    const probability = predicted[2 * row + 1]!;
    const bin = sums[Math.min(bins - 1, Math.floor(probability * bins))]!;
    bin.predicted += probability;
    bin.observed += actual[row] === 1 ? 1 : 0;
    bin.count++;
  }
  const filled = sums
    .filter(({ count }) => count > 0)
    .map(({ predicted: sum, observed, count }) => ({
      predicted: sum / count,
      observed: observed / count,
      count,
    }));
  const error = filled.reduce(
    (sum, bin) => sum + (bin.count / actual.length) * Math.abs(bin.predicted - bin.observed),
    0,
  );
  return { bins: filled, error };
}
