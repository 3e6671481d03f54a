import type { QualityReport } from '../../../contract/analyse-data.ts';
import type { TableColumn } from '../../../contract/tables.ts';
import type { ParseNumber } from '../ports.ts';
import type { CollectedRows } from './collect-rows.ts';
import { leakageOf } from './leakage.ts';
import { nearDuplicates } from './near-duplicates.ts';
import { outliersOf } from './outliers.ts';

const shown = 50;
const classesShown = 100;

/** What is known of a table before its quality is looked at. */
export interface QualityInput {
  readonly collected: CollectedRows;
  readonly types: ReadonlyMap<string, TableColumn['type']>;
  readonly text: string | null;
  readonly label: string | null;
}

/** Says what is wrong with a table. `checkpoint` may throw. */
export function qualityOf(
  { collected, types, text, label }: QualityInput,
  parseNumber: ParseNumber,
  checkpoint: () => void,
): QualityReport {
  const { columnNames, cells, rowNumbers } = collected;
  const textAt = text === null ? -1 : columnNames.indexOf(text);
  const labelAt = label === null ? -1 : columnNames.indexOf(label);
  const texts = textAt < 0 ? [] : cells.map((row) => row[textAt]!.trim());
  const empty = [...texts.keys()].filter((row) => texts[row] === '');
  const near = nearDuplicates(texts, checkpoint);
  const outliers = outliersOf(
    columnNames,
    columnNames.map((name) => types.get(name) === 'number'),
    textAt,
    cells,
    rowNumbers,
    parseNumber,
  );
  return {
    rows: cells.length,
    isCut: collected.overLimit > 0,
    columns: columnNames.map((name, at) => {
      const filled = cells.map((row) => row[at]!.trim()).filter((cell) => cell !== '');
      return {
        name,
        type: filled.length === 0 ? 'empty' : (types.get(name) ?? 'text'),
        missing: cells.length - filled.length,
        distinct: new Set(filled).size,
      };
    }),
    emptyTexts:
      textAt < 0 ? null : { count: empty.length, rows: empty.slice(0, shown).map((row) => rowNumbers[row]!) },
    duplicates: duplicatesOf(texts, rowNumbers),
    nearDuplicates: {
      count: near.length,
      pairs: near.slice(0, shown).map(({ at, earlier, similarity }) => ({
        row: rowNumbers[at]!,
        text: texts[at]!.slice(0, 300),
        earlierRow: rowNumbers[earlier]!,
        earlierText: texts[earlier]!.slice(0, 300),
        similarity,
      })),
    },
    outliers: { count: outliers.length, cells: outliers.slice(0, shown) },
    leakage: labelAt < 0 ? [] : leakageOf(columnNames, labelAt, textAt, cells, rowNumbers),
    balance:
      labelAt < 0
        ? null
        : balanceOf(
            label!,
            cells.map((row) => row[labelAt]!.trim()),
          ),
  };
}

function duplicatesOf(texts: readonly string[], rowNumbers: readonly number[]): QualityReport['duplicates'] {
  const rows = new Map<string, number[]>();
  texts.forEach((text, row) => {
    if (text === '') return;
    const same = rows.get(text);
    if (same) same.push(row);
    else rows.set(text, [row]);
  });
  const groups = [...rows].filter(([, same]) => same.length > 1).sort((a, b) => b[1].length - a[1].length);
  return {
    count: groups.reduce((sum, [, same]) => sum + same.length - 1, 0),
    groups: groups.slice(0, shown).map(([text, same]) => ({
      text: text.slice(0, 300),
      rows: same.slice(0, shown).map((row) => rowNumbers[row]!),
    })),
  };
}

function balanceOf(column: string, labels: readonly string[]): QualityReport['balance'] {
  const counts = new Map<string, number>();
  for (const label of labels) if (label !== '') counts.set(label, (counts.get(label) ?? 0) + 1);
  const classes = [...counts]
    .map(([label, rows]) => ({ label, rows }))
    .sort((a, b) => b.rows - a.rows || (a.label < b.label ? -1 : 1));
  return {
    column,
    classes: classes.slice(0, classesShown),
    count: classes.length,
    unlabelled: labels.filter((label) => label === '').length,
    ratio: classes.length < 2 ? null : classes[0]!.rows / classes.at(-1)!.rows,
  };
}
