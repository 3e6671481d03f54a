import { z } from 'zod';
import { InklingError } from '../../../contract/errors.ts';
import { predictModelIdSchema, type PredictModelId } from '../../../contract/predict-config.ts';
import { featuresOf } from '../encode/encoder.ts';
import type { LinearModel, NetworkModel } from '../models/model.ts';
import { packed, unpacked, type RunState } from '../train/state.ts';
import { encoderSchema, exchangedModelSchema, targetSchema } from './model-file-schema.ts';

/** A model that can be averaged with others of its make. */
export type ExchangedModel = LinearModel | NetworkModel;

/** A model with its preprocessing, without a single row of the data: what is exchanged between machines. */
export interface ModelFile {
  readonly id: PredictModelId;
  readonly encoder: RunState['encoder'];
  readonly target: RunState['target'];
  readonly model: ExchangedModel;
  /** Rows it learnt from: its weight in an average. */
  readonly rows: number;
  readonly background: Float32Array;
}

const format = 'inkling-predict-model';
const fileSchema = z.object({
  format: z.literal(format),
  version: z.literal(1),
  id: predictModelIdSchema,
  encoder: encoderSchema,
  target: targetSchema,
  model: exchangedModelSchema,
  rows: z.int().min(1),
  background: z.instanceof(Float32Array),
});

/** A model file as text. */
export function writeModelFile(file: ModelFile): string {
  return packed({ format, version: 1, ...file });
}

/** Reads a model file and checks that its parts fit. Throws `file-damaged` and `file-unsupported`. */
export function readModelFile({ name, text }: { readonly name: string; readonly text: string }): ModelFile {
  let value: unknown;
  try {
    value = unpacked(text);
  } catch (cause) {
    throw new InklingError('file-unsupported', `"${name}" is no model file of Inkling.`, remedy, { cause });
  }
  const parsed = fileSchema.safeParse(value);
  if (!parsed.success)
    throw new InklingError(
      'file-unsupported',
      `"${name}" is no model file that this version can read.`,
      remedy,
      {
        cause: parsed.error,
      },
    );
  const { format: _format, version: _version, ...file } = parsed.data;
  if (!doPartsFit(file))
    throw new InklingError('file-damaged', `"${name}" is damaged: its parts don’t fit together.`, remedy);
  return file;
}

const remedy = 'Choose a file that was saved with "Export the model".';

function doPartsFit({ encoder, target, model, background }: ModelFile): boolean {
  const features = featuresOf(encoder).length;
  const classes = target.task === 'regression' ? 0 : target.classes.length;
  const units = classes > 2 ? classes : 1;
  const arrays = weightsOf(model);
  if (model.columns !== features || background.length !== features || model.classes !== classes) return false;
  if (arrays.some((weights) => !weights.every((weight) => Number.isFinite(weight)))) return false;
  if (model.kind === 'linear')
    return model.weights.length === units * features && model.biases.length === units;
  const widths = model.layers.map(({ units: width }) => width);
  return (
    widths.at(-1) === units &&
    model.layers.every(
      (layer, at) =>
        layer.inputs === (at === 0 ? features : widths[at - 1]) &&
        layer.weights.length === layer.inputs * layer.units &&
        layer.biases.length === layer.units,
    )
  );
}

/** All weights of a model, part by part, in a fixed order; not copies. */
export function weightsOf(model: ExchangedModel): Float64Array[] {
  if (model.kind === 'linear') return [model.weights, model.biases];
  return model.layers.flatMap(({ weights, biases }) => [weights, biases]);
}

/** The model with other weights, given in the order of `weightsOf`. */
export function withWeights(model: ExchangedModel, weights: readonly Float64Array[]): ExchangedModel {
  if (model.kind === 'linear') return { ...model, weights: weights[0]!, biases: weights[1]! };
  const layers = model.layers.map((layer, at) => ({
    ...layer,
    weights: weights[2 * at]!,
    biases: weights[2 * at + 1]!,
  }));
  return { ...model, layers };
}
