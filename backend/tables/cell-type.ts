import type { ColumnType } from '../../contract/tables.ts';

const numberForm = /^[-+]?(?:[$€£¥￥]\s?)?\d[\d,. ]*(?:e[-+]?\d+)?\s?%?$/iu;
const timeForm =
  /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}年\d{1,2}月\d{1,2}日)(?:[T ]?\s?\d{1,2}:\d{2}.*)?$/u;
const yesNo = new Set(['true', 'false', 'yes', 'no', 'y', 'n', '是', '否', '有', '无']);

/** What a filled cell looks like. */
export function cellType(cell: string): Exclude<ColumnType, 'empty'> {
  const text = cell.trim();
  if (timeForm.test(text)) return 'time';
  if (numberForm.test(text)) return 'number';
  return yesNo.has(text.toLowerCase()) ? 'yes-no' : 'text';
}

/** What most cells of a column are: nine of ten filled ones, else text. */
export function columnType(cells: readonly string[]): ColumnType {
  if (cells.length === 0) return 'empty';
  const counts = new Map<ColumnType, number>();
  for (const cell of cells) counts.set(cellType(cell), (counts.get(cellType(cell)) ?? 0) + 1);
  for (const [type, count] of counts) if (count >= 0.9 * cells.length) return type;
  return 'text';
}
