import type { ColumnProfile, PredictTask } from '../../../contract/predict-data.ts';
import { countsOf, type Column } from './column.ts';
import { isMissing } from './missing.ts';
import { readNumbers } from './read-numbers.ts';

/** More classes than this are refused: no table here has enough rows of each. */
export const classLimit = 100;
/** Whole numbers with at most so many different values are classes rather than amounts. */
const numberClasses = 10;

const targetNames =
  /^(?:target|label|labels|class|classes|y|outcome|result|churn(?:ed)?|survived|diagnosis|species|default(?:ed)?|price|目标|标签|类别|结果|流失|是否流失|价格|诊断)$/iu;
const yesWords = new Set(['1', 'yes', 'y', 'true', 't', 'positive', '是', '有']);

/** What predicting a column would be. */
export function taskOf({ kind, distinct }: ColumnProfile, column: Column): PredictTask {
  if (kind !== 'number') return distinct <= 2 ? 'binary' : 'multiclass';
  if (distinct <= 2) return 'binary';
  const areWhole = readNumbers(column.values).numbers.every(
    (number) => Number.isNaN(number) || Number.isInteger(number),
  );
  return areWhole && distinct <= numberClasses ? 'multiclass' : 'regression';
}

/** Why a column can't be predicted as this task, in a sentence; null when it can. */
export function targetRefusal(profile: ColumnProfile, task: PredictTask, rows: number): string | null {
  const name = `"${profile.name}"`;
  if (profile.kind === 'empty' || profile.distinct === 0)
    return `${name} is empty in every row, so there is nothing to learn. Choose another column.`;
  if (profile.distinct === 1)
    return `${name} has the same value in every row, so there is nothing to tell apart. Choose a column that varies.`;
  if (task === 'regression') {
    if (profile.kind !== 'number')
      return `${name} doesn't hold numbers, so it can't be predicted as a number. Choose a task with classes, or another column.`;
    return null;
  }
  if (profile.kind === 'date')
    return `${name} holds dates, which are neither classes nor amounts. Make a column of what you want to know, for instance days until then.`;
  if (task === 'binary' && profile.distinct > 2)
    return `${name} has ${profile.distinct} different values, not two. Choose the task with several classes.`;
  if (profile.kind === 'free-text' || (profile.distinct > classLimit && profile.distinct > rows / 2))
    return `${name} has another text in nearly every row (${profile.distinct} different ones), so no class has rows to learn from. Choose a column with few different values.`;
  if (profile.distinct > classLimit)
    return `${name} has ${profile.distinct.toLocaleString('en')} different values; ${classLimit} classes are the most here. Join rare ones into groups, or predict a column of numbers.`;
  return null;
}

/** The column that looks most like what somebody wants to know; null when none can be predicted. */
export function guessTarget(
  profiles: readonly ColumnProfile[],
  columns: readonly Column[],
  rows: number,
): string | null {
  const isPossible = (at: number) => {
    const profile = profiles[at]!;
    if (profile.kind === 'free-text' || profile.kind === 'many-categories' || profile.kind === 'date')
      return false;
    return targetRefusal(profile, taskOf(profile, columns[at]!), rows) === null;
  };
  const possible = profiles.map((_, at) => at).filter(isPossible);
  const named = possible.find((at) => targetNames.test(profiles[at]!.name.trim()));
  const chosen = named ?? possible.findLast((at) => !looksLikeId(profiles[at]!, rows)) ?? null;
  return chosen === null ? null : profiles[chosen]!.name;
}

/** Whether nearly every row has a value of its own, as an id has; amounts with fractions are none. */
export function looksLikeId(
  { kind, distinct, missing, numbers, name }: ColumnProfile,
  rows: number,
): boolean {
  const filled = rows - missing;
  if (filled < 20 || distinct < 0.98 * filled) return false;
  if (kind === 'many-categories' || kind === 'category') return true;
  if (kind !== 'number' || numbers === null) return false;
  const isDense = numbers.highest - numbers.lowest < 1.1 * distinct && Number.isInteger(numbers.lowest);
  return isDense || /(?:^|[_\s])id$|^id(?:$|[_\s])|编号|[a-z]Id$/u.test(name);
}

/** The classes of a column with their rows: the most frequent first. */
export function classesOf(column: Column): { value: string; count: number }[] {
  const counts = countsOf(column);
  const byValue = new Map<string, number>();
  column.values.forEach((value, at) => {
    if (!isMissing(value) && counts[at]! > 0)
      byValue.set(value.trim(), (byValue.get(value.trim()) ?? 0) + counts[at]!);
  });
  return [...byValue]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** Of two classes, the one whose probability is asked for: a yes, else the rarer one. */
export function positiveClass(
  classes: readonly { readonly value: string; readonly count: number }[],
): string | null {
  if (classes.length !== 2) return null;
  return classes.find(({ value }) => yesWords.has(value.toLowerCase()))?.value ?? classes[1]!.value;
}
