import type { Workbook } from './xlsx-workbook.ts';

const dayMs = 86_400_000;

/** What stands in a cell, as a reader of the sheet sees it. `type` and `style` are the cell's attributes t and s. */
export function cellText(
  raw: string,
  type: string | null,
  style: string | null,
  { sharedStrings, formats, from1904 }: Workbook,
): string {
  switch (type) {
    case 's':
      return sharedStrings[Number(raw)] ?? '';
    case 'b':
      return raw === '1' ? 'TRUE' : 'FALSE';
    case 'str':
    case 'inlineStr':
    case 'e':
    case 'd':
      return raw;
    case null:
    case 'n':
    default:
      return numberText(raw, formats[Number(style ?? 0)] ?? 'number', from1904);
  }
}

function numberText(raw: string, format: Workbook['formats'][number], from1904: boolean): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  switch (format) {
    case 'date':
      return dateText(value, from1904);
    case 'time':
      return value >= 1 ? dateText(value, from1904) : clock(value);
    case 'percent':
      return `${plain(value * 100)}%`;
    case 'number':
      return plain(value);
  }
}

/** Spreadsheets keep 15 digits; the rest is noise of binary fractions. */
function plain(value: number): string {
  return String(Number(value.toPrecision(15)));
}

function dateText(serial: number, from1904: boolean): string {
  // Day 60 of the calendar from 1900 is 29 February 1900, which never was.
  const days = from1904 ? serial - 24_107 : serial < 60 ? serial - 25_568 : serial - 25_569;
  const date = new Date(Math.round(days * dayMs));
  if (Number.isNaN(date.getTime()) || serial < 0) return plain(serial);
  const [day = '', time = ''] = date.toISOString().split('T');
  return Number.isInteger(serial) ? day : `${day} ${time.slice(0, 5)}`;
}

function clock(fraction: number): string {
  return new Date(Math.round(fraction * dayMs)).toISOString().slice(11, 19).replace(/:00$/u, '');
}
