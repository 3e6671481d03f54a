import { z } from 'zod';
import { pathSchema } from './path.ts';

/** Encodings that a person can choose for a text file; otherwise it is found. */
export const tableEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-kr',
  'windows-1251',
  'windows-1252',
] as const;

/** What can part the fields of a line. */
export const delimiters = [',', ';', '\t', '|'] as const;

/** The longest pasted table, in characters; more than that is better read from its file. */
export const pastedTableLimit = 5_000_000;

/** Where a table is read from: a file by its absolute path, or text that was pasted under a name. */
export const tableSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), path: pathSchema('Choose a file.') }),
  z.object({
    kind: z.literal('pasted'),
    name: z.string().trim().min(1).max(255),
    text: z
      .string()
      .min(1, 'There is nothing in it.')
      .max(pastedTableLimit, 'This is too long to paste: save it as a file, and choose that.'),
  }),
]);
export type TableSource = z.infer<typeof tableSourceSchema>;

/** The person's word on how a table is written; what is left out is found. */
export const tableOptionsSchema = z.object({
  encoding: z.enum(tableEncodings).optional(),
  delimiter: z.enum(delimiters).optional(),
  /** Name of a sheet of a workbook; left out: the first one that has rows. */
  sheet: z.string().max(255).optional(),
});
export type TableOptions = z.infer<typeof tableOptionsSchema>;

/** How a table is written. `delimited` is CSV, TSV and their like. */
export const tableKindSchema = z.enum(['delimited', 'json', 'json-lines', 'xlsx']);
export type TableKind = z.infer<typeof tableKindSchema>;

/** What most of the filled cells of a column are; `time` only for what can't be taken for a plain number. */
export const columnTypeSchema = z.enum(['text', 'number', 'time', 'yes-no', 'empty']);
export type ColumnType = z.infer<typeof columnTypeSchema>;

export const tableColumnSchema = z.object({
  /** Unique in its table: what mappings name. */
  name: z.string(),
  /** As the file has it, where that was empty or another column's too. */
  renamedFrom: z.string().nullable(),
  type: columnTypeSchema,
  /** Share of the rows looked at that have something here, 0 to 1. */
  filled: z.number(),
  /** Different values in the rows looked at. */
  distinct: z.int(),
  examples: z.array(z.string()).max(5),
});
export type TableColumn = z.infer<typeof tableColumnSchema>;

/**
 * What is worth knowing about a table as a whole; beside each its values:
 * `wrong-extension` extension, kind; `encoding-uncertain` encoding, percent; `characters-replaced` encoding, count;
 * `columns-renamed` names; `sheets-left-out` names; `columns-left-out` names;
 * `delimiter-uncertain`, `no-header`: none; `rows-left-out` read.
 */
export const tableNoteSchema = z.object({
  code: z.enum([
    'wrong-extension',
    'encoding-uncertain',
    'characters-replaced',
    'columns-renamed',
    'sheets-left-out',
    'delimiter-uncertain',
    'rows-left-out',
    'columns-left-out',
    'no-header',
  ]),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  /** In English, for a person. */
  message: z.string(),
});
export type TableNote = z.infer<typeof tableNoteSchema>;

/** The beginning of a table, looked at without taking anything in. */
export const tablePreviewSchema = z.object({
  name: z.string(),
  kind: tableKindSchema,
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  /** Visible sheets of a workbook, in order; empty for other kinds. */
  sheets: z.array(z.string()),
  /** The sheet shown. */
  sheet: z.string().nullable(),
  columns: z.array(tableColumnSchema),
  /** The first rows, a text for each column; row numbers are those of the file, its first line being 1. */
  rows: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
  /** Rows of data: counted where the whole was read, else estimated from its size. */
  rowCount: z.int(),
  isEstimate: z.boolean(),
  /** Rows among those looked at that have more or fewer fields than the header, or can't be read. */
  brokenRows: z.array(z.int()),
  notes: z.array(tableNoteSchema),
});
export type TablePreview = z.infer<typeof tablePreviewSchema>;
