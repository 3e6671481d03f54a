import type { AnalyseJobs } from '../../../backend/analyse/jobs.ts';
import type { IdeationJobs } from '../../../backend/ideation/jobs.ts';
import type { PredictJobs } from '../../../backend/predict/jobs.ts';
import type { RecommendJobs } from '../../../backend/recommend/jobs.ts';
import type { WorkerHandle } from '../../../backend/workers/worker-handle.ts';
import { InklingError } from '../../../contract/errors.ts';
import { contract } from '../../../contract/index.ts';
import type { TableSource } from '../../../contract/tables.ts';
import { isOfFile } from './survive.ts';

type TableJobs = AnalyseJobs & IdeationJobs & PredictJobs & RecommendJobs;
export type TableWorker = WorkerHandle<TableJobs>;

const options = {};
const run = { signal: new AbortController().signal };
/** What the backend would refuse before a worker hears of it. */
const projectId = '6f1c1f9e-0000-4000-8000-000000000000';

/** The rooms that read tables, each from looking at one to taking it in as it guessed. */
export const tableRooms = {
  recommender: async (worker, source) => {
    const looked = await worker.run('recommend/preview', { source, options, purpose: 'interactions' }, run);
    if (looked.guess.purpose !== 'interactions') throw new Error('Another guess');
    const items = await worker.run('recommend/preview', { source, options, purpose: 'items' }, run);
    const input = contract['recommend.importDataset'].input.safeParse({
      projectId,
      interactions: { source, columns: looked.guess.columns, rule: looked.guess.rule },
      items: items.guess.purpose === 'items' ? { source, columns: items.guess.columns } : null,
    });
    if (input.success) await worker.run('recommend/import', input.data, run);
  },
  predictor: async (worker, source) => {
    await worker.run('predict/preview', { source, options }, run);
    await worker.run('predict/import', { source, options }, run);
  },
  analyse: async (worker, source) => {
    const { columns } = await worker.run('analyse/preview', { source, options, columns: {} }, run);
    if (columns.text === null) return;
    const times = { utcOffsetMinutes: 0 };
    await worker.run(
      'analyse/import',
      { source, options, columns: { ...columns, text: columns.text }, times },
      run,
    );
  },
  'own ideas': async (worker, source) => {
    await worker.run('ideas/read-table', { source, options, columns: {} }, run);
  },
} satisfies Record<string, (worker: TableWorker, source: TableSource) => Promise<void>>;

/** One file through every room; each may refuse it. Rethrows the refusal where all did. */
export async function importEverywhere(worker: TableWorker, source: TableSource): Promise<void> {
  const refusals: InklingError[] = [];
  const rooms = Object.values(tableRooms);
  for (const room of rooms) {
    try {
      await room(worker, source);
    } catch (error) {
      if (!(error instanceof InklingError) || !isOfFile(error.code)) throw error;
      refusals.push(error);
    }
  }
  if (refusals.length === rooms.length) throw refusals[0]!;
}
