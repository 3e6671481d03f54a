import { InklingError } from '../../../contract/errors.ts';

/** Finds the places of columns by their names in a table that is being read. */
export interface ColumnPlaces {
  /** Throws `table-unusable` when there is no column of that name. */
  of(name: string): number;
  /** -1 for null. */
  ofOptional(name: string | null): number;
}

/** `file` is what the table is called in the error. */
export function columnPlaces(names: readonly string[], file: string): ColumnPlaces {
  const of = (name: string) => {
    const at = names.indexOf(name);
    if (at >= 0) return at;
    throw new InklingError(
      'table-unusable',
      `“${file}” has no column “${name.slice(0, 100)}”. Nothing was taken in.`,
      `Choose among its columns: ${names.slice(0, 20).join(', ')}.`,
    );
  };
  return { of, ofOptional: (name) => (name === null ? -1 : of(name)) };
}
