import type { Outcome } from './truth.ts';

/** Root of the mean squared error. */
export function rmseOf({ actual, predicted }: Outcome): number {
  let sum = 0;
  for (let row = 0; row < actual.length; row++) sum += (actual[row]! - predicted[row]!) ** 2;
  return Math.sqrt(sum / actual.length);
}

/** Mean of how far off a prediction is. */
export function maeOf({ actual, predicted }: Outcome): number {
  let sum = 0;
  for (let row = 0; row < actual.length; row++) sum += Math.abs(actual[row]! - predicted[row]!);
  return sum / actual.length;
}

/** Share of the variance that is explained; below 0 where the mean would have done better. Null where nothing varies. */
export function r2Of({ actual, predicted }: Outcome): number | null {
  let mean = 0;
  for (let row = 0; row < actual.length; row++) mean += actual[row]! / actual.length;
  let [error, spread] = [0, 0];
  for (let row = 0; row < actual.length; row++) {
    error += (actual[row]! - predicted[row]!) ** 2;
    spread += (actual[row]! - mean) ** 2;
  }
  return spread === 0 ? null : 1 - error / spread;
}
