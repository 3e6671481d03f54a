import type { TableNote } from '../../contract/tables.ts';
import type { ColumnName } from './table.ts';

export function wrongExtension(extension: string, kind: string): TableNote {
  return {
    code: 'wrong-extension',
    values: { extension, kind },
    message: `Its name ends in “.${extension}”, but its content is ${kind}; it was read as that.`,
  };
}

export function encodingUncertain(encoding: string, confidence: number): TableNote {
  const percent = Math.round(confidence * 100);
  return {
    code: 'encoding-uncertain',
    values: { encoding, percent },
    message: `It was read as ${encoding}, which is a guess (${percent} %). Choose another encoding if letters are garbled.`,
  };
}

export function charactersReplaced(encoding: string, count: number): TableNote {
  return {
    code: 'characters-replaced',
    values: { encoding, count },
    message: `${count} ${count === 1 ? 'place' : 'places'} could not be read as ${encoding} and now show “\ufffd”.`,
  };
}

/** Null when all columns kept their names. */
export function columnsRenamed(columns: readonly ColumnName[]): TableNote | null {
  const renamed = columns.filter(({ renamedFrom }) => renamedFrom !== null);
  if (renamed.length === 0) return null;
  const names = renamed
    .slice(0, 10)
    .map(
      ({ name, renamedFrom }) =>
        `${renamedFrom?.trim() === '' ? '(empty)' : `“${renamedFrom}”`} is now “${name}”`,
    )
    .join(', ');
  return {
    code: 'columns-renamed',
    values: { names, count: renamed.length },
    message: `Columns without a name of their own were renamed: ${names}.`,
  };
}

export function noHeader(): TableNote {
  return {
    code: 'no-header',
    values: {},
    message: 'The first row holds only numbers, so it was taken for data; the columns were numbered.',
  };
}

export function delimiterUncertain(): TableNote {
  return {
    code: 'delimiter-uncertain',
    values: {},
    message:
      'Its lines have different numbers of fields with every delimiter; choose the delimiter if columns look wrong.',
  };
}

export function sheetsLeftOut(names: readonly string[]): TableNote {
  return {
    code: 'sheets-left-out',
    values: { names: names.join(', '), count: names.length },
    message: `One sheet is read; the others were left out: ${names.join(', ')}.`,
  };
}

export function rowsLeftOut(read: number): TableNote {
  return {
    code: 'rows-left-out',
    values: { read },
    message: `The first ${read} rows were read and the others left out, since a workbook may have 5 million cells.`,
  };
}

export function columnsLeftOut(names: readonly string[]): TableNote {
  return {
    code: 'columns-left-out',
    values: { names: names.join(', '), count: names.length },
    message: `Columns that first appear after many rows were left out: ${names.join(', ')}.`,
  };
}
