import {
  predictModelIdSchema,
  type PredictModelId,
  type TrainConfigInput,
} from '../../contract/predict-config.ts';
import { predictSampleIdSchema, type PredictSampleId } from '../../contract/predict-data.ts';
import type { Invocation } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import { oneOf, wholeNumber } from '../whole-number.ts';

/** What `predict` was asked for. */
export interface PredictRequest {
  readonly file: string | undefined;
  readonly sample: PredictSampleId | undefined;
  readonly target: string | undefined;
  readonly config: Omit<TrainConfigInput, 'target'>;
  /** A file of new rows. */
  readonly rows: string | undefined;
  readonly card: boolean;
  readonly onnx: boolean;
  /** Where files go. */
  readonly out: string | undefined;
  /** The model that is used for new rows and files; left out: the best. */
  readonly model: PredictModelId | undefined;
}

/** Reads words and options. Throws UsageError. */
export function predictRequestOf(words: Invocation['words'], options: Invocation['options']): PredictRequest {
  const text = (name: string) => (typeof options[name] === 'string' ? options[name] : undefined);
  const sample = oneOf('sample', options.sample, predictSampleIdSchema.options);
  if (words.length > 1 || (words.length === 1) === (sample !== undefined))
    throw new UsageError(`Give one file of data, or --sample ${predictSampleIdSchema.options.join(', ')}.`);
  const request: PredictRequest = {
    file: words[0],
    sample,
    target: text('target'),
    config: {
      preset: oneOf('preset', options.preset, ['article', 'usual']) ?? 'usual',
      seed: wholeNumber('seed', options.seed, 0, 0xffffffff) ?? 42,
      folds: foldsOf(options.folds),
      models: modelsOf(text('models')),
      ...(text('exclude') === undefined ? {} : { excluded: listOf(text('exclude')!) }),
      classWeights: options['class-weights'] === true,
      search: options.search === true,
    },
    rows: text('rows'),
    card: options.card === true,
    onnx: options.onnx === true,
    out: text('out'),
    model: oneOf('model', options.model, predictModelIdSchema.options),
  };
  const makesFiles = request.rows !== undefined || request.card || request.onnx;
  if (makesFiles !== (request.out !== undefined))
    throw new UsageError('--out FOLDER goes with --rows FILE, --card or --onnx.');
  return request;
}

function foldsOf(given: string | boolean | undefined): number {
  const folds = wholeNumber('folds', given, 0, 10) ?? 5;
  if (folds === 1) throw new UsageError('--folds is 0, or from 2 to 10.');
  return folds;
}

function modelsOf(given: string | undefined): PredictModelId[] | undefined {
  if (given === undefined) return undefined;
  return listOf(given).map((word) => oneOf('models', word, predictModelIdSchema.options)!);
}

function listOf(given: string): string[] {
  return given
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
