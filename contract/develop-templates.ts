import { z } from 'zod';

/** A text in both languages of the window. */
const localizedSchema = z.object({ en: z.string().min(1), 'zh-CN': z.string().min(1) });
/** Ids of templates, fields, columns and choices: a letter, then letters, digits and hyphens. */
export const developNameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,59}$/, 'A name is a small letter, then small letters, digits and hyphens.');

/** The longest text of one entry or one cell, in characters. */
export const entryTextLimit = 4000;
/** The most entries a field may have. */
export const entryCountLimit = 60;

const choiceSchema = z.object({ id: developNameSchema, label: localizedSchema });

/** A column of a field that is a table of entries. */
export const developColumnSchema = z.object({
  id: developNameSchema,
  label: localizedSchema,
  /** What to write there. */
  help: localizedSchema,
  kind: z.enum(['text', 'choice']),
  /** Of a choice. */
  choices: z.array(choiceSchema).default([]),
  limit: z.int().min(1).max(entryTextLimit).default(1000),
});

/**
 * Where a text stands that can be taken over as it is: in the brief, in the idea, or in a field of another document. Of a
 * brief's people `customers` are those it is for; `money` are its sums among constraints and assets.
 */
export const draftSourceSchema = z
  .string()
  .regex(
    /^(?:brief\.(?:problem|people|constraints|assets|success|customers|money)|idea\.(?:pitch|who|why|experiment)|[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*)$/,
  );

/** What another column of a row gets beside a proposal. */
const draftBesidesSchema = z.object({
  column: developNameSchema,
  /** The first of these that says anything. */
  take: z.array(draftSourceSchema).default([]),
  /** All that stands there; else its first piece. */
  all: z.boolean().default(false),
  /** Where none of them says anything. */
  text: localizedSchema.nullable().default(null),
});
export type DraftBesides = z.infer<typeof draftBesidesSchema>;

/**
 * A hand-written entry. Places such as {customer} are filled from the brief in English; {idea} and {pitch} in both
 * languages. “…” is what the person fills in.
 */
const starterSchema = localizedSchema.extend({
  /** Once for each of the people or things that a place can take. */
  each: z.boolean().default(false),
  besides: z.array(draftBesidesSchema).default([]),
});

/** How a field is drafted. A field without one has no draft button, since the model is of no use there. */
export const fieldDraftSchema = z.object({
  /** Texts that are proposed as they stand, before the model is asked. */
  take: z.array(draftSourceSchema).default([]),
  /** What the model was taught to call the field; null: the model isn't asked. */
  ask: z.string().min(1).nullable().default(null),
  /** English beginnings that the model ends, with places such as {customer}; none: it begins as it likes. */
  openings: z.array(z.string().min(1)).default([]),
  /** Hand-written entries that are proposed before the model is asked, such as questions that every customer asks. */
  starters: z.array(starterSchema).default([]),
  /** Of a table: what other columns get beside every proposal. */
  besides: z.array(draftBesidesSchema).default([]),
  /** Of a table, the column that a proposal fills; null: its first. */
  column: developNameSchema.nullable().default(null),
});

/** Something a template asks for. */
export const developFieldSchema = z.object({
  id: developNameSchema,
  label: localizedSchema,
  help: localizedSchema,
  /** `text`: one entry; `list`: many; `choice`: one of `choices`; `table`: many, each with cells. */
  kind: z.enum(['text', 'list', 'choice', 'table']),
  /** Characters of an entry. */
  limit: z.int().min(1).max(entryTextLimit).default(600),
  /** Entries at most; `text` and `choice` have one. */
  entries: z.int().min(1).max(entryCountLimit).default(20),
  choices: z.array(choiceSchema).default([]),
  columns: z.array(developColumnSchema).default([]),
  /** True when what stands here says something about the world that could be false. */
  claims: z.boolean().default(true),
  /** True when every entry is an assumption, whether marked or not. */
  assumptions: z.boolean().default(false),
  draft: fieldDraftSchema.nullable().default(null),
  /** A question to think about in place of a draft, or beside it. */
  question: localizedSchema.nullable().default(null),
});
export type DevelopField = z.infer<typeof developFieldSchema>;

/** How a document lies on the page. */
export const developLayoutSchema = z.discriminatedUnion('kind', [
  /** A printed canvas: the lines of CSS grid-template-areas, whose names are ids of fields. */
  z.object({ kind: z.literal('canvas'), areas: z.array(z.string().min(1)).min(1) }),
  /** One column, from top to bottom. */
  z.object({ kind: z.literal('page') }),
  /** One column with the map of assumptions above it. */
  z.object({ kind: z.literal('map') }),
]);

/** A document that an idea can have. library/develop holds one file for each. */
export const developTemplateSchema = z
  .object({
    id: developNameSchema,
    /** Its place among the tabs. */
    position: z.int().positive(),
    name: localizedSchema,
    /** What it is good for, in one sentence. */
    lead: localizedSchema,
    layout: developLayoutSchema,
    sections: z
      .array(
        z.object({
          id: developNameSchema,
          /** Null: the fields need no heading. */
          title: localizedSchema.nullable(),
          fields: z.array(developFieldSchema).min(1),
        }),
      )
      .min(1),
    /** Whose form it is. */
    source: z.string().min(1),
  })
  .superRefine((template, context) => {
    const fields = template.sections.flatMap((section) => section.fields);
    const ids = fields.map(({ id }) => id);
    if (new Set(ids).size < ids.length)
      context.addIssue({ code: 'custom', message: 'Two fields have the same id.' });
    if (template.layout.kind === 'canvas') {
      const areas = new Set(template.layout.areas.flatMap((line) => line.split(/\s+/)));
      for (const id of ids)
        if (!areas.delete(id))
          context.addIssue({ code: 'custom', message: `The canvas has no area “${id}”.` });
      for (const area of areas)
        context.addIssue({ code: 'custom', message: `The area “${area}” has no field.` });
    }
    for (const field of fields) {
      const column = field.draft?.column;
      if (column && !field.columns.some(({ id }) => id === column))
        context.addIssue({ code: 'custom', message: `There is no column “${column}” in “${field.id}”.` });
      for (const one of [
        ...(field.draft?.besides ?? []),
        ...(field.draft?.starters.flatMap(({ besides }) => besides) ?? []),
      ])
        if (!field.columns.some(({ id }) => id === one.column))
          context.addIssue({
            code: 'custom',
            message: `There is no column “${one.column}” in “${field.id}”.`,
          });
      if ((field.kind === 'table') !== field.columns.length > 0)
        context.addIssue({ code: 'custom', message: `Only tables have columns: “${field.id}”.` });
      if ((field.kind === 'choice') !== field.choices.length > 0)
        context.addIssue({ code: 'custom', message: `Only choices have choices: “${field.id}”.` });
    }
  });
export type DevelopTemplate = z.infer<typeof developTemplateSchema>;
