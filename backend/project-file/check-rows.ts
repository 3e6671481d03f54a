import type { Row, Value } from '../carry/ports.ts';
import type { TableSpec } from './column.ts';
import { damaged } from './header.ts';

/**
 * Rows of a table from the values that a file has, in the order of its columns; columns that the file doesn't know are
 * empty. Throws `file-damaged` for any value that could not have been written there.
 */
export function checkRows(spec: TableSpec, columns: readonly string[], rows: readonly unknown[]): Row[] {
  const places = spec.columns.map(({ name }) => columns.indexOf(name));
  return rows.map((given) => {
    if (!Array.isArray(given) || given.length !== columns.length) throw damaged();
    const values = spec.row.safeParse(places.map((place) => (place < 0 ? null : (given[place] as unknown))));
    if (!values.success) throw damaged();
    return typed(spec, values.data);
  });
}

function typed(spec: TableSpec, values: readonly Value[]): Row {
  const plain = Object.fromEntries(spec.columns.map(({ name }, place) => [name, values[place] ?? null]));
  return Object.fromEntries(
    spec.columns.map(({ name, kind }, place): [string, Row[string]] => {
      const value = values[place] ?? null;
      if (typeof value !== 'string') return [name, value];
      const { json } = spec.checks[name]!;
      const isBytes = kind === 'bytes' || kind === 'json-bytes';
      const bytes = isBytes ? Buffer.from(value, 'base64') : null;
      if (json) {
        const schema = typeof json === 'function' ? json(plain) : json;
        if (!schema.safeParse(jsonOf(bytes ? bytes.toString('utf8') : value)).success) throw damaged();
      }
      return [name, bytes ?? value];
    }),
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged();
  }
}
