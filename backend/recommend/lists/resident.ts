import { InklingError } from '../../../contract/errors.ts';
import type { ContenderId, ItemVectors, Model } from '../algorithm.ts';
import { interactionsOf, type Interactions } from '../interactions.ts';
import { createInterview, type Interview } from '../interview/interview.ts';
import type { StoredCatalogue } from '../ports.ts';
import type { DatasetData } from '../data/dataset-data.ts';

/** A trained model, and what it was trained with: a change of that asks for a new training. */
export interface ReadyModel {
  readonly model: Model;
  readonly recipe: string;
}

/** The dataset that a worker holds, ready to be asked. */
export interface Resident {
  readonly datasetId: string;
  readonly data: DatasetData;
  readonly interactions: Interactions;
  readonly models: Map<ContenderId, ReadyModel>;
  vectors: ItemVectors | null;
  /** Throws `not-found`. */
  userOf(id: string): number;
  /** Throws `not-found`. */
  itemOf(id: string): number;
  interview(): Interview;
}

/** An interview is the same for everybody. */
const interviewSeed = 1;

/** Opens a dataset as it is kept. */
export function openResident(datasetId: string, stored: StoredCatalogue): Resident {
  const { userIds, itemIds, items, starts, columns, weights, times } = stored;
  const byUser = {
    ...{ rowCount: userIds.length, columnCount: itemIds.length },
    ...{ starts, columns, values: weights, times },
  };
  const interactions = interactionsOf(byUser);
  const users = new Map(userIds.map((id, user) => [id, user]));
  const numbers = new Map(itemIds.map((id, item) => [id, item]));
  let interview: Interview | null = null;
  return {
    datasetId,
    data: { userIds, itemIds, byUser, items },
    interactions,
    models: new Map(),
    vectors: null,
    userOf: (id) => users.get(id) ?? refuse('user', id),
    itemOf: (id) => numbers.get(id) ?? refuse('item', id),
    interview: () => (interview ??= createInterview(interactions, interviewSeed)),
  };
}

/** A dataset as it is kept. */
export function storedCatalogue({ userIds, itemIds, items, byUser }: DatasetData): StoredCatalogue {
  const { starts, columns, values, times } = byUser;
  return { userIds, itemIds, items, starts, columns, weights: values, times };
}

function refuse(what: 'user' | 'item', id: string): never {
  throw new InklingError(
    'not-found',
    `There is no ${what} “${id.slice(0, 80)}” in this dataset.`,
    `Search for the ${what}; ids are compared letter by letter, with leading zeros.`,
  );
}
