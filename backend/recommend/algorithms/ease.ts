import { topIndices } from '../../numerics/top.ts';
import type { Algorithm, Model, ModelState, Settings, TrainingContext, TrainingData } from '../algorithm.ts';
import { sortedContributions } from '../contributions.ts';
import type { Interactions } from '../interactions.ts';
import { floatsOf, numberOf, stateBytes } from '../model-state.ts';
import { createPacer } from '../pacer.ts';

/** Arrays of n x n numbers that exist at once: the matrix, its inverse, and the two that inverting works in. */
const squareArrays = 4;

/**
 * EASE^R: the linear model of items on items that reconstructs histories best with nothing on its diagonal, in
 * closed form: B = I - P / diag(P), where P is the inverse of XᵀX + λI.
 */
export const ease: Algorithm = {
  id: 'ease',
  paper: {
    authors: 'Steck',
    year: 2019,
    title: 'Embarrassingly Shallow Autoencoders for Sparse Data',
    where: 'WWW, pages 3252-3253 (equation 8, algorithm 1)',
  },
  grid: [
    { regularization: 200 },
    { regularization: 50 },
    { regularization: 100 },
    { regularization: 400 },
    { regularization: 800 },
  ],
  decline: ({ interactions: { itemCount } }, limitBytes) => {
    const bytes = squareArrays * Float32Array.BYTES_PER_ELEMENT * itemCount ** 2;
    return bytes > limitBytes ? { reason: 'too-large', items: itemCount, bytes, limitBytes } : null;
  },
  train: trainEase,
  open: openEase,
};

async function trainEase(
  { interactions }: TrainingData,
  settings: Settings,
  context: TrainingContext,
): Promise<ModelState> {
  const { itemCount } = interactions;
  const gram = gramMatrix(interactions, context);
  const regularization = numberOf(settings, 'regularization');
  for (let item = 0; item < itemCount; item++) gram[item * itemCount + item]! += regularization;
  const inverse = await context.invert(gram, itemCount);
  context.checkpoint();
  const diagonal = Float32Array.from({ length: itemCount }, (_, item) => inverse[item * itemCount + item]!);
  // Row by row the model reads what one item of a history adds to all scores.
  for (let row = 0; row < itemCount; row++) {
    for (let column = 0; column < itemCount; column++)
      inverse[row * itemCount + column]! /= -diagonal[column]!;
    inverse[row * itemCount + row] = 0;
  }
  return { itemCount, weights: inverse };
}

/** XᵀX: for each pair of items the products of their weights, summed over users. */
function gramMatrix({ byUser, itemCount }: Interactions, context: TrainingContext): Float32Array {
  const pace = createPacer(context);
  const gram = new Float32Array(itemCount * itemCount);
  for (let user = 0; user < byUser.rowCount; user++) {
    pace((0.5 * user) / byUser.rowCount);
    const end = byUser.starts[user + 1]!;
    for (let a = byUser.starts[user]!; a < end; a++) {
      const row = byUser.columns[a]! * itemCount;
      const weight = byUser.values[a]!;
      for (let b = byUser.starts[user]!; b < end; b++)
        gram[row + byUser.columns[b]!]! += weight * byUser.values[b]!;
    }
  }
  return gram;
}

function openEase(state: ModelState): Model {
  const itemCount = numberOf(state, 'itemCount');
  const weights = floatsOf(state, 'weights');
  return {
    itemCount,
    score: (history) => {
      const scores = new Float32Array(itemCount);
      for (let i = 0; i < history.items.length; i++) {
        const row = history.items[i]! * itemCount;
        const weight = history.weights[i]!;
        for (let item = 0; item < itemCount; item++) scores[item]! += weight * weights[row + item]!;
      }
      return scores;
    },
    explain: (history, target) =>
      sortedContributions(history, (item, weight) => weight * weights[item * itemCount + target]!),
    similarItems: (item, count) => {
      const row = weights.subarray(item * itemCount, (item + 1) * itemCount);
      const skip = Uint8Array.from(row, (weight, other) => (weight > 0 && other !== item ? 0 : 1));
      return Array.from(topIndices(row, count, skip), (other) => ({ item: other, similarity: row[other]! }));
    },
    bytes: stateBytes(state),
  };
}
