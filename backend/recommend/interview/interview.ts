import { topIndices } from '../../numerics/top.ts';
import type { Interactions } from '../interactions.ts';
import { createRandom, randomOrder } from '../../numerics/random.ts';

/** More questions than these wear people out. */
export const mostQuestions = 7;

/** What a new user says of an item: would (or did) choose it, wouldn't, or doesn't know it. */
export interface InterviewAnswer {
  readonly item: number;
  readonly answer: 'yes' | 'no' | 'unknown';
}

/** Only items that many like-minded users have are asked about: others are known to few. */
const candidateCount = 100;
/** So many users are enough to choose questions by. */
const mostUsers = 5000;
/**
 * How much a user still counts who differs from the one interviewed in one answer. Not having an item says less than
 * having one, for nobody has everything they like.
 */
const weightWithout = 0.15;
const weightWith = 0.5;

/** An interview over what users of the data have in common; make one and use it for every answer. */
export interface Interview {
  /** The item to ask about next; null when enough was asked, or nothing is left to ask. */
  nextQuestion(answers: readonly InterviewAnswer[]): number | null;
  /** Scores of all items: how many users answer like this one and have the item. Without answers, popularity. */
  score(answers: readonly InterviewAnswer[]): Float32Array;
}

/**
 * Asks the question that splits users best: as in a decision tree on error, the item for which those who have it and
 * those who don't are each most alike, by the squared error of foretelling what they have (Golbandi, Koren and Lempel
 * 2011, WSDM, pages 597-599). Unlike there, users who answered differently keep a little weight, so that seven answers
 * don't leave a handful of users.
 */
export function createInterview(
  { byUser, byItem, userCount, itemCount }: Interactions,
  seed: number,
): Interview {
  const asked = userCount <= mostUsers ? null : sampledUsers(userCount, seed);

  const yesCounts = new Float64Array(itemCount);

  const weightsOf = (answers: readonly InterviewAnswer[]): Float32Array => {
    const weights = new Float32Array(userCount).fill(1);
    for (const { item, answer } of answers) {
      if (answer === 'unknown') continue;
      const owners = byItem.columns.subarray(byItem.starts[item], byItem.starts[item + 1]);
      if (answer === 'no') {
        for (const user of owners) weights[user]! *= weightWith;
      } else {
        for (let user = 0; user < userCount; user++) weights[user]! *= weightWithout;
        for (const user of owners) weights[user]! /= weightWithout;
      }
    }
    return weights;
  };

  const countsOf = (weights: Float32Array): Float32Array => {
    const counts = new Float32Array(itemCount);
    for (let user = 0; user < userCount; user++) {
      const weight = weights[user]!;
      if (weight === 0) continue;
      for (let at = byUser.starts[user]!; at < byUser.starts[user + 1]!; at++)
        counts[byUser.columns[at]!]! += weight;
    }
    return counts;
  };

  /** How much the squared error falls when users are parted by this item, less what is the same for all items. */
  const merit = (item: number, weights: Float32Array, counts: Float32Array, whole: Totals): number => {
    let yesWeight = 0;
    const touched: number[] = [];
    for (let at = byItem.starts[item]!; at < byItem.starts[item + 1]!; at++) {
      const user = byItem.columns[at]!;
      const weight = weights[user]!;
      if (weight === 0) continue;
      yesWeight += weight;
      for (let entry = byUser.starts[user]!; entry < byUser.starts[user + 1]!; entry++) {
        const other = byUser.columns[entry]!;
        if (yesCounts[other] === 0) touched.push(other);
        yesCounts[other]! += weight;
      }
    }
    const noWeight = whole.weight - yesWeight;
    let yesSquares = 0;
    let noSquares = whole.squares;
    for (const other of touched) {
      const count = yesCounts[other]!;
      yesSquares += count ** 2;
      noSquares += (counts[other]! - count) ** 2 - counts[other]! ** 2;
      yesCounts[other] = 0;
    }
    if (yesWeight <= 0 || noWeight <= 0) return -Infinity;
    return yesSquares / yesWeight + noSquares / noWeight;
  };

  return {
    nextQuestion: (answers) => {
      if (answers.length >= mostQuestions) return null;
      const weights = weightsOf(answers);
      if (asked) for (let user = 0; user < userCount; user++) weights[user]! *= asked[user]!;
      const counts = countsOf(weights);
      const skip = Uint8Array.from(counts, (count) => (count > 0 ? 0 : 1));
      for (const { item } of answers) skip[item] = 1;
      const whole: Totals = {
        weight: weights.reduce((sum, weight) => sum + weight, 0),
        squares: counts.reduce((sum, count) => sum + count * count, 0),
      };
      let best: number | null = null;
      let bestMerit = -Infinity;
      for (const item of topIndices(counts, candidateCount, skip)) {
        const value = merit(item, weights, counts, whole);
        if (value <= bestMerit) continue;
        bestMerit = value;
        best = item;
      }
      return best;
    },
    score: (answers) => countsOf(weightsOf(answers)),
  };
}

interface Totals {
  readonly weight: number;
  /** Sum over items of their squared counts. */
  readonly squares: number;
}

/** 1 for each of `mostUsers` users, 0 for the others. */
function sampledUsers(userCount: number, seed: number): Uint8Array {
  const sampled = new Uint8Array(userCount);
  for (const user of randomOrder(userCount, createRandom(seed)).subarray(0, mostUsers)) sampled[user] = 1;
  return sampled;
}
