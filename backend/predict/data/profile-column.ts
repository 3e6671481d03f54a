import type { ColumnProfile } from '../../../contract/predict-data.ts';
import { countsOf, type Column } from './column.ts';
import { columnKind } from './column-kind.ts';
import { isMissing } from './missing.ts';
import { readDates } from './read-dates.ts';
import { readNumbers } from './read-numbers.ts';
import { barsOf, quantileOf } from './spread.ts';

const topShown = 12;
const longestValue = 200;

/** A column's profile, and how many of its cells are infinite. */
export function profileColumn(column: Column): {
  readonly profile: ColumnProfile;
  readonly infinite: number;
} {
  const kind = columnKind(column);
  const counts = countsOf(column);
  const reading = readNumbers(column.values);
  const scale = kind === 'date' ? readDates(column.values).times : reading.numbers;
  const isScale = kind === 'number' || kind === 'date';
  let [missing, distinct, unreadable, infinite] = [0, 0, 0, 0];
  const sorted: number[] = [];
  column.values.forEach((value, at) => {
    const count = counts[at]!;
    if (count === 0) return;
    if (isMissing(value)) {
      missing += count;
      return;
    }
    distinct++;
    infinite += reading.infinite[at]! * count;
    unreadable += (reading.infinite[at]! + reading.unreadable[at]!) * count;
    if (isScale && !Number.isNaN(scale[at]!)) for (let i = 0; i < count; i++) sorted.push(scale[at]!);
  });
  const numbers = Float64Array.from(sorted).sort();
  const spread = kind === 'number' && numbers.length > 0 ? spreadOf(numbers) : null;
  const profile: ColumnProfile = {
    ...{ name: column.name, kind, missing, distinct },
    unreadable: kind === 'number' ? unreadable : 0,
    outliers: spread === null ? null : outliersOf(numbers, spread.quartile1, spread.quartile3),
    numbers: spread,
    bars: isScale ? barsOf(numbers) : [],
    top: topOf(column, counts),
  };
  return { profile, infinite: kind === 'number' ? infinite : 0 };
}

function topOf({ values }: Column, counts: Int32Array): ColumnProfile['top'] {
  return values
    .map((value, at) => ({ value: value.slice(0, longestValue), count: counts[at]! }))
    .filter(({ value, count }) => count > 0 && !isMissing(value))
    .sort((a, b) => b.count - a.count)
    .slice(0, topShown);
}

function spreadOf(sorted: Float64Array): NonNullable<ColumnProfile['numbers']> {
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  const variance = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / sorted.length;
  return {
    lowest: sorted[0]!,
    quartile1: quantileOf(sorted, 0.25),
    median: quantileOf(sorted, 0.5),
    mean,
    quartile3: quantileOf(sorted, 0.75),
    highest: sorted.at(-1)!,
    deviation: Math.sqrt(variance),
  };
}

/** Tukey's fences: 1.5 interquartile ranges outside the quartiles. None where half of the values are the same. */
function outliersOf(sorted: Float64Array, quartile1: number, quartile3: number): number {
  const reach = 1.5 * (quartile3 - quartile1);
  if (reach === 0) return 0;
  return sorted.filter((value) => value < quartile1 - reach || value > quartile3 + reach).length;
}
