import type { PredictModelId, TrainConfig } from '../../contract/predict-config.ts';
import type { PredictSampleId } from '../../contract/predict-data.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { ModelResult } from '../../contract/predict-results.ts';
import type { JobContext } from '../workers/job.ts';
import { cellOf, columnOf } from './data/column.ts';
import { createTableCollector } from './data/collect-table.ts';
import { profileTable } from './data/profile.ts';
import { openedTable, storedTable } from './data/stored-table.ts';
import { continueModel } from './federated/continue.ts';
import { mergeTexts } from './federated/merge-texts.ts';
import { readModelFile, writeModelFile } from './federated/model-file.ts';
import { modelFileOf } from './federated/model-file-of.ts';
import { testModelFile } from './federated/test-model-file.ts';
import type { EpochReport } from './models/model.ts';
import { exportOnnx } from './onnx/export-onnx.ts';
import { createHeldRun } from './held-run.ts';
import type { RunOnnx, StoredTable, TableReader } from './ports.ts';
import { sampleTable } from './samples/index.ts';
import type { SampleLanguage } from './samples/sample.ts';
import { packState } from './train/state.ts';
import type { Stage } from './train/train-model.ts';
import { trainRun } from './train/train-run.ts';
import { drawTree } from './uses/draw-tree.ts';
import { explainRow } from './uses/explain-row.ts';
import { fairnessOf } from './uses/fairness.ts';
import { predictOne } from './uses/one-row.ts';
import { predictTable } from './uses/predict-table.ts';
import { modelOf } from './uses/opened-run.ts';
import { testRowsOf } from './uses/test-rows.ts';

/** What the jobs need of others, in the worker's own thread. */
export interface PredictJobParts {
  readonly tables: TableReader;
  readonly runOnnx: RunOnnx;
}

/** What a training tells while it works. */
export type TrainNews =
  | { readonly step: Stage | 'preparing'; readonly model: PredictModelId | null; readonly share: number }
  | { readonly epoch: EpochReport; readonly model: PredictModelId }
  | { readonly result: ModelResult }
  | { readonly failed: PredictModelId; readonly message: string };

export type PredictJobs = ReturnType<typeof createPredictJobs>;

/**
 * The jobs of the predictor. A worker holds one dataset and one run at a time; a job that asks about them expects that
 * they were opened, which `predict/holds` tells.
 */
export function createPredictJobs({ tables, runOnnx }: PredictJobParts) {
  const held = createHeldRun();
  const silent = (context: JobContext) => ({ checkpoint: context.checkpoint, progress: () => undefined });

  return {
    'predict/preview': (input: ParsedInputOf<'predict.preview'>, context: JobContext) => {
      const { preview, cells } = tables.preview(input.source, input.options, silent(context));
      const columns = preview.columns.map(({ name }, at) =>
        columnOf(
          name,
          cells.map((row) => row[at]!),
        ),
      );
      return { table: preview, profile: profileTable({ rows: cells.length, columns }, input.target) };
    },

    'predict/import': (
      { source, options }: Pick<ParsedInputOf<'predict.importDataset'>, 'source' | 'options'>,
      context: JobContext,
    ) => {
      const fileName = source.kind === 'file' ? source.path.replace(/^.*[\\/]/u, '') : source.name;
      const collector = createTableCollector(fileName);
      const { name, notes } = tables.read(source, options, collector, {
        checkpoint: context.checkpoint,
        progress: (rows, share) => context.progress({ phase: 'reading', rows, share }),
      });
      const { table, brokenRows } = collector.collected();
      context.checkpoint();
      context.progress({ phase: 'looking', rows: table.rows, share: null });
      const { target, task } = profileTable(table);
      const columns = table.columns.map((column) => column.name);
      return { name, notes, brokenRows, target, task, columns, table: storedTable(table) };
    },

    'predict/sample': (input: { sample: PredictSampleId; seed: number; language: SampleLanguage }) => {
      const table = sampleTable(input.sample, input.seed, input.language);
      return { columns: table.columns.map(({ name }) => name), table: storedTable(table) };
    },

    'predict/train': (
      { table, config }: { table: StoredTable; config: TrainConfig },
      context: JobContext,
    ) => {
      const tell = (news: TrainNews) => context.progress(news);
      const { result, state } = trainRun(openedTable(table), config, {
        onStep: (step, model, share) => tell({ step, model, share }),
        onEpoch: (model, epoch) => tell({ epoch, model }),
        onModel: (done) => tell({ result: done }),
        onFailed: (failed, message) => tell({ failed, message }),
        checkpoint: context.checkpoint,
      });
      return { result, state: packState(state), peakBytes: process.resourceUsage().maxRSS * 1024 };
    },

    'predict/holds': held.holds,
    'predict/open-table': held.openTable,
    'predict/open-run': held.openRun,

    'predict/profile': ({ datasetId, target }: { datasetId: string; target?: string }) =>
      profileTable(held.table(datasetId), target),
    'predict/rows': ({ datasetId, offset, limit }: ParsedInputOf<'predict.rows'>) => {
      const table = held.table(datasetId);
      const count = Math.max(0, Math.min(limit, table.rows - offset));
      return {
        columns: table.columns.map(({ name }) => name),
        rows: Array.from({ length: count }, (_, at) =>
          table.columns.map((column) => cellOf(column, offset + at)),
        ),
        total: table.rows,
      };
    },

    'predict/test-rows': (input: ParsedInputOf<'predict.testRows'>) =>
      testRowsOf(held.run(input.runId), input),
    'predict/explain': (input: ParsedInputOf<'predict.explainRow'>, context: JobContext) =>
      explainRow(held.run(input.runId), input, context.checkpoint),
    'predict/row': ({ runId, model, values }: ParsedInputOf<'predict.predictRow'>) =>
      predictOne(held.run(runId).state, model, values),
    /** Hands over the text as progress, in pieces. */
    'predict/table': (input: ParsedInputOf<'predict.predictRows'>, context: JobContext) =>
      predictTable(
        held.run(input.runId),
        input,
        tables,
        {
          checkpoint: context.checkpoint,
          progress: (rows, share) => context.progress({ rows, share }),
        },
        (text) => context.progress({ text }),
      ),
    'predict/fairness': ({ runId, model, column }: ParsedInputOf<'predict.fairness'>, context: JobContext) =>
      fairnessOf(held.run(runId), model, column, context.checkpoint),
    'predict/tree': ({ runId }: { runId: string }) => {
      const run = held.run(runId);
      const model = modelOf(run, 'decision-tree');
      if (model.kind !== 'tree') throw new Error('A decision tree is kept as another kind of model.');
      return drawTree(model, run.state.encoder, run.state.target);
    },
    'predict/onnx': ({ runId, model, version }: { runId: string; model: PredictModelId; version: string }) =>
      exportOnnx(held.run(runId), model, version, runOnnx),

    'predict/export-model': ({ runId, model }: { runId: string; model: PredictModelId }) =>
      writeModelFile(modelFileOf(held.run(runId), model)),
    'predict/continue-model': (
      {
        table,
        file,
        epochs,
        seed,
      }: Pick<ParsedInputOf<'predict.continueModel'>, 'file' | 'epochs' | 'seed'> & {
        table: StoredTable;
      },
      context: JobContext,
    ) => {
      const continued = continueModel(
        openedTable(table),
        readModelFile(file),
        { epochs, seed },
        { checkpoint: context.checkpoint, onEpoch: (epoch) => context.progress({ epoch }) },
      );
      return { text: writeModelFile(continued), rows: continued.rows };
    },
    'predict/merge-models': ({ files, noise }: ParsedInputOf<'predict.mergeModels'>) =>
      mergeTexts(files, noise),
    'predict/import-model': (
      {
        table,
        file,
        seed,
      }: Pick<ParsedInputOf<'predict.importModel'>, 'file' | 'seed'> & { table: StoredTable },
      context: JobContext,
    ) => {
      const { result, state } = testModelFile(
        openedTable(table),
        readModelFile(file),
        seed,
        context.checkpoint,
      );
      return { result, state: packState(state) };
    },
  };
}
