import type { PredictColumnKind } from '../../../contract/predict-data.ts';
import { countsOf, type Column } from './column.ts';
import { isMissing } from './missing.ts';
import { readDates } from './read-dates.ts';
import { readNumbers } from './read-numbers.ts';

/** So many of the filled rows have to be numbers, or dates, for a column to be taken for that. */
const clearShare = 0.8;
/** More different texts than this are many categories. */
export const fewCategories = 30;
const freeTextLength = 30;

/** What a column is for a model. */
export function columnKind(column: Column): PredictColumnKind {
  const counts = countsOf(column);
  const reading = readNumbers(column.values);
  const { times } = readDates(column.values);
  let [filled, numbers, dates, length, distinct] = [0, 0, 0, 0, 0];
  column.values.forEach((value, at) => {
    const count = counts[at]!;
    if (isMissing(value) || count === 0) return;
    filled += count;
    distinct++;
    length += count * value.length;
    if (!Number.isNaN(reading.numbers[at]!) || reading.infinite[at] === 1) numbers += count;
    if (!Number.isNaN(times[at]!)) dates += count;
  });
  if (filled === 0) return 'empty';
  if (numbers >= clearShare * filled) return 'number';
  if (dates >= clearShare * filled) return 'date';
  if (distinct > 0.5 * filled && length / filled > freeTextLength && distinct > fewCategories)
    return 'free-text';
  return distinct > fewCategories ? 'many-categories' : 'category';
}
