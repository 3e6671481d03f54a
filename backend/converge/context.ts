import { InklingError } from '../../contract/errors.ts';
import type { CriteriaSet, OfferedSet, Scope, Veto } from '../../contract/converge-criteria.ts';
import type { Idea } from '../../contract/ideation.ts';
import type { ConvergeModels, ConvergeStore } from './ports.ts';
import { offerBuiltIn, offerOwn } from './sets.ts';

/** What converging works with. */
export interface ConvergeParts {
  readonly store: ConvergeStore;
  readonly models: ConvergeModels;
  /** The sets of criteria that the app brings. */
  readonly sets: readonly CriteriaSet[];
  readonly announce: (projectId: string) => void;
  /** Lets other work of this thread go on. */
  readonly pause: () => Promise<void>;
}

/** All sets of a project: those that the app brings, with the project's weights, then its own. */
export async function offeredSets({ store, sets }: ConvergeParts, projectId: string): Promise<OfferedSet[]> {
  const weights = new Map((await store.list('weights', projectId)).map(({ key, value }) => [key, value]));
  const own = await store.list('set', projectId);
  return [...sets.map((set) => offerBuiltIn(set, weights.get(set.id))), ...own.map(offerOwn)];
}

/** Throws `not-found`. */
export async function requireSet(
  parts: ConvergeParts,
  projectId: string,
  setId: string,
): Promise<OfferedSet> {
  const set = (await offeredSets(parts, projectId)).find(({ id }) => id === setId);
  if (set) return set;
  throw new InklingError(
    'not-found',
    'This set of criteria is not there any more.',
    'It may have been deleted in another window; choose another one.',
  );
}

/** The ideas that are looked at, oldest first. */
export async function ideasIn(
  { store }: ConvergeParts,
  projectId: string,
  scope: Scope,
): Promise<readonly Idea[]> {
  const ideas = await store.listIdeas(projectId);
  switch (scope) {
    case 'all':
      return ideas;
    case 'starred':
      return ideas.filter(({ starred }) => starred);
    case 'chosen':
      return ideas.filter(({ state }) => state === 'chosen');
  }
}

/** All vetoes of a project. */
export async function vetoesOf({ store }: ConvergeParts, projectId: string): Promise<readonly Veto[]> {
  return (await store.list('veto', projectId)).map(({ key, value, createdAt }) => ({
    ideaId: key,
    reason: value.reason,
    at: createdAt,
  }));
}
