import type { Algorithm, ItemVectors, Model, ModelState } from '../algorithm.ts';
import { sortedContributions } from '../contributions.ts';
import { similarByCosine } from '../factors.ts';
import { floatsOf, numberOf, stateBytes } from '../model-state.ts';

/**
 * Items whose text means the same: a user is the weighted mean of the vectors of the history, and a score is its
 * product with the item's. Needs no other users, so it can recommend what nobody has bought yet.
 */
export const content: Algorithm = {
  id: 'content',
  paper: {
    authors: 'Pazzani and Billsus',
    year: 2007,
    title: 'Content-Based Recommendation Systems',
    where: 'The Adaptive Web, LNCS 4321, pages 325-341 (section 10.3.4, profiles as prototype vectors)',
  },
  grid: [{ centred: 1 }, { centred: 0 }],
  decline: ({ itemVectors }) => (itemVectors ? null : { reason: 'no-item-text' }),
  train: async ({ itemVectors }, settings) => ({
    dimensions: itemVectors!.dimensions,
    vectors: numberOf(settings, 'centred') === 1 ? centred(itemVectors!) : itemVectors!.values.slice(),
  }),
  open: openContent,
};

/**
 * The vectors less their mean, made of length 1 again: what all texts of a catalogue have in common says nothing.
 * Items without text stay zero.
 */
function centred({ dimensions, values }: ItemVectors): Float32Array {
  const mean = new Float64Array(dimensions);
  let texts = 0;
  const hasText = (from: number) => {
    for (let i = 0; i < dimensions; i++) if (values[from + i] !== 0) return true;
    return false;
  };
  for (let from = 0; from < values.length; from += dimensions) {
    if (!hasText(from)) continue;
    texts++;
    for (let i = 0; i < dimensions; i++) mean[i]! += values[from + i]!;
  }
  const result = new Float32Array(values.length);
  for (let from = 0; from < values.length; from += dimensions) {
    if (!hasText(from)) continue;
    let squares = 0;
    for (let i = 0; i < dimensions; i++) {
      const value = values[from + i]! - mean[i]! / texts;
      result[from + i] = value;
      squares += value * value;
    }
    const scale = squares > 1e-12 ? 1 / Math.sqrt(squares) : 0;
    for (let i = 0; i < dimensions; i++) result[from + i]! *= scale;
  }
  return result;
}

function openContent(state: ModelState): Model {
  const dimensions = numberOf(state, 'dimensions');
  const vectors = floatsOf(state, 'vectors');
  const itemCount = vectors.length / dimensions;
  const product = (item: number, vector: ArrayLike<number>, offset: number) => {
    let sum = 0;
    for (let i = 0; i < dimensions; i++) sum += vectors[item * dimensions + i]! * vector[offset + i]!;
    return sum;
  };
  return {
    itemCount,
    score: (history) => {
      const profile = new Float64Array(dimensions);
      const whole = history.weights.reduce((sum, weight) => sum + weight, 0);
      history.items.forEach((item, at) => {
        const share = history.weights[at]! / whole;
        for (let i = 0; i < dimensions; i++) profile[i]! += share * vectors[item * dimensions + i]!;
      });
      return Float32Array.from({ length: itemCount }, (_, item) => product(item, profile, 0));
    },
    explain: (history, target) => {
      const whole = history.weights.reduce((sum, weight) => sum + weight, 0);
      return sortedContributions(
        history,
        (item, weight) => (weight / whole) * product(item, vectors, target * dimensions),
      );
    },
    similarItems: (item, count) => similarByCosine(vectors, dimensions, item, count),
    bytes: stateBytes(state),
  };
}
