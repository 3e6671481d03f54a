import { z } from 'zod';
import { tableOptionsSchema, tableSourceSchema } from './tables.ts';

/** Kinds of personal data that are found. `custom` are the words a person adds. */
export const foundKinds = [
  'name',
  'email',
  'phone',
  'chinese-mobile',
  'iban',
  'card',
  'address',
  'chinese-id',
  'ip-address',
  'custom',
] as const;
export const foundKindSchema = z.enum(foundKinds);
export type FoundKind = z.infer<typeof foundKindSchema>;

/** The longest text that is searched at once, in characters. */
export const maskedTextLimit = 5_000_000;
/** Findings that are listed; the counts are of all. */
export const findingLimit = 2_000;

/** Where personal data is looked for. */
export const maskSourceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    text: z
      .string()
      .min(1, 'There is nothing in it.')
      .max(maskedTextLimit, 'This is too long to paste: save it as a file, and choose that.'),
  }),
  z.object({
    kind: z.literal('table'),
    source: tableSourceSchema,
    options: tableOptionsSchema.default({}),
    /** Left out: every column. */
    columns: z.array(z.string().max(1000)).min(1, 'Choose at least one column.').max(1000).optional(),
  }),
]);
export type MaskSource = z.infer<typeof maskSourceSchema>;

export const maskInputSchema = z.object({
  source: maskSourceSchema,
  /** What is looked for; left out: all. */
  kinds: z.array(foundKindSchema).min(1, 'Choose at least one kind.').optional(),
  /** Found wherever they stand as whole words, in any case. */
  words: z
    .array(z.string().trim().min(1, 'A word has at least one character.').max(200))
    .max(1000, '1000 words of your own are the limit.')
    .default([]),
});
export type MaskInput = z.infer<typeof maskInputSchema>;

export const findingSchema = z.object({
  kind: foundKindSchema,
  /** Null for a text, else where it stands in the file. */
  row: z.int().nullable(),
  column: z.string().nullable(),
  /** UTF-16 offsets in the text or the cell. */
  start: z.int(),
  end: z.int(),
  text: z.string(),
});
export type Finding = z.infer<typeof findingSchema>;

export const kindCountSchema = z.object({
  kind: foundKindSchema,
  /** Places. */
  count: z.int(),
  /** Different values. */
  distinct: z.int(),
});
