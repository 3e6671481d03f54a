import type { Rows } from '../data/rows.ts';
import type { AnalysisResult } from '../../../contract/analyse-results.ts';
import { csvLine } from '../../../contract/csv.ts';
import type { PieceWriter } from './pieces.ts';

/** The columns that are added: name, and what stands there in a row. Only those of which something is known. */
function addedColumns(rows: Rows, result: AnalysisResult | null) {
  const themes = new Map(result?.themes.map(({ id, name }) => [id, name]));
  type Row = ReturnType<Rows['view']>;
  const number = (value: number | undefined) => (value === undefined ? '' : value.toFixed(3));
  const run: [string, (row: Row) => string][] = [
    ['language', ({ language }) => language ?? ''],
    ['sentiment', ({ sentiment }) => sentiment?.polarity ?? ''],
    ['sentiment score', ({ sentiment }) => number(sentiment?.score)],
    ['theme', ({ theme }) => (theme === null ? '' : (themes.get(theme) ?? ''))],
  ];
  const columns: [string, (row: Row) => string][] = [
    ...(rows.run ? run : []),
    ...(rows.labels.size > 0 ? [['label', ({ label }) => label ?? ''] satisfies (typeof run)[number]] : []),
    ...(rows.zeroShot
      ? ([
          ['label by name', ({ zeroShot }) => zeroShot?.label ?? ''],
          ['label by name, confidence', ({ zeroShot }) => number(zeroShot?.confidence)],
        ] satisfies typeof run)
      : []),
    ...(rows.learned
      ? ([
          ['label learnt', ({ learned }) => learned?.label ?? ''],
          ['label learnt, confidence', ({ learned }) => number(learned?.confidence)],
        ] satisfies typeof run)
      : []),
  ];
  return columns;
}

/** Writes the chosen rows with what was found as further columns; a name that the table has already gets a number. */
export function exportTable(
  rows: Rows,
  chosen: readonly number[],
  result: AnalysisResult | null,
  out: PieceWriter,
  checkpoint: () => void,
): void {
  const added = addedColumns(rows, result);
  const taken = new Set(rows.table.columnNames);
  const names = added.map(([name]) => {
    let free = name;
    for (let n = 2; taken.has(free); n++) free = `${name} ${n}`;
    taken.add(free);
    return free;
  });
  out.write(csvLine([...rows.table.columnNames, ...names]));
  chosen.forEach((index, at) => {
    if (at % 500 === 0) checkpoint();
    const row = rows.view(index);
    out.write(csvLine([...rows.table.cells[index]!, ...added.map(([, of]) => of(row))]));
  });
}
