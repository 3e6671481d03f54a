import { InklingError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/handlers.ts';
import { compareRuns } from './compare-runs.ts';
import { runOf, type Now } from './grounds.ts';
import type { Embed, Generator, LineageStore } from './ports.ts';
import { runAgain } from './run-again.ts';

type LineageHandlers = Pick<Handlers, Extract<keyof Handlers, `lineage.${string}`>>;

/** What lineage works with. */
export interface LineageParts {
  readonly store: LineageStore;
  readonly generator: Generator;
  readonly embed: Embed;
}

/** How a text came to be, and whether it comes again. */
export function createLineageHandlers({ store, generator, embed }: LineageParts): LineageHandlers {
  const readNow = async (projectId: string): Promise<Now> => ({
    brief: await store.getBrief(projectId),
    ideas: await store.listIdeas(projectId),
    revisions: await store.listProjectRevisions(projectId),
    generator,
  });
  return {
    'lineage.revisions': ({ ideaId }) => store.listRevisions(ideaId),
    async 'lineage.runs'({ projectId }) {
      const now = await readNow(projectId);
      return (await store.listRuns(projectId)).map((run) => runOf(run, now));
    },
    async *'lineage.runAgain'({ runId, ideaId }, { signal }) {
      const run = await store.getRun(runId);
      yield* runAgain(run, ideaId, await readNow(run.projectId), generator, signal);
    },
    async 'lineage.compare'({ leftId, rightId }, { signal }) {
      const left = await store.getRun(leftId);
      const right = await store.getRun(rightId);
      if (left.projectId !== right.projectId)
        throw new InklingError(
          'invalid-input',
          'These runs are of two projects, and answer two briefs.',
          'Choose two runs of one project.',
        );
      return compareRuns([left, right], await readNow(left.projectId), embed, signal);
    },
  };
}
