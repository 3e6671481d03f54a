import { createRandom, randomNormal, type Random } from '../../numerics/random.ts';
import type { Algorithm, Model, ModelState, Settings, TrainingContext, TrainingData } from '../algorithm.ts';
import { similarByCosine } from '../factors.ts';
import type { History } from '../history.ts';
import { floatsOf, numberOf, stateBytes } from '../model-state.ts';
import { createPacer } from '../pacer.ts';
import type { SparseRows } from '../sparse-rows.ts';

/**
 * Matrix factorisation with item biases that learns to put an item of the user above one drawn from the rest, by
 * stochastic gradient descent on ln σ(difference); the learning rate falls linearly to 0. Weights aren't used.
 */
export const bpr: Algorithm = {
  id: 'bpr',
  paper: {
    authors: 'Rendle, Freudenthaler, Gantner and Schmidt-Thieme',
    year: 2009,
    title: 'BPR: Bayesian Personalized Ranking from Implicit Feedback',
    where: 'UAI, pages 455-457 (LearnBPR, figure 4; section 4.3.1)',
  },
  grid: [
    { factors: 32, learningRate: 0.1, regularization: 0.03, epochs: 60 },
    { factors: 32, learningRate: 0.1, regularization: 0.01, epochs: 60 },
    { factors: 32, learningRate: 0.05, regularization: 0.02, epochs: 40 },
  ],
  decline: () => null,
  train: trainBpr,
  open: openBpr,
};

/** However many interactions there are, so many steps are enough; fewer passes are made then. */
const mostSteps = 20_000_000;
/** Passes over the history of somebody who wasn't in the training. */
const foldInEpochs = 30;

async function trainBpr(
  { interactions: { byUser, userCount, itemCount } }: TrainingData,
  settings: Settings,
  context: TrainingContext,
): Promise<ModelState> {
  const factors = numberOf(settings, 'factors');
  const regularization = numberOf(settings, 'regularization');
  const learningRate = numberOf(settings, 'learningRate');
  const draws = byUser.columns.length;
  const epochs = Math.min(numberOf(settings, 'epochs'), Math.ceil(mostSteps / Math.max(draws, 1)));
  const random = createRandom(context.seed);
  const users = startVectors(userCount, factors, random);
  const items = startVectors(itemCount, factors, random);
  const biases = new Float32Array(itemCount);
  const rows = rowOfEntry(byUser);
  const pace = createPacer(context);
  const stepsBetweenPauses = 1024;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let draw = 0; draw < draws; draw++) {
      const done = (epoch + draw / draws) / epochs;
      if (draw % stepsBetweenPauses === 0) pace(done);
      // Drawing an interaction draws active users more often, as the paper does (its bootstrap sampling).
      const at = Math.floor(random() * draws);
      const user = rows[at]!;
      const other = drawOther(
        byUser.columns,
        byUser.starts[user]!,
        byUser.starts[user + 1]!,
        itemCount,
        random,
      );
      if (other < 0) continue;
      step(
        { users, user: user * factors, items, biases, factors, regularization, itemsLearn: true },
        byUser.columns[at]!,
        other,
        learningRate * (1 - done),
      );
    }
  }
  return { itemCount, factors, regularization, learningRate, users, items, biases };
}

interface Learner {
  readonly users: Float32Array;
  /** Where the user's vector begins. */
  readonly user: number;
  readonly items: Float32Array;
  readonly biases: Float32Array;
  readonly factors: number;
  readonly regularization: number;
  /** False while only the user's vector is being found. */
  readonly itemsLearn: boolean;
}

/** One step of gradient ascent on ln σ(score of liked - score of other) less the penalty. */
function step(learner: Learner, liked: number, other: number, rate: number): void {
  const { users, user, items, biases, factors, regularization, itemsLearn } = learner;
  const likedAt = liked * factors;
  const otherAt = other * factors;
  let difference = biases[liked]! - biases[other]!;
  for (let i = 0; i < factors; i++)
    difference += users[user + i]! * (items[likedAt + i]! - items[otherAt + i]!);
  const slope = 1 / (1 + Math.exp(difference));
  for (let i = 0; i < factors; i++) {
    const u = users[user + i]!;
    const a = items[likedAt + i]!;
    const b = items[otherAt + i]!;
    users[user + i] = u + rate * (slope * (a - b) - regularization * u);
    if (!itemsLearn) continue;
    items[likedAt + i] = a + rate * (slope * u - regularization * a);
    items[otherAt + i] = b + rate * (-slope * u - regularization * b);
  }
  if (!itemsLearn) return;
  biases[liked]! += rate * (slope - regularization * biases[liked]!);
  biases[other]! += rate * (-slope - regularization * biases[other]!);
}

function startVectors(count: number, factors: number, random: Random): Float32Array {
  return Float32Array.from({ length: count * factors }, () => 0.1 * randomNormal(random));
}

function rowOfEntry({ rowCount, starts, columns }: SparseRows): Int32Array {
  const rows = new Int32Array(columns.length);
  for (let row = 0; row < rowCount; row++) rows.fill(row, starts[row], starts[row + 1]);
  return rows;
}

/** An item that isn't among those (ascending) from `from` up to `to`, each as likely; -1 when there is none. */
function drawOther(items: Int32Array, from: number, to: number, itemCount: number, random: Random): number {
  if (to - from >= itemCount) return -1;
  while (true) {
    const item = Math.floor(random() * itemCount);
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (items[middle]! < item) low = middle + 1;
      else high = middle;
    }
    if (low === to || items[low] !== item) return item;
  }
}

function openBpr(state: ModelState): Model {
  const itemCount = numberOf(state, 'itemCount');
  const factors = numberOf(state, 'factors');
  const users = floatsOf(state, 'users');
  const items = floatsOf(state, 'items');
  const biases = floatsOf(state, 'biases');

  /** The vector of somebody who wasn't in the training: the same steps with the items as they are. */
  const foldIn = (history: History): Float32Array => {
    const vector = new Float32Array(factors);
    const learner: Learner = {
      users: vector,
      user: 0,
      items,
      biases,
      factors,
      regularization: numberOf(state, 'regularization'),
      itemsLearn: false,
    };
    const liked = history.items.slice().sort();
    const random = createRandom(liked.length);
    for (let epoch = 0; epoch < foldInEpochs; epoch++) {
      const rate = numberOf(state, 'learningRate') * (1 - epoch / foldInEpochs);
      for (const item of liked) {
        const other = drawOther(liked, 0, liked.length, itemCount, random);
        if (other >= 0) step(learner, item, other, rate);
      }
    }
    return vector;
  };

  return {
    itemCount,
    score: (history) => {
      const vector =
        history.user === null
          ? foldIn(history)
          : users.subarray(history.user * factors, (history.user + 1) * factors);
      return Float32Array.from({ length: itemCount }, (_, item) => {
        let score = biases[item]!;
        for (let i = 0, at = item * factors; i < factors; i++, at++) score += vector[i]! * items[at]!;
        return score;
      });
    },
    explain: () => null,
    similarItems: (item, count) => similarByCosine(items, factors, item, count),
    bytes: stateBytes(state),
  };
}
