import type { Matrix, Target, TrainingData } from '../../backend/predict/models/model.ts';

/** Rows by their numbers, of a CSV of numbers whose last column is the target. */
export interface NumberTable {
  readonly columns: number;
  readonly rows: readonly (readonly number[])[];
}

export function readNumberTable(csv: string): NumberTable {
  const rows = csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number));
  return { columns: rows[0]!.length - 1, rows };
}

export interface Parts {
  readonly training: TrainingData;
  readonly test: TrainingData;
}

/** The parts with columns standardised by the training part, as linear models and networks need them, or as they are. */
export function splitSet(
  { columns, rows }: NumberTable,
  classes: number,
  testRows: readonly number[],
  standardized: boolean,
): Parts {
  const isTest = new Set(testRows);
  const training = rows.filter((_, i) => !isTest.has(i));
  const test = rows.filter((_, i) => isTest.has(i));
  const scale = Array.from({ length: columns }, (_, j) => {
    if (!standardized) return { mean: 0, deviation: 1 };
    const mean = training.reduce((sum, row) => sum + row[j]!, 0) / training.length;
    const variance = training.reduce((sum, row) => sum + (row[j]! - mean) ** 2, 0) / training.length;
    return { mean, deviation: variance > 0 ? Math.sqrt(variance) : 1 };
  });
  const part = (chosen: readonly (readonly number[])[]): TrainingData => {
    const features: Matrix = {
      rows: chosen.length,
      columns,
      values: Float32Array.from(
        chosen.flatMap((row) => scale.map(({ mean, deviation }, j) => (row[j]! - mean) / deviation)),
      ),
    };
    const targets = chosen.map((row) => row[columns]!);
    const target: Target =
      classes > 0
        ? { task: 'classes', classes, values: Int32Array.from(targets) }
        : { task: 'numbers', values: Float64Array.from(targets) };
    return { features, target };
  };
  return { training: part(training), test: part(test) };
}
