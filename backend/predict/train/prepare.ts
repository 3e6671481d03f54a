import { InklingError } from '../../../contract/errors.ts';
import type { TrainConfig } from '../../../contract/predict-config.ts';
import type { DataProfile, PredictTask } from '../../../contract/predict-data.ts';
import { rowsOf, type Column, type Table } from '../data/column.ts';
import { leastRows } from '../data/table-refusal.ts';
import { profileTable } from '../data/profile.ts';
import { positiveClass, targetRefusal } from '../data/target.ts';
import { encode } from '../encode/encode.ts';
import type { Encoder } from '../encode/encoder.ts';
import { fitEncoder } from '../encode/fit-encoder.ts';
import { fitTarget, targetNumbers, targetOf, type TargetEncoder } from '../encode/target-encoder.ts';
import type { Matrix, Target, TrainingData } from '../models/model.ts';
import { splitRows, type Split } from '../split/split.ts';

/** Rows that can be learnt from or tested on: what goes in, and what is to be predicted. */
export interface Labelled {
  /** Without the target and what was excluded. */
  readonly inputs: Table;
  /** A class number or a number for each row. */
  readonly labels: Float64Array;
}

/** Data with its encoders, which are fitted on the training rows only. */
export interface Prepared {
  readonly profile: DataProfile;
  readonly task: PredictTask;
  readonly positive: string | null;
  readonly excluded: readonly string[];
  /** Places in the table, of the rows that have a target. */
  readonly split: Split;
  readonly leftOut: number;
  readonly training: Labelled;
  readonly test: Labelled;
  readonly encoder: Encoder;
  readonly target: TargetEncoder;
  readonly features: { readonly training: Matrix; readonly test: Matrix };
}

/** Throws `table-unusable` and `not-enough-data` with the reason. */
export function prepare(table: Table, config: TrainConfig): Prepared {
  const profile = profileTable(table, config.target);
  const column = table.columns.find(({ name }) => name === config.target);
  if (!column) throw unusable(profile.refusal ?? `There is no column called "${config.target}".`);
  const task = config.task ?? profile.task!;
  const ownTask = config.task === undefined || config.task === profile.task;
  const described = profile.columns.find(({ name }) => name === config.target)!;
  const refusal = ownTask ? profile.refusal : targetRefusal(described, task, table.rows);
  if (refusal !== null) throw unusable(refusal);

  const positive = positiveOf(config, profile, task);
  const excluded = config.excluded ?? profile.suggestedExcluded;
  const target = fitTarget(column, task, positive);
  const labels = targetNumbers(target, column);
  const known = Int32Array.from(labels, (_, row) => row).filter((row) => !Number.isNaN(labels[row]!));
  if (known.length < leastRows)
    throw notEnough(
      `Only ${known.length} rows have a value in "${config.target}"; at least ${leastRows} are needed.`,
    );
  const split = splitKnown(known, labels, task, config);
  checkClasses(target, labels, split);
  const inputs = { rows: table.rows, columns: inputColumns(table, column, excluded) };
  const training = labelled(inputs, labels, split.training);
  const test = labelled(inputs, labels, split.test);
  const encoder = fitEncoder(training.inputs);
  if (encoder.columns.length === 0)
    throw unusable('No column is left that says anything: all are left out, empty or free text.');
  return {
    ...{ profile, task, positive, excluded, split, training, test, encoder, target },
    leftOut: table.rows - known.length,
    features: {
      training: encode(encoder, training.inputs).features,
      test: encode(encoder, test.inputs).features,
    },
  };
}

function inputColumns(table: Table, target: Column, excluded: readonly string[]): Column[] {
  const left = new Set(excluded);
  return table.columns.filter((column) => column !== target && !left.has(column.name));
}

function labelled(inputs: Table, labels: Float64Array, rows: Int32Array): Labelled {
  return { inputs: rowsOf(inputs, rows), labels: Float64Array.from(rows, (row) => labels[row]!) };
}

function positiveOf(config: TrainConfig, profile: DataProfile, task: PredictTask): string | null {
  if (task !== 'binary') return null;
  const names = profile.classes.map(({ value }) => value);
  if (config.positive !== undefined && !names.includes(config.positive))
    throw unusable(
      `"${config.positive}" is no value of "${config.target}": there are ${names.join(' and ')}.`,
    );
  return config.positive ?? profile.positive ?? positiveClass(profile.classes);
}

function splitKnown(known: Int32Array, labels: Float64Array, task: PredictTask, config: TrainConfig): Split {
  const isStratified = task !== 'regression' && config.stratified;
  const { training, test } = splitRows(known.length, {
    testShare: config.testShare,
    seed: config.seed,
    classes: isStratified ? Int32Array.from(known, (row) => labels[row]!) : null,
  });
  return { training: training.map((at) => known[at]!), test: test.map((at) => known[at]!) };
}

/** A class that no training row has can't be learnt; with fewer than two nothing can. */
function checkClasses(target: TargetEncoder, labels: Float64Array, { training }: Split): void {
  if (target.task === 'regression') return;
  const seen = new Set(Array.from(training, (row) => labels[row]!));
  if (seen.size < 2)
    throw notEnough(
      `The training part has one class only of "${target.column}". Split with the same shares of classes, or add rows.`,
    );
}

/** The labelled rows as models take them. */
export function trainingData(target: TargetEncoder, features: Matrix, labels: Float64Array): TrainingData {
  const targets: Target = targetOf(target, labels);
  return { features, target: targets };
}

export function unusable(message: string): InklingError {
  return new InklingError('table-unusable', message, 'Nothing was trained; the data is as it was.');
}

function notEnough(message: string): InklingError {
  return new InklingError('not-enough-data', message, 'Nothing was trained; the data is as it was.');
}
