import { createHash } from 'node:crypto';
import type { CarriedTable, Row, Value } from './ports.ts';

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu;

/** A UUID (version 8, RFC 9562) that is always the same for the same words. */
export function uuidOf(...words: readonly string[]): string {
  const bytes = createHash('sha256').update(words.join('\0')).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/**
 * Gives the rows of a copy ids of its own, wherever the ids of the file's own rows stand: in columns, in keys put
 * together of ids, and in JSON texts. Prose, and the bytes of tables that were brought along, are left as they are.
 */
export function createNewIds(own: ReadonlySet<string>, salt: string) {
  const replaced = (text: string) => text.replace(uuid, (id) => (own.has(id) ? uuidOf(salt, id) : id));
  return (table: CarriedTable, row: Row): Row => {
    if (table.sharedBy) return row;
    return Object.fromEntries(
      table.columns.map(({ name, kind, isProse }) => [name, renewed(row[name] ?? null, kind, isProse)]),
    );
  };

  function renewed(value: Value, kind: string, isProse: boolean): Value {
    if (typeof value === 'string' && (kind !== 'text' || !isProse)) return replaced(value);
    // The predictor keeps a run's account of itself as bytes; customers' ids in other bytes are not of this file's rows.
    if (value instanceof Uint8Array && kind === 'json-bytes')
      return Buffer.from(replaced(Buffer.from(value).toString('utf8')));
    return value;
  }
}
