import type { ParsedDocument } from './document.ts';
import { createDocumentBuilder } from './document-builder.ts';
import { damagedFile } from './file-errors.ts';
import { limits } from './limits.ts';
import type { ParseContext } from './parse-context.ts';
import { hiddenSheets, rowsLeftOut } from './problems.ts';
import { createRowWriter } from './row-writer.ts';
import { unzip } from './unzip.ts';
import { readRows } from './xlsx-rows.ts';
import { readWorkbook } from './xlsx-workbook.ts';

const what = 'an Excel workbook';
const isPart = (name: string) =>
  /^xl\/(?:.*\/)?[^/]+\.(?:xml|rels)$/u.test(name) && !/\/(?:media|drawings|charts)\//u.test(name);

/** Reads a workbook: each visible sheet under its name as a heading, each row with the names of its columns. */
export function parseXlsx(bytes: Uint8Array, fileName: string, context: ParseContext): ParsedDocument {
  const parts = unzip({ bytes, fileName, what }, isPart);
  const decoder = new TextDecoder();
  const part = (name: string) => {
    const found = parts.get(name);
    return found ? decoder.decode(found) : null;
  };
  const workbook = readWorkbook(part);
  if (workbook.sheets.length === 0) throw damagedFile(fileName, what);
  const builder = createDocumentBuilder();
  const visible = workbook.sheets.filter((sheet) => !sheet.isHidden);
  let cellsRead = 0;
  let rowsRead = 0;
  for (const sheet of visible) {
    const xml = part(sheet.part);
    if (xml === null) continue;
    if (visible.length > 1) builder.heading(1, sheet.name);
    const writer = createRowWriter(builder);
    const isWhole = readRows(xml, workbook, (row, cells) => {
      cellsRead += cells;
      if (cellsRead > limits.cells || builder.isFull) return false;
      writer.add(row);
      rowsRead++;
      if (rowsRead % 1000 === 0) {
        context.checkpoint();
        context.progress({ done: rowsRead, total: null, unit: 'rows' });
      }
      return true;
    });
    writer.end();
    if (!isWhole) {
      builder.problem(rowsLeftOut(rowsRead, sheet.name));
      break;
    }
  }
  const hidden = workbook.sheets.length - visible.length;
  if (hidden > 0) builder.problem(hiddenSheets(hidden));
  return builder.finish('xlsx', null, null);
}
