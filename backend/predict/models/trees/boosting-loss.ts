import { logistic, softmaxInPlace, softplus } from '../../../numerics/softmax.ts';
import type { Target } from '../model.ts';

/** The loss that boosting lowers, over scores that it keeps for each row. */
export interface BoostingLoss {
  readonly outputs: number;
  /** What every row starts from: log odds, logarithms of class shares, or the mean. */
  readonly base: Float64Array;
  /** rows x outputs. */
  readonly scores: Float64Array;
  /** Minus the first and the second derivative of the loss of each row, by score k. */
  derive(
    rows: Int32Array,
    scores: Float64Array,
    k: number,
    response: Float64Array,
    weights: Float64Array,
  ): void;
  /** Mean cross-entropy, or squared error in units of the variance. */
  mean(rows: Int32Array): number;
}

export function createBoostingLoss(
  target: Target,
  training: Int32Array,
  classWeights: Float64Array | null,
): BoostingLoss {
  if (target.task === 'numbers') return squaredLoss(target.values, training);
  const { values, classes } = target;
  const outputs = classes === 2 ? 1 : classes;
  const weightOf = (row: number) => classWeights?.[values[row]!] ?? 1;
  const counts = new Float64Array(classes);
  for (const row of training) counts[values[row]!]! += weightOf(row);
  const total = counts.reduce((sum, count) => sum + count, 0);
  // A class that the training part happens to lack must not start at minus infinity.
  const logShares = counts.map((count) => Math.log(Math.max(count, 1e-3) / total));
  const base = outputs === 1 ? Float64Array.of(logShares[1]! - logShares[0]!) : logShares;
  const scores = startScores(values.length, base);
  const shares = new Float64Array(outputs);
  return {
    outputs,
    base,
    scores,
    derive(rows, from, k, response, weights) {
      for (const row of rows) {
        const weight = weightOf(row);
        let share: number;
        let wanted: number;
        if (outputs === 1) {
          share = logistic(from[row]!);
          wanted = values[row]!;
        } else {
          for (let c = 0; c < outputs; c++) shares[c] = from[row * outputs + c]!;
          softmaxInPlace(shares, 0, outputs);
          share = shares[k]!;
          wanted = values[row] === k ? 1 : 0;
        }
        response[row] = weight * (wanted - share);
        weights[row] = weight * Math.max(share * (1 - share), 1e-12);
      }
    },
    mean(rows) {
      let loss = 0;
      let sum = 0;
      for (const row of rows) {
        const weight = weightOf(row);
        sum += weight;
        if (outputs === 1) {
          loss += weight * (softplus(scores[row]!) - values[row]! * scores[row]!);
        } else {
          for (let c = 0; c < outputs; c++) shares[c] = scores[row * outputs + c]!;
          const normalizer = softmaxInPlace(shares, 0, outputs);
          loss += weight * (normalizer - scores[row * outputs + values[row]!]!);
        }
      }
      return loss / sum;
    },
  };
}

function squaredLoss(values: Float64Array, training: Int32Array): BoostingLoss {
  let mean = 0;
  for (const row of training) mean += values[row]! / training.length;
  let variance = 0;
  for (const row of training) variance += (values[row]! - mean) ** 2 / training.length;
  const unit = variance > 0 ? variance : 1;
  const base = Float64Array.of(mean);
  const scores = startScores(values.length, base);
  return {
    outputs: 1,
    base,
    scores,
    derive(rows, from, _, response, weights) {
      for (const row of rows) {
        response[row] = values[row]! - from[row]!;
        weights[row] = 1;
      }
    },
    mean(rows) {
      let loss = 0;
      for (const row of rows) loss += (values[row]! - scores[row]!) ** 2;
      return loss / rows.length / unit;
    },
  };
}

function startScores(rows: number, base: Float64Array): Float64Array {
  const scores = new Float64Array(rows * base.length);
  for (let row = 0; row < rows; row++) scores.set(base, row * base.length);
  return scores;
}
