import { createRandom, randomOrder } from '../../numerics/random.ts';
import { topIndices } from '../../numerics/top.ts';
import type { Model } from '../algorithm.ts';
import { historyOf } from '../history.ts';
import type { Pacer } from '../pacer.ts';
import type { TestCases } from './split.ts';

/** The lists of a model for all test cases. */
export interface RankedLists {
  /** Length of a list. */
  readonly k: number;
  /** cases x k items, best first; -1 where fewer can be ranked. */
  readonly items: Int32Array;
}

/**
 * A random rank for each item, so that equal scores aren't decided by the order of the file, which often follows
 * popularity or time.
 */
export function tieRanks(itemCount: number, seed: number): Uint32Array {
  return randomOrder(itemCount, createRandom(seed));
}

/** Ranks all candidates but the history's for each case. Throws what the pacer throws. */
export function rankCases(
  model: Pick<Model, 'score' | 'itemCount'>,
  cases: TestCases,
  k: number,
  ties: Uint32Array,
  pace: Pacer,
): RankedLists {
  const items = new Int32Array(cases.users.length * k).fill(-1);
  const skip = skippedItems(model.itemCount, cases.candidates);
  for (let at = 0; at < cases.users.length; at++) {
    pace(at / cases.users.length);
    const user = cases.users[at]!;
    const history = historyOf(cases.histories, user, cases.known ? user : null);
    for (const item of history.items) skip[item]!++;
    items.set(topIndices(model.score(history), k, skip, ties), at * k);
    for (const item of history.items) skip[item]!--;
  }
  return { k, items };
}

/** 1 for each item that is no candidate. */
export function skippedItems(itemCount: number, candidates: Uint8Array | null): Uint8Array {
  return candidates ? candidates.map((candidate) => 1 - candidate) : new Uint8Array(itemCount);
}
