import { z } from 'zod';
import type { CarriedColumn, CarriedTable, Merging, Value } from '../carry/ports.ts';
import type { CarriedRoom } from '../../contract/carry.ts';

/** A column with what may stand in it. */
interface Column {
  readonly kind: CarriedColumn['kind'];
  readonly isNullable: boolean;
  readonly isProse: boolean;
  /** As the line of a file has it: bytes are base64. */
  readonly schema: z.ZodType<Value>;
  /** What the words of a JSON text may be; by the other values of the row where it hangs on them. */
  readonly json: z.ZodType | ((row: Readonly<Record<string, unknown>>) => z.ZodType) | null;
}

/** The longest text of a document or a JSON text, and of anything else, in UTF-16 units; the most bytes of a column. */
const longest = 64_000_000;
const textLimit = 2_000_000;
const bytesLimit = 192_000_000;

const plain = (kind: Column['kind'], schema: z.ZodType<Value>, more: Partial<Column> = {}): Column => ({
  ...{ kind, isNullable: false, isProse: false, json: null, schema },
  ...more,
});
const fits = (schema: z.ZodType) => (text: string) => schema.safeParse(text).success;
/** Base64 of at most so many bytes. */
const base64 = z
  .string()
  .max(Math.ceil(bytesLimit / 3) * 4)
  .regex(/^[0-9A-Za-z+/]*={0,2}$/u);

export const id = plain('id', z.uuid());
/** A word of the program: a state, a kind, a hash, a number in words. */
export const word = plain('text', z.string().max(1000));
/** One of the words that the rest of the app knows there. */
export const wordOf = (of: z.ZodType): Column => plain('text', z.string().max(1000).refine(fits(of)));
export const prose = plain('text', z.string().max(textLimit), { isProse: true });
/** A text that the rest of the app would take there. It is checked and never rewritten. */
export const proseOf = (of: z.ZodType): Column =>
  plain('text', z.string().max(textLimit).refine(fits(of)), { isProse: true });
export const longProse = plain('text', z.string().max(longest), { isProse: true });
export const time = plain('int', z.int().min(0).max(8.64e15));
export const int = plain('int', z.int());
export const flag = plain('int', z.int().min(0).max(1));
export const real = plain('real', z.number());
/** A JSON text of this form. `holdsWords` when a person's or the model's words may stand in it. */
export const json = (
  of: z.ZodType | ((row: Readonly<Record<string, unknown>>) => z.ZodType),
  holdsWords = false,
): Column => plain('json', z.string().max(longest), { json: of, isProse: holdsWords });
/** The bytes of a typed array: a multiple of its unit. */
export const bytes = (unit: 1 | 4 | 8): Column =>
  plain(
    'bytes',
    base64.refine((text) => Buffer.byteLength(text, 'base64') % unit === 0),
  );
/** JSON in UTF-8 as bytes. */
export const jsonBytes = (of: z.ZodType): Column => plain('json-bytes', base64, { json: of });
export const maybe = (column: Column): Column => ({
  ...column,
  isNullable: true,
  schema: column.schema.nullable(),
});

/** A table with the check of its rows. */
export interface TableSpec extends CarriedTable {
  readonly checks: Readonly<Record<string, Column>>;
  /** A row as the file has it, its values in the order of the columns. */
  readonly row: z.ZodType<Value[]>;
}

interface Options {
  readonly merging?: Merging;
  readonly rowsAtOnce?: number;
  readonly sharedBy?: CarriedTable['sharedBy'];
}

/** Describes a table. `columns` in the order in which a file has them. */
export function table(
  name: string,
  room: CarriedRoom,
  columns: Readonly<Record<string, Column>>,
  { merging = 'stays', rowsAtOnce = 200, sharedBy = null }: Options = {},
): TableSpec {
  const schemas = Object.values(columns).map(({ schema }) => schema);
  return {
    ...{ name, room, merging, rowsAtOnce, sharedBy, checks: columns },
    columns: Object.entries(columns).map(([column, { kind, isNullable, isProse }]) => ({
      name: column,
      ...{ kind, isNullable, isProse },
    })),
    row: z.tuple(schemas as [z.ZodType<Value>]),
  };
}
