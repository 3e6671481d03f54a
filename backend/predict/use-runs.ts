import { randomUUID } from 'node:crypto';
import type { Handlers } from '../../contract/handlers.ts';
import type { EventOf } from '../../contract/index.ts';
import { InklingError } from '../../contract/errors.ts';
import type { PredictRun } from '../../contract/predict-results.ts';
import { emitted } from '../streams/emitted.ts';
import type { EpochReport } from './models/model.ts';
import { modelCard } from './out/model-card.ts';
import type { PredictParts } from './parts.ts';

type UseEndpoint =
  | 'predict.testRows'
  | 'predict.explainRow'
  | 'predict.predictRow'
  | 'predict.predictRows'
  | 'predict.fairness'
  | 'predict.modelCard'
  | 'predict.treeOf'
  | 'predict.exportOnnx'
  | 'predict.exportModel'
  | 'predict.continueModel'
  | 'predict.mergeModels'
  | 'predict.importModel';

type RowsEvent = Extract<EventOf<'predict.predictRows'>, { type: 'progress' | 'file' | 'text' }>;
type ContinueEvent = Extract<EventOf<'predict.continueModel'>, { type: 'epoch' }>;

/** What can be done with a trained model. */
export function createUseHandlers(parts: PredictParts): Pick<Handlers, UseEndpoint> {
  const { store, workers, desk, codeVersion, announce } = parts;
  return {
    'predict.testRows': (input, { signal }) =>
      desk.onRun(input.runId, signal, (runner) => runner.run('predict/test-rows', input, { signal })),
    'predict.explainRow': (input, { signal }) =>
      desk.onRun(input.runId, signal, (runner) => runner.run('predict/explain', input, { signal })),
    'predict.predictRow': (input, { signal }) =>
      desk.onRun(input.runId, signal, (runner) => runner.run('predict/row', input, { signal })),
    'predict.fairness': (input, { signal }) =>
      desk.onRun(input.runId, signal, (runner) => runner.run('predict/fairness', input, { signal })),
    'predict.treeOf': (input, { signal }) =>
      desk.onRun(input.runId, signal, (runner) => runner.run('predict/tree', input, { signal })),
    'predict.exportOnnx': (input, { signal }) =>
      desk.onRun(input.runId, signal, (runner) =>
        runner.run('predict/onnx', { ...input, version: codeVersion }, { signal }),
      ),

    async *'predict.predictRows'(input, { signal }) {
      const { source } = input;
      const given = source.kind === 'file' ? source.path.replace(/^.*[\\/]/u, '') : source.name;
      const done = yield* emitted<RowsEvent, Awaited<ReturnType<typeof predictAll>>>((emit) =>
        predictAll(emit),
      );
      const { missingColumns, first, name: _read, ...counts } = done;
      yield { type: 'done', ...counts, missingColumns: [...missingColumns], first: [...first] };

      function predictAll(emit: (event: RowsEvent) => void) {
        let isBegun = false;
        const onProgress = (value: unknown) => {
          const news = value as { text: string } | { rows: number; share: number | null };
          if (!('text' in news)) return emit({ type: 'progress', ...news });
          const name = `${given.replace(/\.[^.]*$/u, '')}-predicted.csv`;
          if (!isBegun) emit({ type: 'file', name, mediaType: 'text/csv' });
          isBegun = true;
          emit({ type: 'text', text: news.text });
        };
        return desk.onRun(input.runId, signal, (runner) =>
          runner.run('predict/table', input, { signal, onProgress }),
        );
      }
    },

    'predict.modelCard': async ({ runId, model, language }) => {
      const run = await store.getRun(runId);
      const result = run.models.find(({ id }) => id === model);
      if (!result)
        throw new InklingError(
          'not-found',
          'This run has no such model.',
          'Choose one of the models that were trained.',
        );
      const { name } = await store.getDataset(run.datasetId);
      return modelCard(run, result, name, language);
    },

    'predict.exportModel': (input, { signal }) =>
      desk.onRun(input.runId, signal, async (runner, run) => ({
        name: `${run.config.target.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}-${input.model}.json`,
        text: await runner.run('predict/export-model', input, { signal }),
      })),
    async *'predict.continueModel'({ datasetId, file, epochs, seed }, { signal }) {
      const table = await store.getTable(datasetId);
      const { text, rows } = yield* emitted<ContinueEvent, Awaited<ReturnType<typeof go>>>((emit) =>
        go(emit),
      );
      const name = `${file.name.replace(/\.[^.]*$/u, '')}-continued.json`;
      yield { type: 'done', name, text, rows };

      function go(emit: (event: ContinueEvent) => void) {
        const onProgress = (value: unknown) => {
          const { epoch } = value as { epoch: EpochReport };
          const { trainingLoss, validationLoss } = epoch;
          emit({ type: 'epoch', epoch: epoch.epoch, epochs: epoch.epochs, trainingLoss, validationLoss });
        };
        return workers.heavy.run(
          'predict/continue-model',
          { table, file, epochs, seed },
          { signal, onProgress },
        );
      }
    },
    'predict.mergeModels': (input, { signal }) =>
      workers.quick.run('predict/merge-models', input, { signal }),
    'predict.importModel': async ({ datasetId, file, seed }, { signal }) => {
      const { projectId } = await store.getDataset(datasetId);
      const table = await store.getTable(datasetId);
      const tested = await workers.heavy.run('predict/import-model', { table, file, seed }, { signal });
      const run: PredictRun = {
        ...tested.result,
        ...{ id: randomUUID(), datasetId, createdAt: Date.now(), codeVersion },
      };
      await store.addRun(run, tested.state);
      announce(projectId);
      return run;
    },
  };
}
