import { randomInt, randomUUID } from 'node:crypto';
import type { GroupProposal, IdeaGroup } from '../../contract/cluster.ts';
import { InklingError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/handlers.ts';
import type { EventOf } from '../../contract/index.ts';
import { emitted } from '../streams/emitted.ts';
import { createTimeLeft } from '../streams/time-left.ts';
import { readIdeas, textOf } from './idea-table.ts';
import { nameByModel } from './name-by-model.ts';
import type { ClusterParts } from './parts.ts';
import type { ProposeProgress } from './propose.ts';

type ProposeEndpoint = 'cluster.propose' | 'cluster.split' | 'cluster.words' | 'cluster.nameByModel';
type ProposeStep = Extract<EventOf<'cluster.propose'>, { type: 'progress' }>;
type NameStep = Exclude<EventOf<'cluster.nameByModel'>, { type: 'done' | 'failed' }>;

/** Fewer ideas than this make no groups. */
const fewestIdeas = 4;

/** What is proposed before anything is kept: groups, parts of a group, names. */
export function createProposeHandlers(parts: ClusterParts): Pick<Handlers, ProposeEndpoint> {
  const { store, worker } = parts;

  /** Names for groups by their own words, against all ideas of the project. */
  const name = async (
    projectId: string,
    groups: readonly { readonly ideaIds: readonly string[] }[],
    signal: AbortSignal,
  ) => {
    const ideas = await store.listIdeas(projectId);
    const groupOf = new Map(groups.flatMap(({ ideaIds }, at) => ideaIds.map((id) => [id, at] as const)));
    return worker.run(
      'cluster/name',
      {
        texts: ideas.map(textOf),
        of: Int32Array.from(ideas, ({ id }) => groupOf.get(id) ?? -1),
        k: groups.length,
      },
      { signal },
    );
  };

  return {
    async *'cluster.propose'({ projectId, method, smallest, count, seed }, { signal }) {
      const proposal = yield* emitted<ProposeStep, GroupProposal>(async (emit) => {
        const { table, others } = await readIdeas(parts, projectId, fewestIdeas, signal, (share) =>
          emit({ type: 'progress', phase: 'reading', share, remainingMs: null }),
        );
        const timeLeft = createTimeLeft();
        const found = await worker.run(
          'cluster/propose',
          { ...table, method, smallest, count, seed: seed ?? randomInt(2 ** 32) },
          {
            signal,
            onProgress: (value) => {
              const { phase, share } = value as ProposeProgress;
              emit({ type: 'progress', phase, share, remainingMs: timeLeft(share) });
            },
          },
        );
        return { ...found, outsideIds: [...found.outsideIds, ...(others?.ideaIds ?? [])] };
      });
      yield { type: 'done', proposal };
    },

    async 'cluster.split'({ projectId, ideaIds }, { signal }) {
      const { table, others } = await readIdeas(parts, projectId, 2, signal, () => undefined);
      const from = others && others.ideaIds.includes(ideaIds[0]!) ? others : table;
      const rows = ideaIds.map((id) => from.ideaIds.indexOf(id)).filter((row) => row >= 0);
      if (rows.length < 2) throw cannotSplit();
      const values = new Float32Array(rows.length * from.dimensions);
      rows.forEach((row, at) =>
        values.set(
          from.values.subarray(row * from.dimensions, (row + 1) * from.dimensions),
          at * from.dimensions,
        ),
      );
      const of = await worker.run(
        'cluster/split',
        { values, dimensions: from.dimensions, seed: 1 },
        { signal },
      );
      const halves = [0, 1].map((side) => ({
        ideaIds: rows.filter((_, at) => of[at] === side).map((row) => from.ideaIds[row]!),
      }));
      if (halves.some((half) => half.ideaIds.length === 0)) throw cannotSplit();
      const names = await name(projectId, halves, signal);
      const [first, second] = halves.map((half, at): IdeaGroup => ({
        id: randomUUID(),
        ...names[at]!,
        ...half,
        nameBy: 'words',
        stability: null,
      }));
      return [first!, second!];
    },

    'cluster.words': ({ projectId, groups }, { signal }) => name(projectId, groups, signal),

    async *'cluster.nameByModel'({ projectId, groups }, { signal }) {
      const ideas = new Map((await store.listIdeas(projectId)).map((idea) => [idea.id, idea]));
      const members = groups.map(({ ideaIds }) => ideaIds.flatMap((id) => ideas.get(id) ?? []));
      yield* emitted<NameStep, null>(async (emit) => {
        await nameByModel(parts.models, projectId, members, signal, emit);
        return null;
      });
      yield { type: 'done' };
    },
  };
}

function cannotSplit(): InklingError {
  return new InklingError(
    'invalid-input',
    'These ideas say the same, or are in different languages: they can’t be parted by meaning. Nothing was changed.',
    'Move single ideas out by hand.',
  );
}
