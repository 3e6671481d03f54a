import type { TableOptions } from '../../contract/tables.ts';
import { InklingError } from '../../contract/errors.ts';
import { damagedFile, emptyFile } from '../documents/file-errors.ts';
import { unzip } from '../documents/unzip.ts';
import { readRows } from '../documents/xlsx-rows.ts';
import { readWorkbook } from '../documents/xlsx-workbook.ts';
import { looksLikeData, numberedColumns, uniqueColumnNames } from './column-names.ts';
import { tableLimits } from './limits.ts';
import { columnsRenamed, noHeader, rowsLeftOut, sheetsLeftOut } from './notes.ts';
import type { FactsOfKind, TableContext, TableSink } from './table.ts';

const isPart = (name: string) =>
  /^xl\/(?:.*\/)?[^/]+\.(?:xml|rels)$/u.test(name) && !/\/(?:media|drawings|charts)\//u.test(name);

/**
 * Reads one sheet of a workbook: the one asked for, else the first visible one. Throws `file-damaged`,
 * `file-encrypted`, `file-too-large`, `file-empty`, and `table-unusable` for a sheet that isn't there.
 */
export function readXlsx(
  bytes: Uint8Array,
  name: string,
  options: TableOptions,
  sink: TableSink,
  context: TableContext,
): FactsOfKind {
  const what = 'an Excel workbook';
  const parts = unzip({ bytes, fileName: name, what }, isPart);
  const part = (file: string) => {
    const found = parts.get(file);
    return found ? new TextDecoder().decode(found) : null;
  };
  const workbook = readWorkbook(part);
  const visible = workbook.sheets.filter(({ isHidden }) => !isHidden);
  const chosen =
    options.sheet === undefined ? visible[0] : workbook.sheets.find(({ name: own }) => own === options.sheet);
  if (!chosen)
    throw options.sheet === undefined ? emptyFile(name) : noSuchSheet(name, options.sheet, visible);
  const xml = part(chosen.part);
  if (xml === null) throw damagedFile(name, what);

  const notes: FactsOfKind['notes'][number][] = [];
  let columnCount = 0;
  let cellsRead = 0;
  let rows = 0;
  const reading = { isCut: false };
  readRows(xml, workbook, (row, cells, number) => {
    // One cell far to the right makes a row as long as many.
    cellsRead += Math.max(cells, row.length);
    if (cellsRead > tableLimits.xlsxCells) {
      reading.isCut = true;
      return false;
    }
    if (columnCount === 0) {
      columnCount = row.length;
      const isData = looksLikeData(row);
      const columns = isData ? numberedColumns(row.length) : uniqueColumnNames(row);
      const renamed = columnsRenamed(columns);
      if (isData) notes.push(noHeader());
      if (renamed) notes.push(renamed);
      sink.columns(columns);
      if (!isData) return true;
    }
    rows++;
    if (rows % 1000 === 0) {
      context.checkpoint();
      context.progress(rows, null);
    }
    // A sheet has no delimiters to miscount: cells that aren't there are empty.
    while (row.length < columnCount) row.push('');
    return sink.row(row, number, row.length > columnCount);
  });
  if (columnCount === 0) throw emptyFile(name);
  const others = visible.filter((sheet) => sheet !== chosen).map((sheet) => sheet.name);
  if (others.length > 0) notes.push(sheetsLeftOut(others));
  if (reading.isCut) notes.push(rowsLeftOut(rows));
  return {
    kind: 'xlsx',
    delimiter: null,
    sheets: visible.map((sheet) => sheet.name),
    sheet: chosen.name,
    shareRead: null,
    notes,
  };
}

function noSuchSheet(
  file: string,
  sheet: string,
  visible: readonly { readonly name: string }[],
): InklingError {
  return new InklingError(
    'table-unusable',
    `“${file}” has no sheet “${sheet.slice(0, 100)}”. Nothing was taken in.`,
    `Choose one of its sheets: ${visible.map(({ name }) => name).join(', ')}.`,
  );
}
