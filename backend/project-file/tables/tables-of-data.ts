import { z } from 'zod';
import { analysisSchema } from '../../../contract/analyse-data.ts';
import { pictureRunSchema } from '../../../contract/pictures.ts';
import { predictDatasetSchema } from '../../../contract/predict-data.ts';
import { predictRunSchema, predictRunSummarySchema } from '../../../contract/predict-results.ts';
import { datasetSchema, problemRowSchema } from '../../../contract/recommend-data.ts';
import { runSchema } from '../../../contract/recommend-results.ts';
import { bytes, id, int, json, jsonBytes, maybe, prose, table, time, word } from '../column.ts';

const ids = jsonBytes(z.array(z.string()));
const whole = { rowsAtOnce: 1 } as const;

/** The recommender's data and runs. */
export const recommendTables = [
  table('dataset', 'recommender', {
    id,
    project_id: id,
    facts: json(datasetSchema.omit({ id: true, projectId: true, createdAt: true }), true),
    created_at: time,
  }),
  table(
    'catalogue',
    'recommender',
    {
      dataset_id: id,
      user_ids: ids,
      item_ids: ids,
      items: jsonBytes(z.looseObject({ prices: z.array(z.number().nullable()), stock: z.array(z.number()) })),
      starts: bytes(4),
      columns: bytes(4),
      weights: bytes(4),
      times: maybe(bytes(8)),
      problems: jsonBytes(z.array(problemRowSchema)),
    },
    { merging: 'derived', ...whole },
  ),
  table(
    'item_vectors',
    'recommender',
    { dataset_id: id, model_sha256: word, dimensions: int, vectors: bytes(4) },
    { merging: 'derived', ...whole },
  ),
  table(
    'recommender_run',
    'recommender',
    {
      id,
      dataset_id: id,
      seed: int,
      code_version: word,
      input: json(runSchema.shape.input),
      protocol: json(runSchema.shape.protocol),
      result: json(
        runSchema.omit({
          id: true,
          datasetId: true,
          createdAt: true,
          codeVersion: true,
          input: true,
          protocol: true,
        }),
      ),
      created_at: time,
    },
    { rowsAtOnce: 10 },
  ),
  table('run_evidence', 'recommender', { run_id: id, idea_id: id, note: prose, created_at: time }),
];

/** The predictor's tables and models, and those of pictures. */
export const predictTables = [
  table('predict_dataset', 'predictor', {
    id,
    project_id: id,
    facts: json(predictDatasetSchema.omit({ id: true, projectId: true, createdAt: true, runs: true }), true),
    created_at: time,
  }),
  table(
    'predict_table',
    'predictor',
    { dataset_id: id, row_count: int, columns: jsonBytes(z.array(z.unknown())), codes: bytes(4) },
    { merging: 'derived', ...whole },
  ),
  table(
    'predict_run',
    'predictor',
    {
      id,
      dataset_id: id,
      summary: json(predictRunSummarySchema),
      run: jsonBytes(predictRunSchema),
      state: bytes(1),
      created_at: time,
    },
    { ...whole },
  ),
  table('picture_set', 'predictor', {
    id,
    project_id: id,
    name: prose,
    size: int,
    channels: int,
    classes: json(z.array(z.string()), true),
    created_at: time,
  }),
  table(
    'picture',
    'predictor',
    { set_id: id, place: int, name: prose, class_id: int, pixels: bytes(1) },
    { merging: 'derived', rowsAtOnce: 50 },
  ),
  table(
    'picture_run',
    'predictor',
    {
      id,
      set_id: id,
      result: json(pictureRunSchema.omit({ id: true, setId: true, createdAt: true })),
      network: bytes(4),
      created_at: time,
    },
    { ...whole },
  ),
];

/** Tables of texts, what was found in them and the labels put on them. */
export const analyseTables = [
  table('analysis', 'analyses', {
    id,
    project_id: id,
    facts: json(analysisSchema.omit({ id: true, projectId: true, createdAt: true, ranAt: true }), true),
    created_at: time,
    ran_at: maybe(time),
  }),
  table(
    'analysis_table',
    'analyses',
    { analysis_id: id, rows: jsonBytes(z.unknown()) },
    { merging: 'derived', ...whole },
  ),
  table(
    'analysis_vectors',
    'analyses',
    {
      analysis_id: id,
      language: word,
      model_sha256: word,
      dimensions: int,
      rows: bytes(4),
      vectors: bytes(4),
    },
    { merging: 'derived', ...whole },
  ),
  table(
    'analysis_finding',
    'analyses',
    {
      analysis_id: id,
      kind: word,
      summary: json(z.looseObject({})),
      rows: jsonBytes(z.unknown()),
      created_at: time,
    },
    { merging: 'derived', ...whole },
  ),
  table('analysis_label', 'analyses', { analysis_id: id, place: int, label: prose }),
];
