import { randomUUID } from 'node:crypto';
import type { Handlers } from '../../contract/handlers.ts';
import type { EventOf } from '../../contract/index.ts';
import type { PredictRun } from '../../contract/predict-results.ts';
import { emitted } from '../streams/emitted.ts';
import type { TrainNews } from './jobs.ts';
import type { PredictParts } from './parts.ts';

type RunEndpoint =
  'predict.train' | 'predict.runs' | 'predict.run' | 'predict.deleteRun' | 'predict.restoreRun';
type TrainEvent = Exclude<EventOf<'predict.train'>, { type: 'failed' | 'done' | 'started' }>;

/** Training, and what was trained. */
export function createRunHandlers(parts: PredictParts): Pick<Handlers, RunEndpoint> {
  const { store, workers, codeVersion, announce } = parts;
  let atWork = 0;
  return {
    async *'predict.train'({ datasetId, config }, { signal }) {
      const { projectId } = await store.getDataset(datasetId);
      const table = await store.getTable(datasetId);
      const id = randomUUID();
      yield { type: 'started', runId: id };
      if (atWork > 0) yield { type: 'progress', stage: 'waiting', model: null, share: 0, remainingMs: null };
      const trained = yield* emitted<TrainEvent, Awaited<ReturnType<typeof train>>>((emit) => train(emit));
      const run: PredictRun = { ...trained.result, id, datasetId, createdAt: Date.now(), codeVersion };
      await store.addRun(run, trained.state);
      announce(projectId);
      yield { type: 'done', run };

      async function train(emit: (event: TrainEvent) => void) {
        const startedAt = performance.now();
        atWork++;
        try {
          return await workers.heavy.run(
            'predict/train',
            { table, config },
            { signal, onProgress: (news) => emit(eventOf(news as TrainNews, startedAt)) },
          );
        } finally {
          atWork--;
        }
      }
    },

    'predict.runs': ({ datasetId }) => store.listRuns(datasetId),
    'predict.run': ({ runId }) => store.getRun(runId),
    'predict.deleteRun': async ({ runId }) => {
      announce(await store.deleteRun(runId, Date.now()));
      return {};
    },
    'predict.restoreRun': async ({ runId }) => {
      announce(await store.restoreRun(runId));
      return {};
    },
  };
}

/** Nothing is foretold before so much is done: the first steps say little. */
const shareToForetell = 0.05;

function eventOf(news: TrainNews, startedAt: number): TrainEvent {
  if ('step' in news) {
    const { step: stage, model, share } = news;
    const spent = performance.now() - startedAt;
    const remainingMs = share < shareToForetell ? null : (spent / share) * (1 - share);
    return { type: 'progress', stage, model, share: Math.min(1, share), remainingMs };
  }
  if ('epoch' in news) {
    const { epoch, epochs, trainingLoss, validationLoss } = news.epoch;
    return { type: 'epoch', model: news.model, epoch, epochs, trainingLoss, validationLoss };
  }
  if ('result' in news) return { type: 'model-done', result: news.result };
  return { type: 'model-failed', model: news.failed, message: news.message };
}
