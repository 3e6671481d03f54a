import { cellText } from './xlsx-value.ts';
import type { Workbook } from './xlsx-workbook.ts';
import { attribute, readXml } from './xml-events.ts';

/** A sheet may name a cell far to the right; only so many columns are read. */
const mostColumns = 2000;

/**
 * Hands over the rows of a sheet one after the other, each as the texts of its cells from the first column on; empty rows
 * are left out. `onRow` is also told how many cells were read in the row and which row of the sheet it is (from 1), and
 * answers false to end the reading. True when the sheet was read to its end.
 */
export function readRows(
  xml: string,
  workbook: Workbook,
  onRow: (row: string[], cells: number, number: number) => boolean,
): boolean {
  let row: string[] = [];
  let cells = 0;
  let number = 0;
  let column = 0;
  let type: string | null = null;
  let style: string | null = null;
  let isValue = false;
  let value = '';
  let isOver = false;
  readXml(xml, {
    open(name, attributes) {
      if (name === 'row') {
        row = [];
        number = Number(attribute(attributes, 'r') ?? number + 1);
        cells = 0;
        column = 0;
      } else if (name === 'c') {
        column = columnOf(attribute(attributes, 'r')) ?? column;
        type = attribute(attributes, 't');
        style = attribute(attributes, 's');
        value = '';
      }
      isValue = name === 'v' || name === 't';
    },
    text(text) {
      if (isValue) value += text;
    },
    close(name) {
      isValue = false;
      if (isOver) return;
      if (name === 'c') {
        const text = value === '' ? '' : cellText(value, type, style, workbook);
        if (text !== '' && column < mostColumns) {
          while (row.length < column) row.push('');
          row[column] = text;
        }
        column++;
        cells++;
      } else if (name === 'row' && row.length > 0) {
        isOver = !onRow(row, cells, number);
      }
    },
  });
  return !isOver;
}

/** "C7" is column 2. */
function columnOf(reference: string | null): number | null {
  const letters = /^[A-Z]{1,3}/u.exec(reference ?? '')?.[0];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
