import { randomUUID } from 'node:crypto';
import { InklingError } from '../../contract/errors.ts';
import { pairedIdeasLimit, type Comparison } from '../../contract/converge-votes.ts';
import type { Handlers } from '../../contract/handlers.ts';
import { ideasIn, vetoesOf, type ConvergeParts } from './context.ts';
import { toRound, withBallot, withoutBallot } from './dot-votes.ts';
import { summarizePairs } from './pairs.ts';
import type { StoredEntry } from './ports.ts';

type VoteHandlers = Pick<
  Handlers,
  | 'converge.pairs'
  | 'converge.compare'
  | 'converge.deleteComparison'
  | 'converge.restoreComparison'
  | 'converge.rounds'
  | 'converge.openRound'
  | 'converge.vote'
  | 'converge.voteAgain'
  | 'converge.reveal'
  | 'converge.deleteRound'
  | 'converge.restoreRound'
>;

/** Dots and pairs: what people say of ideas without criteria. */
export function createVoteHandlers(parts: ConvergeParts): VoteHandlers {
  const { store, announce } = parts;

  /** The ideas looked at that nobody has vetoed. */
  const standing = async (projectId: string, scope: Parameters<typeof ideasIn>[2]): Promise<string[]> => {
    const vetoed = new Set((await vetoesOf(parts, projectId)).map(({ ideaId }) => ideaId));
    const ideas = await ideasIn(parts, projectId, scope);
    return ideas.map(({ id }) => id).filter((id) => !vetoed.has(id));
  };
  const changeRound = async (
    id: string,
    change: (value: StoredEntry<'round'>['value']) => StoredEntry<'round'>['value'],
  ) => {
    const round = await store.edit('round', id, Date.now(), change);
    announce(round.projectId);
    return toRound(round);
  };

  return {
    async 'converge.pairs'({ projectId, scope }) {
      const ideaIds = await standing(projectId, scope);
      if (ideaIds.length > pairedIdeasLimit)
        throw new InklingError(
          'invalid-input',
          `${ideaIds.length} ideas are too many to compare two by two: ${pairedIdeasLimit} are the limit.`,
          'Star the ones worth comparing, and compare those.',
        );
      return summarizePairs(ideaIds, (await store.list('comparison', projectId)).map(toComparison));
    },
    async 'converge.compare'({ leftId, rightId, outcome }) {
      const { projectId } = await store.getIdea(leftId);
      if ((await store.getIdea(rightId)).projectId !== projectId)
        throw new InklingError(
          'invalid-input',
          'These ideas belong to two projects. Nothing was changed.',
          'Compare ideas of the same project.',
        );
      const now = Date.now();
      const entry = { id: randomUUID(), projectId, key: '', ideaId: null, createdAt: now, updatedAt: now };
      const added = await store.add('comparison', { ...entry, value: { leftId, rightId, outcome } });
      announce(projectId);
      return toComparison(added);
    },
    async 'converge.deleteComparison'({ id }) {
      announce(await store.remove('comparison', id, Date.now()));
      return {};
    },
    async 'converge.restoreComparison'({ id }) {
      const restored = await store.restore('comparison', id);
      announce(restored.projectId);
      return toComparison(restored);
    },

    'converge.rounds': async ({ projectId }) => (await store.list('round', projectId)).map(toRound).reverse(),
    async 'converge.openRound'({ projectId, scope, fields }) {
      const ideaIds = await standing(projectId, scope);
      if (ideaIds.length === 0)
        throw new InklingError(
          'invalid-input',
          'There is no idea to vote on.',
          'Write an idea, or look at more of them.',
        );
      const now = Date.now();
      const { voters, dotsEach, perIdea } = fields;
      const added = await store.add('round', {
        ...{ id: randomUUID(), projectId, key: '', ideaId: null, createdAt: now, updatedAt: now },
        value: {
          ...{ dotsEach, perIdea, ideaIds, revealed: false },
          voters: voters.map((name) => ({ name, ballot: null })),
        },
      });
      announce(projectId);
      return toRound(added);
    },
    'converge.vote': ({ id, voter, ballot }) => changeRound(id, (round) => withBallot(round, voter, ballot)),
    'converge.voteAgain': ({ id, voter }) => changeRound(id, (round) => withoutBallot(round, voter)),
    'converge.reveal': ({ id }) => changeRound(id, (round) => ({ ...round, revealed: true })),
    async 'converge.deleteRound'({ id }) {
      announce(await store.remove('round', id, Date.now()));
      return {};
    },
    async 'converge.restoreRound'({ id }) {
      const restored = await store.restore('round', id);
      announce(restored.projectId);
      return toRound(restored);
    },
  };
}

function toComparison({ id, value, createdAt }: StoredEntry<'comparison'>): Comparison {
  return { id, ...value, createdAt };
}
