import { InklingError } from '../../contract/errors.ts';

/** A row of a CSV file, with the line it begins on, from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The rows of comma-separated text (RFC 4180), empty ones left out; a mark of the byte order at the beginning and any kind of
 * line end are taken. Semicolons or tabs separate where the first line has more of them, as spreadsheets write in some
 * countries. Throws `invalid-input` for a quotation mark that never closes.
 */
export function parseCsv(text: string): CsvRow[] {
  const source = text.replace(/^\uFEFF/u, '');
  const separator = separatorOf(source);
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let line = 1;
  let began = 1;
  let quotedSince = 0;
  const endRow = () => {
    cells.push(cell);
    if (cells.some((value) => value.trim() !== '')) rows.push({ line: began, cells });
    cells = [];
    cell = '';
  };
  for (let i = 0; i < source.length; i++) {
    const character = source[i] as string;
    if (character === '\n') line++;
    if (quotedSince > 0) {
      if (character !== '"') cell += character;
      else if (source[i + 1] === '"') cell += source[++i] as string;
      else quotedSince = 0;
    } else if (character === '"' && cell === '') quotedSince = line;
    else if (character === separator) {
      cells.push(cell);
      cell = '';
    } else if (character === '\n' || character === '\r') {
      if (character === '\r' && source[i + 1] === '\n') continue;
      endRow();
      began = line;
    } else cell += character;
  }
  if (quotedSince > 0)
    throw new InklingError(
      'invalid-input',
      `The quotation mark that opens on line ${quotedSince} never closes. Nothing was read.`,
      'Close it, or double the quotation marks inside a cell.',
    );
  endRow();
  return rows;
}

function separatorOf(source: string): string {
  const head = source.slice(0, source.search(/[\r\n]|$/u));
  const count = (character: string) => head.split(character).length - 1;
  return [',', ';', '\t'].reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best));
}
