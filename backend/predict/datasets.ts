import { randomUUID } from 'node:crypto';
import type { Handlers } from '../../contract/handlers.ts';
import type { EventOf } from '../../contract/index.ts';
import type { PredictDataset } from '../../contract/predict-data.ts';
import { emitted } from '../streams/emitted.ts';
import type { PredictParts } from './parts.ts';
import { describeSamples, sampleFile } from './samples/index.ts';

type DataEndpoint =
  | 'predict.preview'
  | 'predict.samples'
  | 'predict.sampleFile'
  | 'predict.createSample'
  | 'predict.importDataset'
  | 'predict.datasets'
  | 'predict.deleteDataset'
  | 'predict.restoreDataset'
  | 'predict.profile'
  | 'predict.rows';

type ImportEvent = Extract<EventOf<'predict.importDataset'>, { type: 'progress' }>;

/** Data in, and looking at it. */
export function createDatasetHandlers(parts: PredictParts): Pick<Handlers, DataEndpoint> {
  const { store, workers, desk, announce } = parts;
  return {
    'predict.preview': (input, { signal }) => workers.quick.run('predict/preview', input, { signal }),

    'predict.samples': ({ language }) => describeSamples(language),
    'predict.sampleFile': ({ sample, seed, language }) => sampleFile(sample, seed, language),
    'predict.createSample': async ({ projectId, sample, seed, language }, { signal }) => {
      await store.requireProject(projectId);
      const { table, columns } = await workers.heavy.run(
        'predict/sample',
        { sample, seed, language },
        { signal },
      );
      const { name, target, task } = describeSamples(language).find(({ id }) => id === sample)!;
      const dataset: PredictDataset = {
        ...{ id: randomUUID(), projectId, name, createdAt: Date.now(), rows: table.rows, target, task },
        origin: { kind: 'sample', sample, seed, language },
        ...{ brokenRows: 0, columns, notes: [] },
        runs: 0,
      };
      await store.addDataset(dataset, table);
      announce(projectId);
      return dataset;
    },

    async *'predict.importDataset'(input, { signal }) {
      await store.requireProject(input.projectId);
      const { source, options } = input;
      const imported = yield* emitted<ImportEvent, Awaited<ReturnType<typeof read>>>((emit) => read(emit));
      const { table } = imported;
      yield { type: 'progress', phase: 'storing', rows: table.rows, share: null };
      const dataset: PredictDataset = {
        ...{ id: randomUUID(), projectId: input.projectId, createdAt: Date.now(), runs: 0 },
        name: input.name ?? imported.name,
        origin: { kind: 'file', name: imported.name, options },
        rows: table.rows,
        brokenRows: imported.brokenRows,
        columns: imported.columns,
        target: imported.target,
        task: imported.task,
        notes: [...imported.notes],
      };
      await store.addDataset(dataset, table);
      announce(dataset.projectId);
      yield { type: 'done', dataset };

      function read(emit: (event: ImportEvent) => void) {
        return workers.heavy.run(
          'predict/import',
          { source, options },
          {
            signal,
            onProgress: (value) => {
              emit({ type: 'progress', ...(value as Pick<ImportEvent, 'phase' | 'rows' | 'share'>) });
            },
          },
        );
      }
    },

    'predict.datasets': ({ projectId }) => store.listDatasets(projectId),
    'predict.deleteDataset': async ({ datasetId }) => {
      announce(await store.deleteDataset(datasetId, Date.now()));
      return {};
    },
    'predict.restoreDataset': async ({ datasetId }) => {
      const dataset = await store.restoreDataset(datasetId);
      announce(dataset.projectId);
      return dataset;
    },
    'predict.profile': (input, { signal }) =>
      desk.onDataset(input.datasetId, signal, (runner) => runner.run('predict/profile', input, { signal })),
    'predict.rows': (input, { signal }) =>
      desk.onDataset(input.datasetId, signal, (runner) => runner.run('predict/rows', input, { signal })),
  };
}
