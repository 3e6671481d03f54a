import { InklingError } from '../../../contract/errors.ts';
import type { Table } from '../data/column.ts';
import { rowsOf } from '../data/column.ts';
import { encode } from '../encode/encode.ts';
import { targetNumbers } from '../encode/target-encoder.ts';
import { fitLinear } from '../models/fit-linear.ts';
import type { EpochReport, FitOptions, Matrix } from '../models/model.ts';
import { fitNetwork } from '../models/network/fit-network.ts';
import { splitRows, type Split } from '../split/split.ts';
import { trainingData, type Labelled } from '../train/prepare.ts';
import { columnMeans } from '../train/train-run.ts';
import type { ExchangedModel, ModelFile } from './model-file.ts';

/** Share of the rows that no party's model learns from, so that what is merged can be tested on them. */
const testShare = 0.2;
const leastRows = 10;

/** A dataset as a model file sees it. */
export interface OwnData {
  readonly split: Split;
  readonly leftOut: number;
  readonly training: Labelled;
  readonly test: Labelled;
  readonly features: { readonly training: Matrix; readonly test: Matrix };
}

/** Encodes one's own data as the file says. Throws `table-unusable` and `not-enough-data`. */
export function ownData(table: Table, { encoder, target }: ModelFile, seed: number): OwnData {
  const column = table.columns.find(({ name }) => name === target.column);
  if (!column)
    throw new InklingError(
      'table-unusable',
      `The data has no column "${target.column}", which the model predicts.`,
      remedy,
    );
  const missing = encoder.columns.filter(
    ({ column: name }) => !table.columns.some((own) => own.name === name),
  );
  if (missing.length > 0)
    throw new InklingError(
      'table-unusable',
      `The data lacks columns of the model: ${missing
        .slice(0, 10)
        .map(({ column: name }) => name)
        .join(', ')}.`,
      remedy,
    );
  const labels = targetNumbers(target, column);
  const known = Int32Array.from(labels, (_, row) => row).filter((row) => !Number.isNaN(labels[row]!));
  if (known.length < leastRows)
    throw new InklingError(
      'not-enough-data',
      `Only ${known.length} rows have a value in "${target.column}" that the model knows; at least ${leastRows} are needed.`,
      remedy,
    );
  const classes = target.task === 'regression' ? null : Int32Array.from(known, (row) => labels[row]!);
  const parts = splitRows(known.length, { testShare, seed, classes });
  const split = {
    training: parts.training.map((at) => known[at]!),
    test: parts.test.map((at) => known[at]!),
  };
  const part = (rows: Int32Array): Labelled => ({
    inputs: rowsOf(table, rows),
    labels: Float64Array.from(rows, (row) => labels[row]!),
  });
  const [training, test] = [part(split.training), part(split.test)];
  return {
    ...{ split, training, test },
    leftOut: table.rows - known.length,
    features: {
      training: encode(encoder, training.inputs).features,
      test: encode(encoder, test.inputs).features,
    },
  };
}

const remedy = 'Choose the data that goes with this model.';

/**
 * Trains the model of a file on with one's own rows: a network from its weights, a linear model anew, since it comes to the
 * same wherever it starts. A fifth of the rows is kept for testing.
 */
export function continueModel(
  table: Table,
  file: ModelFile,
  { epochs, seed }: { readonly epochs: number; readonly seed: number },
  options: { readonly checkpoint: () => void; readonly onEpoch: (report: EpochReport) => void },
): ModelFile {
  const { training, features } = ownData(table, file, seed);
  const data = trainingData(file.target, features.training, training.labels);
  const fit: FitOptions = { seed, ...options };
  const model: ExchangedModel =
    file.model.kind === 'linear'
      ? fitLinear(data, fit)
      : fitNetwork(
          data,
          fit,
          {
            ...{ epochs, validationShare: 0, patience: null },
            hidden: file.model.layers.slice(0, -1).map(({ units }) => units),
          },
          file.model,
        );
  return { ...file, model, rows: training.labels.length, background: columnMeans(features.training) };
}
