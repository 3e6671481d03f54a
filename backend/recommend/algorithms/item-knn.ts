import { topIndices } from '../../numerics/top.ts';
import type { Algorithm, Model, ModelState, Settings, TrainingContext, TrainingData } from '../algorithm.ts';
import { sortedContributions } from '../contributions.ts';
import { floatsOf, integersOf, numberOf, stateBytes } from '../model-state.ts';
import { createPacer } from '../pacer.ts';

/**
 * Items whose users overlap: the cosine of two items' columns, shrunk towards 0 where few users are behind it.
 * Each item keeps its closest neighbours; a score sums the similarities of the history's items to the item.
 */
export const itemKnn: Algorithm = {
  id: 'item-knn',
  paper: {
    authors: 'Deshpande and Karypis',
    year: 2004,
    title: 'Item-Based Top-N Recommendation Algorithms',
    where: 'ACM TOIS 22(1), pages 150-153 (cosine); shrinkage as in Bell and Koren 2007, ICDM, section 3.1',
  },
  grid: [
    { neighbours: 100, shrinkage: 10 },
    { neighbours: 30, shrinkage: 10 },
    { neighbours: 300, shrinkage: 10 },
    { neighbours: 100, shrinkage: 50 },
    { neighbours: 30, shrinkage: 50 },
    { neighbours: 300, shrinkage: 50 },
  ],
  decline: () => null,
  train: trainItemKnn,
  open: openItemKnn,
};

async function trainItemKnn(
  { interactions: { byItem, byUser, itemCount } }: TrainingData,
  settings: Settings,
  context: TrainingContext,
): Promise<ModelState> {
  const neighbourCount = numberOf(settings, 'neighbours');
  const shrinkage = numberOf(settings, 'shrinkage');
  const pace = createPacer(context);

  const norms = new Float64Array(itemCount);
  for (let item = 0; item < itemCount; item++) {
    let squares = 0;
    for (let at = byItem.starts[item]!; at < byItem.starts[item + 1]!; at++) squares += byItem.values[at]! ** 2;
    norms[item] = Math.sqrt(squares);
  }

  const starts = new Int32Array(itemCount + 1);
  const neighbours: Int32Array[] = [];
  const similarities: Float32Array[] = [];
  const products = new Float32Array(itemCount);
  for (let item = 0; item < itemCount; item++) {
    await pace(item / itemCount);
    // Only items that share a user are touched, so the cost is that of the overlaps.
    const touched: number[] = [];
    for (let at = byItem.starts[item]!; at < byItem.starts[item + 1]!; at++) {
      const user = byItem.columns[at]!;
      const weight = byItem.values[at]!;
      for (let other = byUser.starts[user]!; other < byUser.starts[user + 1]!; other++) {
        const column = byUser.columns[other]!;
        if (products[column] === 0) touched.push(column);
        products[column]! += weight * byUser.values[other]!;
      }
    }
    const others = Int32Array.from(touched.filter((other) => other !== item)).sort();
    const cosines = Float32Array.from(
      others,
      (other) => products[other]! / (norms[item]! * norms[other]! + shrinkage),
    );
    for (const other of touched) products[other] = 0;
    const kept = topIndices(cosines, neighbourCount);
    neighbours.push(Int32Array.from(kept, (at) => others[at]!));
    similarities.push(Float32Array.from(kept, (at) => cosines[at]!));
    starts[item + 1] = starts[item]! + kept.length;
  }

  const state = {
    starts,
    neighbours: new Int32Array(starts[itemCount]!),
    similarities: new Float32Array(starts[itemCount]!),
  };
  for (let item = 0; item < itemCount; item++) {
    state.neighbours.set(neighbours[item]!, starts[item]);
    state.similarities.set(similarities[item]!, starts[item]);
  }
  return state;
}

function openItemKnn(state: ModelState): Model {
  const starts = integersOf(state, 'starts');
  const neighbours = integersOf(state, 'neighbours');
  const similarities = floatsOf(state, 'similarities');
  const itemCount = starts.length - 1;
  return {
    itemCount,
    score: (history) => {
      const scores = new Float32Array(itemCount);
      history.items.forEach((item, i) => {
        const weight = history.weights[i]!;
        for (let at = starts[item]!; at < starts[item + 1]!; at++)
          scores[neighbours[at]!]! += weight * similarities[at]!;
      });
      return scores;
    },
    explain: (history, target) =>
      sortedContributions(history, (item, weight) => {
        const at = neighbours.subarray(starts[item], starts[item + 1]).indexOf(target);
        return at < 0 ? 0 : weight * similarities[starts[item]! + at]!;
      }),
    similarItems: (item, count) =>
      Array.from(neighbours.subarray(starts[item], starts[item + 1]).subarray(0, count), (other, at) => ({
        item: other,
        similarity: similarities[starts[item]! + at]!,
      })),
    bytes: stateBytes(state),
  };
}
