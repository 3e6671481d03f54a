import { randomInt, randomUUID } from 'node:crypto';
import { InklingError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/handlers.ts';
import type { EventOf } from '../../contract/index.ts';
import { runSchema, type ContenderResult, type RecommenderRun } from '../../contract/recommend-results.ts';
import { algorithmIds } from './algorithm.ts';
import { emitted } from '../streams/emitted.ts';
import type { WorkProgress } from './jobs.ts';
import type { RecommendParts } from './parts.ts';
import { newestRecipe } from './recipe.ts';
import { createTimeLeft } from '../streams/time-left.ts';

type RunEndpoint =
  | 'recommend.algorithms'
  | 'recommend.evaluate'
  | 'recommend.runs'
  | 'recommend.run'
  | 'recommend.deleteRun'
  | 'recommend.measureInterview'
  | 'recommend.linkEvidence'
  | 'recommend.unlinkEvidence'
  | 'recommend.evidence';

type EvaluateEvent = Extract<EventOf<'recommend.evaluate'>, { type: 'progress' | 'result' }>;
type InterviewEvent = Extract<EventOf<'recommend.measureInterview'>, { type: 'progress' }>;
const highestSeed = 0xffffffff;

/** Comparing, and what is kept of it. */
export function createRunHandlers({
  store,
  desks,
  codeVersion,
  announce,
}: RecommendParts): Pick<Handlers, RunEndpoint> {
  return {
    'recommend.algorithms': ({ datasetId }, { signal }) =>
      desks.lists.use(datasetId, { withTexts: false, signal }, async (runner, dataset) => {
        const recipe = await newestRecipe(store, datasetId);
        return runner.run(
          'recommend/algorithms',
          { datasetId, hasText: dataset.has.text, recipe },
          { signal },
        );
      }),

    async *'recommend.evaluate'({ datasetId, split, k, ...input }, { signal }) {
      await store.getDataset(datasetId);
      const runId = randomUUID();
      const seed = input.seed ?? randomInt(highestSeed);
      const asked = input.algorithms ?? [...algorithmIds];
      yield { type: 'started', runId, seed };
      const startedAt = performance.now();
      const run = yield* emitted<EvaluateEvent, RecommenderRun>(evaluate);
      await store.addRun(run);
      announce((await store.getDataset(datasetId)).projectId);
      yield { type: 'done', run };

      function evaluate(emit: (event: EvaluateEvent) => void): Promise<RecommenderRun> {
        const timeLeft = createTimeLeft();
        const say = (
          phase: WorkProgress['phase'] | 'waiting' | 'embedding',
          contender: WorkProgress['contender'],
          share: number,
        ) =>
          emit({
            type: 'progress',
            phase: phase as (EvaluateEvent & { type: 'progress' })['phase'],
            ...{ contender, share, remainingMs: timeLeft(share) },
          });
        const withTexts = asked.includes('content');
        const onPhase = (phase: 'waiting' | 'embedding', share: number) => say(phase, null, share);
        return desks.heavy.use(
          datasetId,
          { withTexts, signal, onPhase },
          async (runner, _dataset, embedder) => {
            const { peakBytes, ...evaluation } = await runner.run(
              'recommend/evaluate',
              { datasetId, split, seed, k, algorithms: asked },
              {
                signal,
                onProgress: (value) => {
                  const news = value as WorkProgress | { readonly result: ContenderResult };
                  if ('result' in news) emit({ type: 'result', contender: news.result });
                  else say(news.phase, news.contender, news.share);
                },
              },
            );
            // Parsed, so that what is stored is what the contract says.
            return runSchema.parse({
              ...evaluation,
              ...{ id: runId, datasetId, createdAt: Date.now(), codeVersion, embedder, peakBytes },
              input: { split, k, seed, algorithms: asked },
              totalMs: performance.now() - startedAt,
            });
          },
        );
      }
    },
    'recommend.runs': ({ datasetId }) => store.listRuns(datasetId),
    'recommend.run': ({ runId }) => store.getRun(runId),
    'recommend.deleteRun': async ({ runId }) => {
      announce(await store.deleteRun(runId));
      return {};
    },

    async *'recommend.measureInterview'(input, { signal }) {
      const { datasetId } = input;
      await store.getDataset(datasetId);
      const gain = yield* emitted((emit: (event: InterviewEvent) => void) => {
        const timeLeft = createTimeLeft();
        return desks.heavy.use(datasetId, { withTexts: false, signal }, (runner) =>
          runner.run('recommend/measure-interview', input, {
            signal,
            onProgress: (value) => {
              const { phase, contender, share } = value as WorkProgress & { phase: 'training' | 'testing' };
              emit({ type: 'progress', phase, contender, share, remainingMs: timeLeft(share) });
            },
          }),
        );
      });
      if (gain === null) throw nobodyToInterview();
      yield { type: 'done', ...gain };
    },

    'recommend.linkEvidence': async (input) => {
      const { projectId, evidence } = await store.linkEvidence({ ...input, createdAt: Date.now() });
      announce(projectId);
      return evidence;
    },
    'recommend.unlinkEvidence': async ({ runId, ideaId }) => {
      announce(await store.unlinkEvidence(runId, ideaId));
      return {};
    },
    'recommend.evidence': ({ projectId }) => store.listEvidence(projectId),
  };
}

function nobodyToInterview(): InklingError {
  return new InklingError(
    'not-enough-data',
    'Nobody is left to interview: no user has two items or more. Nothing was changed.',
    'Add interactions, at least two for some users.',
  );
}
