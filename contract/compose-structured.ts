import { z } from 'zod';

/** Longest JSON Schema that is read, in characters. */
export const schemaLimit = 50_000;

/** A field that a person draws; `group` has fields of its own. */
export interface DrawnField {
  readonly name: string;
  readonly type: 'text' | 'number' | 'whole-number' | 'yes-no' | 'choice' | 'group';
  /** A list of such values instead of one. */
  readonly many: boolean;
  readonly required: boolean;
  readonly choices: readonly string[];
  readonly fields: readonly DrawnField[];
}

/** A field as it arrives, before defaults are filled in. */
interface DrawnFieldInput {
  readonly name: string;
  readonly type: DrawnField['type'];
  readonly many?: boolean | undefined;
  readonly required?: boolean | undefined;
  readonly choices?: readonly string[] | undefined;
  readonly fields?: readonly DrawnFieldInput[] | undefined;
}

const drawnFieldSchema: z.ZodType<DrawnField, DrawnFieldInput> = z.lazy(() =>
  z.object({
    name: z.string().trim().min(1, 'A field needs a name.').max(60),
    type: z.enum(['text', 'number', 'whole-number', 'yes-no', 'choice', 'group']),
    many: z.boolean().default(false),
    required: z.boolean().default(true),
    choices: z.array(z.string().min(1).max(200)).max(100).default([]),
    fields: z.array(drawnFieldSchema).max(40).default([]),
  }),
);

/** A JSON Schema as pasted text, or the fields a person drew. */
export const schemaInputSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('json'),
    text: z
      .string()
      .min(2, 'There is no schema.')
      .max(schemaLimit, `A schema has at most ${schemaLimit} characters.`),
  }),
  z.object({
    kind: z.literal('fields'),
    fields: z.array(drawnFieldSchema).min(1, 'Draw at least one field.').max(40),
  }),
]);
export type SchemaInput = z.infer<typeof schemaInputSchema>;

/** A value in the document, by its JSON Pointer (RFC 6901). */
export const leafSchema = z.object({
  path: z.string(),
  /**
   * `facts`: every number and nearly every word of it stands in the facts; `chosen`: one of the schema's own choices;
   * `unsupported`: the facts don't say it, look at it.
   */
  support: z.enum(['facts', 'chosen', 'unsupported']),
});
export type Leaf = z.infer<typeof leafSchema>;

export const schemaProblemSchema = z.object({
  /** JSON Pointer into the schema. */
  path: z.string(),
  message: z.string(),
});
export type SchemaProblem = z.infer<typeof schemaProblemSchema>;
