import { choleskyInPlace, solveCholesky } from '../../numerics/cholesky.ts';
import { createRandom, randomNormal } from '../../numerics/random.ts';
import type { Algorithm, Model, ModelState, Settings, TrainingContext, TrainingData } from '../algorithm.ts';
import { sortedContributions } from '../contributions.ts';
import { similarByCosine } from '../factors.ts';
import type { History } from '../history.ts';
import { floatsOf, numberOf, stateBytes } from '../model-state.ts';
import { createPacer, type Pacer } from '../pacer.ts';
import type { SparseRows } from '../sparse-rows.ts';

/**
 * Implicit alternating least squares: users and items are vectors whose product is 1 where there is an interaction,
 * with confidence 1 + α x weight, and 0 elsewhere with confidence 1. Each half-step is a ridge regression a row,
 * solved by a few steps of conjugate gradients; its penalty grows with a row's interactions.
 */
export const als: Algorithm = {
  id: 'als',
  paper: {
    authors: 'Hu, Koren and Volinsky',
    year: 2008,
    title: 'Collaborative Filtering for Implicit Feedback Datasets',
    where:
      'ICDM, pages 265-267 (equations 3-7); conjugate gradients: Takács, Pilászy and Tikk 2011, RecSys; ' +
      'penalty by frequency: Rendle, Krichene, Zhang and Koren 2022, RecSys, section 3.2',
  },
  grid: [
    { factors: 32, confidence: 4, regularization: 1, iterations: 10 },
    { factors: 64, confidence: 4, regularization: 1, iterations: 10 },
    { factors: 32, confidence: 4, regularization: 0.3, iterations: 10 },
    { factors: 32, confidence: 10, regularization: 1, iterations: 10 },
  ],
  decline: () => null,
  train: trainAls,
  open: openAls,
};

/** Steps of conjugate gradients a row: each half-step starts at the last one's answer, so few are enough. */
const gradientSteps = 3;

async function trainAls(
  { interactions: { byUser, byItem, userCount, itemCount } }: TrainingData,
  settings: Settings,
  context: TrainingContext,
): Promise<ModelState> {
  const factors = numberOf(settings, 'factors');
  const confidence = numberOf(settings, 'confidence');
  const regularization = numberOf(settings, 'regularization');
  const iterations = numberOf(settings, 'iterations');
  const random = createRandom(context.seed);
  const scale = 0.1 / Math.sqrt(factors);
  const users = Float32Array.from({ length: userCount * factors }, () => scale * randomNormal(random));
  const items = Float32Array.from({ length: itemCount * factors }, () => scale * randomNormal(random));
  const pace = createPacer(context);
  for (let iteration = 0; iteration < iterations; iteration++) {
    for (const [half, rows, solved, fixed] of [
      [0, byUser, users, items],
      [1, byItem, items, users],
    ] as const) {
      const paceHalf: Pacer = (share) => pace((iteration + (half + share) / 2) / iterations);
      solveRows(rows, solved, fixed, factors, confidence, regularization, paceHalf);
    }
  }
  return { itemCount, factors, confidence, regularization, items };
}

/**
 * Penalty of a row with so many interactions, among so many columns: λ times the square root of the confidence that
 * its equations have in all, so that rows of many and few interactions are held back alike.
 */
function penalty(regularization: number, confidence: number, interactions: number, columns: number): number {
  return regularization * Math.sqrt(confidence * interactions + columns);
}

function solveRows(
  rows: SparseRows,
  solved: Float32Array,
  fixed: Float32Array,
  factors: number,
  confidence: number,
  regularization: number,
  pace: Pacer,
): void {
  const gram = gramOf(fixed, factors);
  const residual = new Float64Array(factors);
  const direction = new Float64Array(factors);
  const image = new Float64Array(factors);
  const solution = new Float64Array(factors);

  for (let row = 0; row < rows.rowCount; row++) {
    if (row % 64 === 0) pace(row / rows.rowCount);
    const start = rows.starts[row]!;
    const end = rows.starts[row + 1]!;
    const held = penalty(regularization, confidence, end - start, rows.columnCount);
    /** out = (gram + λI + Σ α w y yᵀ) vector */
    const apply = (vector: Float64Array, out: Float64Array) => {
      for (let i = 0; i < factors; i++) {
        let sum = held * vector[i]!;
        for (let j = 0, at = i * factors; j < factors; j++, at++) sum += gram[at]! * vector[j]!;
        out[i] = sum;
      }
      for (let at = start; at < end; at++) {
        const from = rows.columns[at]! * factors;
        let product = 0;
        for (let i = 0; i < factors; i++) product += fixed[from + i]! * vector[i]!;
        product *= confidence * rows.values[at]!;
        for (let i = 0; i < factors; i++) out[i]! += product * fixed[from + i]!;
      }
    };

    for (let i = 0; i < factors; i++) solution[i] = solved[row * factors + i]!;
    apply(solution, image);
    for (let i = 0; i < factors; i++) residual[i] = -image[i]!;
    for (let at = start; at < end; at++) {
      const from = rows.columns[at]! * factors;
      const weight = 1 + confidence * rows.values[at]!;
      for (let i = 0; i < factors; i++) residual[i]! += weight * fixed[from + i]!;
    }
    direction.set(residual);
    let squares = squaresOf(residual);
    for (let step = 0; step < gradientSteps && squares > 1e-12; step++) {
      apply(direction, image);
      let curvature = 0;
      for (let i = 0; i < factors; i++) curvature += direction[i]! * image[i]!;
      const length = squares / curvature;
      for (let i = 0; i < factors; i++) {
        solution[i]! += length * direction[i]!;
        residual[i]! -= length * image[i]!;
      }
      const remaining = squaresOf(residual);
      const turn = remaining / squares;
      for (let i = 0; i < factors; i++) direction[i] = residual[i]! + turn * direction[i]!;
      squares = remaining;
    }
    for (let i = 0; i < factors; i++) solved[row * factors + i] = solution[i]!;
  }
}

function squaresOf(vector: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += vector[i]! ** 2;
  return sum;
}

/** YᵀY of vectors row by row, as factors x factors. */
function gramOf(vectors: Float32Array, factors: number): Float64Array {
  const gram = new Float64Array(factors * factors);
  for (let from = 0; from < vectors.length; from += factors) {
    for (let i = 0; i < factors; i++) {
      const value = vectors[from + i]!;
      for (let j = 0; j <= i; j++) gram[i * factors + j]! += value * vectors[from + j]!;
    }
  }
  for (let i = 0; i < factors; i++)
    for (let j = 0; j < i; j++) gram[j * factors + i] = gram[i * factors + j]!;
  return gram;
}

/**
 * A user is always worked out anew from the history, and exactly (Cholesky), so that everybody is served alike, and
 * a score is a sum over the history (Hu et al., section 5).
 */
function openAls(state: ModelState): Model {
  const itemCount = numberOf(state, 'itemCount');
  const factors = numberOf(state, 'factors');
  const confidence = numberOf(state, 'confidence');
  const regularization = numberOf(state, 'regularization');
  const items = floatsOf(state, 'items');
  const gram = gramOf(items, factors);

  /** Cholesky factor of the user's matrix. */
  const factorOf = (history: History): Float64Array => {
    const matrix = gram.slice();
    const held = penalty(regularization, confidence, history.items.length, itemCount);
    for (let i = 0; i < factors; i++) matrix[i * factors + i]! += held;
    history.items.forEach((item, at) => {
      const weight = confidence * history.weights[at]!;
      for (let i = 0; i < factors; i++) {
        const value = weight * items[item * factors + i]!;
        for (let j = 0; j <= i; j++) matrix[i * factors + j]! += value * items[item * factors + j]!;
      }
    });
    choleskyInPlace(matrix, factors);
    return matrix;
  };
  const dotItem = (item: number, vector: Float64Array) => {
    let sum = 0;
    for (let i = 0; i < factors; i++) sum += items[item * factors + i]! * vector[i]!;
    return sum;
  };

  return {
    itemCount,
    score: (history) => {
      const user = new Float64Array(factors);
      history.items.forEach((item, at) => {
        const weight = 1 + confidence * history.weights[at]!;
        for (let i = 0; i < factors; i++) user[i]! += weight * items[item * factors + i]!;
      });
      solveCholesky(factorOf(history), factors, user);
      return Float32Array.from({ length: itemCount }, (_, item) => dotItem(item, user));
    },
    explain: (history, target) => {
      const seen = Float64Array.from(items.subarray(target * factors, (target + 1) * factors));
      solveCholesky(factorOf(history), factors, seen);
      return sortedContributions(history, (item, weight) => (1 + confidence * weight) * dotItem(item, seen));
    },
    similarItems: (item, count) => similarByCosine(items, factors, item, count),
    bytes: stateBytes(state),
  };
}
