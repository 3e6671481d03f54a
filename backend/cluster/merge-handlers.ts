import { randomUUID } from 'node:crypto';
import { InklingError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/handlers.ts';
import type { EventOf } from '../../contract/index.ts';
import { emitted } from '../streams/emitted.ts';
import { createTimeLeft } from '../streams/time-left.ts';
import { usualThreshold, type Duplicates } from './find-duplicates.ts';
import { readIdeas } from './idea-table.ts';
import type { ClusterParts } from './parts.ts';

type MergeEndpoint =
  | 'cluster.duplicates'
  | 'cluster.setApart'
  | 'cluster.merge'
  | 'cluster.undoMerge'
  | 'cluster.takeOut'
  | 'cluster.history';
type Step = Extract<EventOf<'cluster.duplicates'>, { type: 'progress' }>;

/** Ideas that are the same: finding them, merging them, and taking that back. */
export function createMergeHandlers(parts: ClusterParts): Pick<Handlers, MergeEndpoint> {
  const { store, worker, announce } = parts;
  return {
    async *'cluster.duplicates'({ projectId, threshold = usualThreshold }, { signal }) {
      const found = yield* emitted<Step, Duplicates & { ideas: number }>(async (emit) => {
        const { table, others } = await readIdeas(parts, projectId, 2, signal, (share) =>
          emit({ type: 'progress', phase: 'reading', share, remainingMs: null }),
        );
        const apart = await store.listApart(projectId);
        const timeLeft = createTimeLeft();
        const tables = others ? [table, others] : [table];
        const each: Duplicates[] = [];
        for (const one of tables)
          each.push(
            await worker.run(
              'cluster/duplicates',
              { ...one, threshold, apart },
              {
                signal,
                onProgress: (value) => {
                  const { share } = value as { share: number };
                  emit({ type: 'progress', phase: 'comparing', share, remainingMs: timeLeft(share) });
                },
              },
            ),
          );
        return {
          same: each.flatMap(({ same }) => same),
          pairs: each.flatMap(({ pairs }) => pairs).sort((a, b) => b.similarity - a.similarity),
          leftOut: each.reduce((sum, { leftOut }) => sum + leftOut, 0),
          ideas: tables.reduce((sum, { ideaIds }) => sum + ideaIds.length, 0),
        };
      });
      yield { type: 'done', threshold, ...found };
    },

    async 'cluster.setApart'({ projectId, ideaIds, apart }) {
      if (ideaIds[0] === ideaIds[1]) throw sameIdea();
      await store.setApart(projectId, ideaIds, apart);
      return {};
    },

    async 'cluster.merge'({ projectId, merges }) {
      for (const { keepId, awayIds } of merges)
        if (awayIds.includes(keepId) || new Set(awayIds).size < awayIds.length) throw sameIdea();
      const batchId = randomUUID();
      const kept = await store.merge(projectId, batchId, merges, Date.now());
      announce(projectId);
      return { batchId, kept };
    },

    async 'cluster.undoMerge'({ batchId }) {
      const { projectId, kept, back } = await store.undoMerge(batchId, Date.now());
      announce(projectId);
      return { kept, back };
    },

    async 'cluster.takeOut'({ ideaId }) {
      const taken = await store.takeOut(ideaId, Date.now());
      announce(taken.idea.projectId);
      return taken;
    },

    'cluster.history': ({ ideaId }) => store.history(ideaId),
  };
}

function sameIdea(): InklingError {
  return new InklingError(
    'invalid-input',
    'An idea can’t be merged into itself, nor twice. Nothing was changed.',
    'Choose two different ideas.',
  );
}
