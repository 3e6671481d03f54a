import { minimize } from './lbfgs.ts';

/** A linear classifier: for each class a weight for each feature, and a bias. */
export interface LinearModel {
  readonly classes: number;
  readonly dimensions: number;
  /** Row by row: the weights of a class, then its bias. */
  readonly weights: Float64Array;
}

/** Examples: vectors row by row, and the class of each. */
export interface Examples {
  readonly dimensions: number;
  readonly vectors: Float32Array;
  readonly classes: Int32Array;
}

/**
 * Multinomial logistic regression with an L2 penalty on the weights, not on the biases: minimises the mean negative
 * log likelihood plus penalty / 2 times the squared weights (Hastie, Tibshirani, Friedman: The Elements of Statistical
 * Learning, 4.4). Classes weigh alike however many examples they have. `checkpoint` is called in each step and may throw.
 */
export function fitLogistic(
  { dimensions, vectors, classes }: Examples,
  classCount: number,
  penalty: number,
  checkpoint: () => void,
): LinearModel {
  const rows = classes.length;
  const width = dimensions + 1;
  const counts = new Float64Array(classCount);
  for (const c of classes) counts[c]!++;
  const present = counts.filter((count) => count > 0).length;
  const share = counts.map((count) => (count === 0 ? 0 : 1 / (present * count)));
  const scores = new Float64Array(classCount);

  const evaluate = (weights: Float64Array, gradient: Float64Array): number => {
    checkpoint();
    gradient.fill(0);
    let loss = 0;
    for (let row = 0; row < rows; row++) {
      const truth = classes[row]!;
      const base = row * dimensions;
      scoreInto(scores, weights, vectors, base, dimensions);
      const logSum = softmaxInto(scores, truth);
      loss += share[truth]! * logSum;
      for (let c = 0; c < classCount; c++) {
        const slope = share[truth]! * (scores[c]! - (c === truth ? 1 : 0));
        const at = c * width;
        for (let d = 0; d < dimensions; d++) gradient[at + d]! += slope * vectors[base + d]!;
        gradient[at + dimensions]! += slope;
      }
    }
    for (let c = 0; c < classCount; c++)
      for (let d = 0; d < dimensions; d++) {
        const weight = weights[c * width + d]!;
        loss += 0.5 * penalty * weight * weight;
        gradient[c * width + d]! += penalty * weight;
      }
    return loss;
  };
  const weights = minimize(new Float64Array(classCount * width), evaluate);
  return { classes: classCount, dimensions, weights };
}

/** The probability of each class for the vector at `base`. */
export function probabilities(model: LinearModel, vectors: Float32Array, base: number): Float64Array {
  const scores = new Float64Array(model.classes);
  scoreInto(scores, model.weights, vectors, base, model.dimensions);
  softmaxInto(scores, 0);
  return scores;
}

function scoreInto(
  scores: Float64Array,
  weights: Float64Array,
  vectors: Float32Array,
  base: number,
  dimensions: number,
): void {
  for (let c = 0; c < scores.length; c++) {
    const at = c * (dimensions + 1);
    let sum = weights[at + dimensions]!;
    for (let d = 0; d < dimensions; d++) sum += weights[at + d]! * vectors[base + d]!;
    scores[c] = sum;
  }
}

/** Scores to probabilities in place; gives the negative log of the one of `truth`. */
function softmaxInto(scores: Float64Array, truth: number): number {
  const highest = Math.max(...scores);
  const ofTruth = scores[truth]! - highest;
  let sum = 0;
  for (let c = 0; c < scores.length; c++) sum += scores[c] = Math.exp(scores[c]! - highest);
  for (let c = 0; c < scores.length; c++) scores[c]! /= sum;
  return Math.log(sum) - ofTruth;
}
