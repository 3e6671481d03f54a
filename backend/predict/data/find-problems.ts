import type { ColumnProfile, DataProblem, PredictTask } from '../../../contract/predict-data.ts';
import type { Column, Table } from './column.ts';
import { leakageScore } from './leakage.ts';
import { looksLikeId } from './target.ts';

const suspectFrom = { classes: 0.97, numbers: 0.98 } as const;
const fewRows = 100;
const rareClass = 10;

/** What may spoil a model, the worst first. `infinite` is by column. */
export function findProblems(
  table: Table,
  profiles: readonly ColumnProfile[],
  infinite: readonly number[],
  target: {
    readonly column: Column;
    readonly task: PredictTask;
    readonly classes: readonly { value: string; count: number }[];
  } | null,
): DataProblem[] {
  const found: DataProblem[] = [];
  const add = (
    code: DataProblem['code'],
    values: DataProblem['values'],
    excludes: boolean,
    message: string,
  ) => found.push({ code, values, excludes, message });
  const percent = (share: number) => `${Math.round(100 * share)} %`;

  if (target) aboutTarget(add, table, profiles, target);
  profiles.forEach((profile, at) => {
    const { name: column, kind, distinct, missing, unreadable, outliers } = profile;
    if (column === target?.column.name) return;
    if (kind === 'empty') return void add('empty', { column }, true, `"${column}" is empty.`);
    if (distinct === 1 && missing === 0)
      return void add('constant', { column }, true, `"${column}" is the same in every row.`);
    if (kind === 'free-text')
      return void add(
        'free-text',
        { column },
        true,
        `"${column}" is free text, which these models don't read.`,
      );
    if (looksLikeId(profile, table.rows))
      return void add(
        'id-like',
        { column },
        true,
        `"${column}" is another in nearly every row, like a number of a customer: a model would learn it by heart.`,
      );
    if (target) {
      const score = leakageScore(table.columns[at]!, kind, target.column, target.task);
      if (score >= suspectFrom[target.task === 'regression' ? 'numbers' : 'classes'])
        add(
          'leakage',
          { column, score },
          false,
          `"${column}" alone tells ${percent(score)} of "${target.column.name}". Is it known before, or does it come of it? If so, leave it out.`,
        );
    }
    const share = missing / table.rows;
    if (share > 0.4)
      add(
        'many-missing',
        { column, share },
        false,
        `"${column}" is missing in ${percent(share)} of the rows.`,
      );
    if (infinite[at]! > 0)
      add(
        'infinite',
        { column, count: infinite[at]! },
        false,
        `"${column}" is infinite in ${infinite[at]} rows, which is taken for missing.`,
      );
    const words = unreadable - infinite[at]!;
    if (words > 0)
      add(
        'mixed-types',
        { column, count: words },
        false,
        `"${column}" has numbers, but ${words} cells are no numbers and are taken for missing.`,
      );
    if (outliers !== null && outliers > 0.01 * table.rows)
      add(
        'outliers',
        { column, count: outliers },
        false,
        `"${column}" has ${outliers} values far outside the rest.`,
      );
  });
  const gone = new Set(found.filter(({ excludes }) => excludes).map(({ values }) => values.column));
  for (const { column, other } of sameColumns(table))
    if (![column, other].some((name) => name === target?.column.name || gone.has(name)))
      add(
        'duplicate-columns',
        { column, other },
        true,
        `"${column}" says the same as "${other}" in every row.`,
      );
  const repeated = repeatedRows(table);
  if (repeated > 0)
    add(
      'duplicate-rows',
      { count: repeated },
      false,
      `${repeated} rows are the same as an earlier one; they may stand in training and test both.`,
    );
  return found;
}

type Add = (
  code: DataProblem['code'],
  values: DataProblem['values'],
  excludes: boolean,
  message: string,
) => void;

function aboutTarget(
  add: Add,
  table: Table,
  profiles: readonly ColumnProfile[],
  {
    column,
    task,
    classes,
  }: { column: Column; task: PredictTask; classes: readonly { value: string; count: number }[] },
): void {
  const profile = profiles.find(({ name }) => name === column.name)!;
  const without = profile.missing + (task === 'regression' ? profile.unreadable : 0);
  if (without > 0)
    add(
      'target-missing',
      { count: without },
      false,
      `${without} rows have no "${column.name}" and are left out.`,
    );
  const rows = table.rows - without;
  if (rows < fewRows) add('few-rows', { count: rows }, false, `${rows} rows are few: figures will be rough.`);
  if (task === 'regression') return;
  const rarest = classes.at(-1);
  if (rarest && classes.length > 1 && rarest.count / rows < 0.2 / classes.length)
    add(
      'imbalance',
      { value: rarest.value, share: rarest.count / rows },
      false,
      `Only ${((100 * rarest.count) / rows).toFixed(1)} % of the rows are "${rarest.value}": accuracy alone says little.`,
    );
  for (const { value, count } of classes.filter((entry) => entry.count < rareClass).slice(0, 5))
    add('rare-class', { value, count }, false, `"${value}" has ${count} rows only.`);
}

/** Columns that say the same as an earlier one: the same groups of rows, whatever they are called. */
function sameColumns({ columns }: Table): { column: string; other: string }[] {
  const seen = new Map<string, Column>();
  const found: { column: string; other: string }[] = [];
  for (const column of columns) {
    const used = new Set(column.codes);
    if (used.size < 2) continue;
    // Codes are in the order in which values were met, so columns that part rows alike have like codes.
    const order = new Map<number, number>();
    let hash = 0x811c9dc5;
    for (const code of column.codes) {
      let place = order.get(code);
      if (place === undefined) order.set(code, (place = order.size));
      hash = Math.imul(hash ^ place, 0x01000193);
    }
    const key = `${used.size}:${hash}`;
    const other = seen.get(key);
    if (other) found.push({ column: column.name, other: other.name });
    else seen.set(key, column);
  }
  return found;
}

function repeatedRows({ rows, columns }: Table): number {
  const seen = new Set<string>();
  let repeated = 0;
  for (let row = 0; row < rows; row++) {
    const key = columns.map(({ codes }) => codes[row]!).join(',');
    if (seen.has(key)) repeated++;
    else seen.add(key);
  }
  return repeated;
}
