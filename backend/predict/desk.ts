import type { PredictRun } from '../../contract/predict-results.ts';
import type { JobRunner } from './job-runner.ts';
import type { PredictStore } from './ports.ts';

/** A worker with the dataset and the run that lie on it; one user at a time. */
export interface Desk {
  /** Does work on a dataset, which is open then. Rejects with `not-found`. */
  onDataset<T>(datasetId: string, signal: AbortSignal, work: (runner: JobRunner) => Promise<T>): Promise<T>;
  /** Does work on a run, which is open then with its dataset. Rejects with `not-found`. */
  onRun<T>(
    runId: string,
    signal: AbortSignal,
    work: (runner: JobRunner, run: PredictRun) => Promise<T>,
  ): Promise<T>;
}

/** A desk on a worker that nobody else opens datasets in. */
export function createDesk(store: PredictStore, runner: JobRunner): Desk {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
  const open = async (datasetId: string, runId: string | null, signal: AbortSignal) => {
    const held = await runner.run('predict/holds', { datasetId, runId }, { signal });
    if (!held.table) {
      const table = await store.getTable(datasetId);
      await runner.run('predict/open-table', { datasetId, table }, { signal });
    }
    if (runId !== null && !(held.table && held.run)) {
      const state = await store.getState(runId);
      await runner.run('predict/open-run', { datasetId, runId, state }, { signal });
    }
  };
  return {
    onDataset: (datasetId, signal, work) =>
      inTurn(async () => {
        await store.getDataset(datasetId);
        await open(datasetId, null, signal);
        return work(runner);
      }),
    onRun: (runId, signal, work) =>
      inTurn(async () => {
        const run = await store.getRun(runId);
        await open(run.datasetId, runId, signal);
        return work(runner, run);
      }),
  };
}
