import { damagedFile, emptyFile } from '../documents/file-errors.ts';
import type { TableOptions } from '../../contract/tables.ts';
import { looksLikeData, numberedColumns, requireFewColumns, uniqueColumnNames } from './column-names.ts';
import { findDelimiter } from './find-delimiter.ts';
import { longestRecord } from './limits.ts';
import { columnsRenamed, delimiterUncertain, noHeader } from './notes.ts';
import { createRecordReader, type DelimitedRecord } from './records.ts';
import type { FactsOfKind, TableContext, TableSink } from './table.ts';
import type { TextChunk } from './text-chunks.ts';

const rowsBetweenReports = 10_000;

/**
 * Reads CSV, TSV and their like piece by piece. The first row names the columns, unless it holds only numbers. Throws
 * `file-empty`, `file-damaged`, `file-too-large`, and what the context and the sink throw.
 */
export function readDelimited(
  { name, sizeBytes, chunks }: { name: string; sizeBytes: number; chunks: Iterable<TextChunk> },
  options: TableOptions,
  sink: TableSink,
  context: TableContext,
): FactsOfKind & { readonly replaced: number } {
  const notes: FactsOfKind['notes'][number][] = [];
  let delimiter = options.delimiter as string | undefined;
  let reader: ReturnType<typeof createRecordReader> | null = null;
  let columnCount = 0;
  let rows = 0;
  let bytesRead = 0;
  let replaced = 0;

  const start = (cells: readonly string[]): boolean => {
    requireFewColumns(name, cells.length);
    columnCount = cells.length;
    const isData = looksLikeData(cells);
    const columns = isData ? numberedColumns(cells.length) : uniqueColumnNames(cells);
    const renamed = columnsRenamed(columns);
    if (isData) notes.push(noHeader());
    if (renamed) notes.push(renamed);
    sink.columns(columns);
    return isData;
  };
  const onRecord = ({ cells, line, isUnclosed }: DelimitedRecord): boolean => {
    if (columnCount === 0 && !start(cells)) return true;
    rows++;
    if (rows % rowsBetweenReports === 0) {
      context.checkpoint();
      context.progress(rows, bytesRead / sizeBytes);
    }
    const fitted = fit(cells, columnCount);
    return sink.row(fitted, line, isUnclosed || fitted.length !== columnCount);
  };

  let goesOn = true;
  for (const chunk of chunks) {
    context.checkpoint();
    ({ bytesRead, replaced } = chunk);
    if (!reader) {
      const found = delimiter === undefined ? findDelimiter(chunk.text) : null;
      if (found && !found.isSure) notes.push(delimiterUncertain());
      delimiter ??= found!.delimiter;
      reader = createRecordReader(delimiter);
    }
    goesOn = reader.feed(chunk.text, onRecord);
    if (!goesOn) break;
    if (reader.pending() > longestRecord) throw damagedFile(name, 'a table without an end of line');
  }
  if (goesOn) reader?.end(onRecord);
  if (columnCount === 0) throw emptyFile(name);
  return {
    kind: 'delimited',
    delimiter: delimiter ?? ',',
    sheets: [],
    sheet: null,
    // What waits wasn't read; nearly all of it is a byte a character.
    shareRead: (bytesRead - (goesOn ? 0 : (reader?.pending() ?? 0))) / sizeBytes,
    notes,
    replaced,
  };
}

/** Empty fields beyond the last column, as trailing delimiters leave them, say nothing. */
function fit(cells: string[], columnCount: number): string[] {
  let length = cells.length;
  while (length > columnCount && cells[length - 1]!.trim() === '') length--;
  return length === cells.length ? cells : cells.slice(0, length);
}
