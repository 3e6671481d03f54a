import { z } from 'zod';
import { rpc, stream } from './endpoint.ts';
import { predictModelIdSchema, trainConfigSchema } from './predict-config.ts';
import {
  dataProfileSchema,
  predictColumnNameSchema,
  predictDatasetSchema,
  predictPreviewSchema,
  predictSampleIdSchema,
  predictSampleSchema,
} from './predict-data.ts';
import {
  explanationSchema,
  fairnessSchema,
  mergeResultSchema,
  onnxCheckSchema,
  predictedRowSchema,
  treeSchema,
} from './predict-uses.ts';
import {
  epochSchema,
  modelResultSchema,
  predictRunSchema,
  predictRunSummarySchema,
} from './predict-results.ts';
import { idSchema } from './projects.ts';
import { tableOptionsSchema, tableSourceSchema } from './tables.ts';

const languageSchema = z.enum(['en', 'zh-CN']).default('en');
const seedSchema = z.int('The seed is a whole number.').min(0).max(0xffffffff);
const ofModel = z.object({ runId: idSchema, model: predictModelIdSchema });
/** A row by column; what is left out is missing. */
const valuesSchema = z.record(z.string().max(1000), z.string().max(10_000));
/** A model file of ours as text: what `predict.exportModel` gives. */
const modelFileSchema = z.object({
  name: z.string().min(1).max(255),
  text: z.string().min(1, 'There is nothing in it.').max(50_000_000, 'This is too large for a model file.'),
});

/**
 * The predictor: a table in, models compared on rows that none has seen, and what can be done with them. Endpoints
 * that meet a dataset, run or model that isn't there answer `not-found`. Data that can't be learnt from is refused
 * with `table-unusable` or `not-enough-data` and a sentence that says why. Every change of datasets and runs is
 * announced as 'predict' by `system.changes`.
 */
export const predict = {
  /** Looks at the beginning of a table; nothing is stored. `target` left out: guessed. */
  'predict.preview': rpc(
    z.object({
      source: tableSourceSchema,
      options: tableOptionsSchema.default({}),
      target: predictColumnNameSchema.optional(),
    }),
    predictPreviewSchema,
  ),
  'predict.samples': rpc(z.object({ language: languageSchema }), z.array(predictSampleSchema)),
  /** Makes a sample and takes it in. The same seed gives the same rows. */
  'predict.createSample': rpc(
    z.object({
      projectId: idSchema,
      sample: predictSampleIdSchema,
      seed: seedSchema.default(42),
      language: languageSchema,
    }),
    predictDatasetSchema,
  ),
  /** The same sample as CSV, to look at or to give away. */
  'predict.sampleFile': rpc(
    z.object({ sample: predictSampleIdSchema, seed: seedSchema.default(42), language: languageSchema }),
    z.object({ name: z.string(), text: z.string() }),
  ),
  /** Takes a table in. Nothing is stored when it fails. */
  'predict.importDataset': stream(
    z.object({
      projectId: idSchema,
      /** Left out: the file's name. */
      name: z.string().trim().min(1).max(200).optional(),
      source: tableSourceSchema,
      options: tableOptionsSchema.default({}),
    }),
    [
      z.object({
        type: z.literal('progress'),
        phase: z.enum(['reading', 'looking', 'storing']),
        rows: z.int(),
        /** Of the file; null where it can't be told. */
        share: z.number().nullable(),
      }),
      z.object({ type: z.literal('done'), dataset: predictDatasetSchema }),
    ],
  ),
  /** The newest first. */
  'predict.datasets': rpc(z.object({ projectId: idSchema }), z.array(predictDatasetSchema)),
  /** Takes a dataset away with its runs; `predict.restoreDataset` brings it back for 30 days. */
  'predict.deleteDataset': rpc(z.object({ datasetId: idSchema }), z.object({})),
  'predict.restoreDataset': rpc(z.object({ datasetId: idSchema }), predictDatasetSchema),
  /** All rows of a dataset looked at, with this target or the guessed one. */
  'predict.profile': rpc(
    z.object({ datasetId: idSchema, target: predictColumnNameSchema.optional() }),
    dataProfileSchema,
  ),
  /** Rows as they were read. */
  'predict.rows': rpc(
    z.object({
      datasetId: idSchema,
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(50),
    }),
    z.object({
      columns: z.array(predictColumnNameSchema),
      rows: z.array(z.array(z.string())),
      total: z.int(),
    }),
  ),

  /**
   * Trains and tests. The run is stored when it is finished; one that is called off leaves nothing. Losses arrive epoch
   * by epoch, so that they can be drawn while they fall.
   */
  'predict.train': stream(z.object({ datasetId: idSchema, config: trainConfigSchema }), [
    z.object({ type: z.literal('started'), runId: idSchema }),
    z.object({
      type: z.literal('progress'),
      stage: z.enum(['waiting', 'preparing', 'searching', 'training', 'validating', 'testing', 'explaining']),
      /** The model at work, if one is. */
      model: predictModelIdSchema.nullable(),
      /** Of the whole. */
      share: z.number().min(0).max(1),
      remainingMs: z.number().nullable(),
    }),
    epochSchema.extend({ type: z.literal('epoch'), model: predictModelIdSchema, epochs: z.int() }),
    z.object({ type: z.literal('model-done'), result: modelResultSchema }),
    z.object({ type: z.literal('model-failed'), model: predictModelIdSchema, message: z.string() }),
    z.object({ type: z.literal('done'), run: predictRunSchema }),
  ]),
  /** Of a dataset, the newest first. */
  'predict.runs': rpc(z.object({ datasetId: idSchema }), z.array(predictRunSummarySchema)),
  'predict.run': rpc(z.object({ runId: idSchema }), predictRunSchema),
  /** Takes a run away; `predict.restoreRun` brings it back for 30 days. */
  'predict.deleteRun': rpc(z.object({ runId: idSchema }), z.object({})),
  'predict.restoreRun': rpc(z.object({ runId: idSchema }), z.object({})),

  /** Test rows with what a model said, those it was most wrong about first; to choose one to explain. */
  'predict.testRows': rpc(
    ofModel.extend({
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(200).default(20),
      only: z.enum(['all', 'wrong']).default('all'),
    }),
    z.object({
      rows: z.array(
        z.object({
          /** Place among the rows of the dataset, from 0. */
          row: z.int(),
          values: z.record(z.string(), z.string()),
          actual: z.string(),
          predicted: predictedRowSchema,
        }),
      ),
      total: z.int(),
    }),
  ),
  /** Why a model says what it says of one row: contributions by column that sum to the prediction. */
  'predict.explainRow': rpc(
    ofModel.extend({
      of: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('row'), row: z.int().min(0) }),
        z.object({ kind: z.literal('values'), values: valuesSchema }),
      ]),
      /** Of more than two classes: the one explained. Left out: the predicted one. */
      class: z.string().max(1000).optional(),
      language: languageSchema,
    }),
    explanationSchema,
  ),
  /** One row from a form. */
  'predict.predictRow': rpc(ofModel.extend({ values: valuesSchema }), predictedRowSchema),
  /** A file of new rows; the answer is the same table with predictions added, as CSV in pieces. */
  'predict.predictRows': stream(
    ofModel.extend({ source: tableSourceSchema, options: tableOptionsSchema.default({}) }),
    [
      z.object({ type: z.literal('progress'), rows: z.int(), share: z.number().nullable() }),
      z.object({ type: z.literal('file'), name: z.string(), mediaType: z.string() }),
      z.object({ type: z.literal('text'), text: z.string() }),
      z.object({
        type: z.literal('done'),
        rows: z.int(),
        /** Rows with another number of cells than the header: left out. */
        brokenRows: z.int(),
        /** Columns the model knows that the file hasn't: taken for missing. */
        missingColumns: z.array(z.string()),
        /** Cells with a category the model has never seen. */
        unknownValues: z.int(),
        /** The first 20 rows as predicted. */
        first: z.array(predictedRowSchema),
      }),
    ],
  ),
  /** How the model does for the groups of a column, used by the model or not. Numbers are cut at their quartiles. */
  'predict.fairness': rpc(ofModel.extend({ column: predictColumnNameSchema }), fairnessSchema),
  'predict.modelCard': rpc(
    ofModel.extend({ language: languageSchema }),
    z.object({ name: z.string(), markdown: z.string() }),
  ),
  /** The decision tree of a run, to be drawn. Answers `not-found` when the run has none. */
  'predict.treeOf': rpc(z.object({ runId: idSchema }), treeSchema),
  /** The model as ONNX, run in ONNX Runtime on the test rows and compared with what the app says. */
  'predict.exportOnnx': rpc(
    ofModel,
    z.object({
      name: z.string(),
      /** The file. */
      base64: z.string(),
      sizeBytes: z.int(),
      check: onnxCheckSchema,
    }),
  ),

  /** A model with its preprocessing as a file of ours: for other machines, and for merging. Linear and networks. */
  'predict.exportModel': rpc(ofModel, z.object({ name: z.string(), text: z.string() })),
  /**
   * Trains the model of a file on, with its preprocessing and from its weights, on one's own data: a round of federated
   * averaging. Answers the new file; no row is in it.
   */
  'predict.continueModel': stream(
    z.object({
      datasetId: idSchema,
      file: modelFileSchema,
      epochs: z.int().min(1).max(1000).default(10),
      seed: seedSchema.default(42),
    }),
    [
      epochSchema.extend({ type: z.literal('epoch'), epochs: z.int() }),
      z.object({ type: z.literal('done'), name: z.string(), text: z.string(), rows: z.int() }),
    ],
  ),
  /** Averages the weights of model files of the same make, weighted by rows (McMahan et al. 2017). */
  'predict.mergeModels': rpc(
    z.object({
      files: z.array(modelFileSchema).min(2, 'Merging takes at least two files.').max(100),
      /**
       * Clips what each file changes and adds Gaussian noise. Needs the common file they all started from, since it is
       * the change that is clipped.
       */
      noise: z
        .object({
          start: modelFileSchema,
          epsilon: z.number().positive('Epsilon is more than 0.').max(100),
          delta: z.number().positive().max(0.1).default(1e-5),
          clip: z.number().positive().max(1e6).default(1),
          seed: seedSchema.default(42),
        })
        .nullable()
        .default(null),
    }),
    mergeResultSchema,
  ),
  /** Tests a model file on the test part of a dataset and keeps it as a run, so that it can be used like any other. */
  'predict.importModel': rpc(
    z.object({ datasetId: idSchema, file: modelFileSchema, seed: seedSchema.default(42) }),
    predictRunSchema,
  ),
};
