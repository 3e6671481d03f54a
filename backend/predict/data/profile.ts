import type { DataProfile } from '../../../contract/predict-data.ts';
import type { Table } from './column.ts';
import { findProblems } from './find-problems.ts';
import { profileColumn } from './profile-column.ts';
import { classesOf, guessTarget, positiveClass, targetRefusal, taskOf } from './target.ts';
import { tableRefusal } from './table-refusal.ts';

const classesShown = 50;

/** Looks at a table, with this target or the guessed one. A target that isn't there is refused in words. */
export function profileTable(table: Table, wanted?: string): DataProfile {
  const looked = table.columns.map(profileColumn);
  const columns = looked.map(({ profile }) => profile);
  const target = wanted ?? guessTarget(columns, table.columns, table.rows);
  const at = columns.findIndex(({ name }) => name === target);
  const column = table.columns[at];
  const task = column ? taskOf(columns[at]!, column) : null;
  const classes = column && task !== 'regression' ? classesOf(column) : [];
  const problems = findProblems(
    table,
    columns,
    looked.map(({ infinite }) => infinite),
    column && task ? { column, task, classes } : null,
  );
  const suggestedExcluded = problems
    .filter(({ excludes }) => excludes)
    .map(({ values }) => String(values.column));
  const refusal =
    tableRefusal(table, columns) ??
    (target === null
      ? 'No column here can be predicted: each is empty, the same everywhere, or another in every row.'
      : null) ??
    (column && task
      ? targetRefusal(columns[at]!, task, table.rows)
      : `There is no column called "${target}".`);
  return {
    rows: table.rows,
    columns,
    ...{ target, task, problems, suggestedExcluded, refusal },
    classes: classes.slice(0, classesShown),
    positive: positiveClass(classes),
  };
}
