import { topIndices } from '../../numerics/top.ts';
import type { Algorithm, Model, ModelState, Settings, TrainingContext, TrainingData } from '../algorithm.ts';
import { sortedContributions } from '../contributions.ts';
import type { Interactions } from '../interactions.ts';
import { floatsOf, integersOf, numberOf, stateBytes } from '../model-state.ts';
import { createPacer } from '../pacer.ts';
import { transpose } from '../sparse-rows.ts';

/**
 * Items whose users overlap: the cosine of two items' columns, after each user's row was made of length 1 (who has
 * bought everything says little with each item), shrunk by n / (n + shrinkage) where few users n are behind it. Each
 * item keeps its closest neighbours, and its score sums the similarities of those in the history.
 */
export const itemKnn: Algorithm = {
  id: 'item-knn',
  paper: {
    authors: 'Deshpande and Karypis',
    year: 2004,
    title: 'Item-Based Top-N Recommendation Algorithms',
    where:
      'ACM TOIS 22(1), pages 150-153 (cosine, rows of length 1); neighbours of the item scored: Sarwar, Karypis, ' +
      'Konstan and Riedl 2001, WWW, section 3.2; shrinkage: Bell and Koren 2007, ICDM, section 3.1',
  },
  grid: [
    { neighbours: 100, shrinkage: 0 },
    { neighbours: 30, shrinkage: 0 },
    { neighbours: 300, shrinkage: 0 },
    { neighbours: 100, shrinkage: 20 },
    { neighbours: 30, shrinkage: 20 },
  ],
  decline: () => null,
  train: trainItemKnn,
  open: openItemKnn,
};

async function trainItemKnn(
  { interactions }: TrainingData,
  settings: Settings,
  context: TrainingContext,
): Promise<ModelState> {
  const { byItem, byUser, itemCount } = interactions;
  const neighbourCount = numberOf(settings, 'neighbours');
  const shrinkage = numberOf(settings, 'shrinkage');
  const pace = createPacer(context);
  const { userScales, itemLengths } = lengths(interactions);

  const lists: { readonly neighbours: Int32Array; readonly similarities: Float32Array }[] = [];
  const products = new Float64Array(itemCount);
  const sharedUsers = new Int32Array(itemCount);
  for (let item = 0; item < itemCount; item++) {
    pace(item / itemCount);
    // Only items that share a user are touched, so the cost is that of the overlaps.
    const touched: number[] = [];
    for (let at = byItem.starts[item]!; at < byItem.starts[item + 1]!; at++) {
      const user = byItem.columns[at]!;
      const weight = byItem.values[at]! * userScales[user]! ** 2;
      for (let other = byUser.starts[user]!; other < byUser.starts[user + 1]!; other++) {
        const column = byUser.columns[other]!;
        if (sharedUsers[column]!++ === 0) touched.push(column);
        products[column]! += weight * byUser.values[other]!;
      }
    }
    const others = Int32Array.from(touched.filter((other) => other !== item)).sort();
    const similarities = Float32Array.from(others, (other) => {
      const shared = sharedUsers[other]!;
      return (
        (products[other]! / (itemLengths[item]! * itemLengths[other]!)) * (shared / (shared + shrinkage))
      );
    });
    for (const other of touched) products[other] = sharedUsers[other] = 0;
    const kept = topIndices(similarities, neighbourCount);
    lists.push({
      neighbours: Int32Array.from(kept, (at) => others[at]!),
      similarities: Float32Array.from(kept, (at) => similarities[at]!),
    });
  }

  const starts = new Int32Array(itemCount + 1);
  for (let item = 0; item < itemCount; item++)
    starts[item + 1] = starts[item]! + lists[item]!.neighbours.length;
  const state = {
    starts,
    neighbours: new Int32Array(starts[itemCount]!),
    similarities: new Float32Array(starts[itemCount]!),
  };
  lists.forEach(({ neighbours, similarities }, item) => {
    state.neighbours.set(neighbours, starts[item]);
    state.similarities.set(similarities, starts[item]);
  });
  return state;
}

/** What makes each user's row of length 1, and the lengths of the items' columns after that. */
function lengths({ byUser, byItem, userCount, itemCount }: Interactions) {
  const userScales = Float64Array.from({ length: userCount }, (_, user) => {
    let squares = 0;
    for (let at = byUser.starts[user]!; at < byUser.starts[user + 1]!; at++)
      squares += byUser.values[at]! ** 2;
    return squares > 0 ? 1 / Math.sqrt(squares) : 0;
  });
  const itemLengths = Float64Array.from({ length: itemCount }, (_, item) => {
    let squares = 0;
    for (let at = byItem.starts[item]!; at < byItem.starts[item + 1]!; at++)
      squares += (byItem.values[at]! * userScales[byItem.columns[at]!]!) ** 2;
    return Math.sqrt(squares);
  });
  return { userScales, itemLengths };
}

function openItemKnn(state: ModelState): Model {
  const starts = integersOf(state, 'starts');
  const neighbours = integersOf(state, 'neighbours');
  const similarities = floatsOf(state, 'similarities');
  const itemCount = starts.length - 1;
  // For each item of a history, the items that it is a neighbour of.
  const neighbourOf = transpose({
    rowCount: itemCount,
    columnCount: itemCount,
    starts,
    columns: neighbours,
    values: similarities,
    times: null,
  });
  return {
    itemCount,
    score: (history) => {
      const scores = new Float32Array(itemCount);
      for (let i = 0; i < history.items.length; i++) {
        const item = history.items[i]!;
        const weight = history.weights[i]!;
        for (let at = neighbourOf.starts[item]!; at < neighbourOf.starts[item + 1]!; at++)
          scores[neighbourOf.columns[at]!]! += weight * neighbourOf.values[at]!;
      }
      return scores;
    },
    explain: (history, target) =>
      sortedContributions(history, (item, weight) => {
        const at = neighbours.subarray(starts[target], starts[target + 1]).indexOf(item);
        return at < 0 ? 0 : weight * similarities[starts[target]! + at]!;
      }),
    similarItems: (item, count) =>
      Array.from(neighbours.subarray(starts[item], starts[item + 1]).subarray(0, count), (other, at) => ({
        item: other,
        similarity: similarities[starts[item]! + at]!,
      })),
    bytes: stateBytes(state) + neighbourOf.columns.byteLength + neighbourOf.values.byteLength,
  };
}
