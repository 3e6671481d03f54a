import {
  analysisRowLimit,
  type Analysis,
  type AnalysisColumns,
  type QualityReport,
} from '../../../contract/analyse-data.ts';
import { InklingError } from '../../../contract/errors.ts';
import type { ParsedInputOf } from '../../../contract/index.ts';
import type { TablePreview } from '../../../contract/tables.ts';
import type { JobContext } from '../../workers/job.ts';
import type { CreateTimeReader, ParseNumber, TableReader } from '../ports.ts';
import { pack, type AnalysisTable } from './analysis-table.ts';
import { collectRows } from './collect-rows.ts';
import { guessColumns } from './guess-columns.ts';
import { qualityOf } from './quality.ts';

/** What reading a table needs of others. */
export interface ImportParts {
  readonly tables: TableReader;
  readonly parseNumber: ParseNumber;
  readonly createTimeReader: CreateTimeReader;
}

/** How far an import is. */
export interface ImportProgress {
  readonly phase: 'reading' | 'checking';
  readonly share: number | null;
}

/** An analysis but for what only its keeper knows, and its rows packed. */
export type ImportedAnalysis = Pick<
  Analysis,
  'columnNames' | 'rows' | 'leftOut' | 'dated' | 'quality' | 'notes'
> & { readonly file: string; readonly table: Uint8Array };

/** Looks at a table. A named column that isn't there is `table-unusable`. */
export function previewAnalysis(
  { source, options, columns }: ParsedInputOf<'analyse.preview'>,
  { tables, parseNumber }: ImportParts,
  context: JobContext,
): {
  table: TablePreview;
  columns: Omit<AnalysisColumns, 'text'> & { text: string | null };
  quality: QualityReport;
} {
  const quiet = { checkpoint: context.checkpoint, progress: () => undefined };
  const { preview, cells } = tables.preview(source, options, quiet);
  const named = preview.columns.map(({ name }) => name);
  for (const name of [columns.text, columns.date, columns.label])
    if (name !== undefined && name !== null) placeOf(name, named, preview.name);
  const chosen = { ...guessColumns(preview, cells), ...definedOf(columns) };
  const collected = collectRows(
    tables,
    source,
    options,
    { limit: analysisRowLimit, countRest: false },
    quiet,
  );
  const types = new Map(preview.columns.map(({ name, type }) => [name, type]));
  const { text, label } = chosen;
  return {
    table: preview,
    columns: chosen,
    quality: qualityOf({ collected, types, text, label }, parseNumber, context.checkpoint),
  };
}

/** Reads a table with the columns a person has confirmed. Throws `file-…` and `table-unusable`. */
export function importAnalysis(
  {
    source,
    options,
    columns,
    times,
  }: Pick<ParsedInputOf<'analyse.importTable'>, 'source' | 'options' | 'columns' | 'times'>,
  { tables, parseNumber, createTimeReader }: ImportParts,
  context: JobContext,
): ImportedAnalysis {
  const telling = (phase: ImportProgress['phase']) => ({
    checkpoint: context.checkpoint,
    progress: (_rows: number, share: number | null) =>
      context.progress({ phase, share } satisfies ImportProgress),
  });
  const { preview } = tables.preview(source, options, { ...telling('reading'), progress: () => undefined });
  const collected = collectRows(
    tables,
    source,
    options,
    { limit: analysisRowLimit, countRest: true },
    telling('reading'),
  );
  const { columnNames, name } = collected;
  const textAt = placeOf(columns.text, columnNames, name);
  const dateAt = columns.date === null ? -1 : placeOf(columns.date, columnNames, name);
  const labelAt = columns.label === null ? -1 : placeOf(columns.label, columnNames, name);
  telling('checking').progress(0, null);

  const kept = [...collected.cells.keys()].filter((row) => collected.cells[row]![textAt]!.trim() !== '');
  if (kept.length === 0) throw noText(name, columns.text, collected.broken);
  const reader = createTimeReader(times.utcOffsetMinutes, times.dateOrder);
  const table: AnalysisTable = {
    columnNames,
    rowNumbers: kept.map((row) => collected.rowNumbers[row]!),
    cells: kept.map((row) => collected.cells[row]!),
    textAt,
    dates: kept.map((row) => (dateAt < 0 ? null : reader.parse(collected.cells[row]![dateAt]!))),
    labels: kept.map((row) => (labelAt < 0 ? null : collected.cells[row]![labelAt]!.trim() || null)),
  };
  const types = new Map(preview.columns.map((column) => [column.name, column.type]));
  return {
    file: name,
    columnNames: [...columnNames],
    rows: kept.length,
    leftOut: {
      empty: collected.cells.length - kept.length,
      broken: collected.broken,
      overLimit: collected.overLimit,
    },
    dated: table.dates.filter((date) => date !== null).length,
    quality: qualityOf(
      { collected, types, text: columns.text, label: columns.label },
      parseNumber,
      context.checkpoint,
    ),
    notes: [...collected.notes],
    table: pack(table),
  };
}

function noText(file: string, column: string, broken: number): InklingError {
  return broken > 0
    ? new InklingError(
        'table-unusable',
        `${broken} rows of “${file}” have more or fewer fields than its header, and no other row has a text in the column “${column}”. Nothing was taken in.`,
        'Texts with commas in them need quotes around them: save the table anew as CSV, or choose another delimiter.',
      )
    : new InklingError(
        'table-unusable',
        `No row of “${file}” has a text in the column “${column}”. Nothing was taken in.`,
        'Choose the column that has the texts, or look at the file.',
      );
}

function placeOf(column: string, names: readonly string[], file: string): number {
  const at = names.indexOf(column);
  if (at >= 0) return at;
  throw new InklingError(
    'table-unusable',
    `“${file}” has no column “${column.slice(0, 100)}”. Nothing was taken in.`,
    `Choose among its columns: ${names.slice(0, 20).join(', ')}.`,
  );
}

function definedOf({ text, date, label }: Partial<AnalysisColumns>): Partial<AnalysisColumns> {
  return {
    ...(text === undefined ? {} : { text }),
    ...(date === undefined ? {} : { date }),
    ...(label === undefined ? {} : { label }),
  };
}
