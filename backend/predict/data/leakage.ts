import type { ColumnProfile, PredictTask } from '../../../contract/predict-data.ts';
import type { Column } from './column.ts';
import { isMissing } from './missing.ts';
import { readDates } from './read-dates.ts';
import { readNumbers } from './read-numbers.ts';
import { quantileOf } from './spread.ts';

const bins = 20;

/** For each row the group that its cell is in: a category, or one of 20 bins of numbers; a missing cell is one too. */
function groupsOf(column: Column, kind: ColumnProfile['kind']): Int32Array {
  const isScale = kind === 'number' || kind === 'date';
  if (!isScale) return column.codes;
  const scale = kind === 'date' ? readDates(column.values).times : readNumbers(column.values).numbers;
  const sorted = Float64Array.from(column.codes, (code) => scale[code]!)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const edges = Array.from({ length: bins - 1 }, (_, at) => quantileOf(sorted, (at + 1) / bins));
  const byCode = Int32Array.from(scale, (value) =>
    Number.isNaN(value) ? bins : edges.filter((edge) => value > edge).length,
  );
  return column.codes.map((code) => byCode[code]!);
}

/**
 * How well a column alone tells the target, from 0 (no better than always saying the same) to 1 (wholly). Each row is
 * predicted from the other rows of its group, so that a value which occurs once tells nothing.
 */
export function leakageScore(
  column: Column,
  kind: ColumnProfile['kind'],
  target: Column,
  task: PredictTask,
): number {
  const groups = groupsOf(column, kind);
  return task === 'regression' ? explainedShare(groups, target) : toldShare(groups, target);
}

function toldShare(groups: Int32Array, target: Column): number {
  const byGroup = new Map<number, Map<number, number>>();
  const all = new Map<number, number>();
  let rows = 0;
  groups.forEach((group, row) => {
    const label = target.codes[row]!;
    if (isMissing(target.values[label]!)) return;
    rows++;
    all.set(label, (all.get(label) ?? 0) + 1);
    const counts = byGroup.get(group) ?? new Map<number, number>();
    counts.set(label, (counts.get(label) ?? 0) + 1);
    byGroup.set(group, counts);
  });
  let right = 0;
  for (const counts of byGroup.values()) {
    const sorted = [...counts.values()].sort((a, b) => b - a);
    // The most frequent label stays so without the row itself only when it leads by more than one.
    if (sorted[0]! > (sorted[1] ?? 0) + 1 || sorted[0] === 2) right += sorted[0]! > 1 ? sorted[0]! : 0;
  }
  const base = Math.max(0, ...all.values());
  return rows === base ? 0 : Math.max(0, (right - base) / (rows - base));
}

function explainedShare(groups: Int32Array, target: Column): number {
  const { numbers } = readNumbers(target.values);
  const sums = new Map<number, { sum: number; count: number }>();
  let [total, rows] = [0, 0];
  groups.forEach((group, row) => {
    const value = numbers[target.codes[row]!]!;
    if (Number.isNaN(value)) return;
    const entry = sums.get(group) ?? { sum: 0, count: 0 };
    sums.set(group, { sum: entry.sum + value, count: entry.count + 1 });
    total += value;
    rows++;
  });
  const mean = total / rows;
  let [error, spread] = [0, 0];
  groups.forEach((group, row) => {
    const value = numbers[target.codes[row]!]!;
    if (Number.isNaN(value)) return;
    const { sum, count } = sums.get(group)!;
    const others = count > 1 ? (sum - value) / (count - 1) : mean;
    error += (value - others) ** 2;
    spread += (value - mean) ** 2;
  });
  return spread === 0 ? 0 : Math.max(0, 1 - error / spread);
}
