import { z } from 'zod';
import { timeSchema } from './projects.ts';

/** Languages that texts are composed in. */
export const composeLanguages = ['en', 'zh-CN'] as const;
export const composeLanguageSchema = z.enum(composeLanguages);
export type ComposeLanguage = z.infer<typeof composeLanguageSchema>;

const words = (limit: number) => z.string().max(limit, `At most ${limit} characters fit here.`);
/** A text in both languages; one may be empty in a person's own template, and the other is shown in its place. */
const bilingual = (limit: number) => z.object({ en: words(limit), 'zh-CN': words(limit) });

/** Ids of templates, variables and parts: a letter, then letters, digits and hyphens. */
const nameSchema = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9-]{0,59}$/, 'A name is a letter, then letters, digits and hyphens; 60 at most.');

export const variableTypes = ['text', 'long-text', 'number', 'choice', 'list'] as const;

/** Where in a project the value of a variable is looked for. */
export const variableSources = [
  'project.name',
  'brief.title',
  'brief.problem',
  'brief.people',
  'brief.constraints',
  'brief.assets',
  'brief.success',
  'idea.title',
  'idea.pitch',
  'idea.who',
  'idea.why',
  'idea.experiment',
] as const;
export const variableSourceSchema = z.enum(variableSources);
export type VariableSource = z.infer<typeof variableSourceSchema>;

/** Something a template asks for. */
export const variableSchema = z.object({
  id: nameSchema,
  type: z.enum(variableTypes),
  label: bilingual(100),
  /** What to write there, with an example. */
  hint: bilingual(300).default({ en: '', 'zh-CN': '' }),
  required: z.boolean().default(false),
  /** The first that holds something is taken; none: the person fills it in. */
  sources: z.array(variableSourceSchema).max(12).default([]),
  /** Of a choice; the label of the one chosen is what stands in the text. */
  choices: z
    .array(z.object({ id: nameSchema, label: bilingual(200) }))
    .max(50)
    .default([]),
});
export type Variable = z.infer<typeof variableSchema>;

/** How a part stands on the page. */
export const partLayouts = ['heading', 'subheading', 'paragraph', 'bullets', 'numbered', 'quote'] as const;

/**
 * A part of a text. Its frames are phrasings of the same thing, with places for variables: `{product}`,
 * `{product|sentence}`. What stands in [brackets] is left out when a variable in it is empty. docs/compose.md lists the
 * filters.
 */
export const partSchema = z.object({
  id: nameSchema,
  name: bilingual(100),
  layout: z.enum(partLayouts).default('paragraph'),
  /** Stands above the part when the part has something to say; may be empty. */
  heading: bilingual(200).default({ en: '', 'zh-CN': '' }),
  /** One line for each entry of this list variable, which is `{item}` in the frames; null: the part comes once. */
  each: nameSchema.nullable().default(null),
  /** 1: always there if it can be filled; the higher, the sooner it is left out to meet a length. */
  importance: z.int().min(1).max(5).default(1),
  frames: z.object({ en: z.array(words(2000)).max(20), 'zh-CN': z.array(words(2000)).max(20) }),
  /** Begun sentences that the model ends, English; empty: the frames stand as they are. */
  begun: z.array(words(400)).max(20).default([]),
  /** Variables that the model is shown for it; empty: all. */
  facts: z.array(nameSchema).max(40).default([]),
  /** The model isn't asked when this variable holds something: the frames say it better. */
  unless: nameSchema.nullable().default(null),
});
export type Part = z.infer<typeof partSchema>;

/** What a person writes of a template; the app adds id, origin and time. */
export const templateFieldsSchema = z.object({
  name: bilingual(100).refine((name) => name.en.trim() !== '' || name['zh-CN'].trim() !== '', {
    message: 'A template needs a name.',
  }),
  description: bilingual(500).default({ en: '', 'zh-CN': '' }),
  /** What the model was taught to call such a text; null: the model isn't asked for the whole of it. */
  kind: z.string().max(60).nullable().default(null),
  /** Words of a usual text. */
  usualWords: z.int().min(5).max(3000).default(120),
  variables: z.array(variableSchema).max(40),
  parts: z.array(partSchema).min(1, 'A template needs at least one part.').max(60),
});
export type TemplateFields = z.infer<typeof templateFieldsSchema>;

export const templateSchema = templateFieldsSchema.extend({
  /** A library template's name, or the UUID of a person's own. */
  id: z.string(),
  origin: z.enum(['library', 'person']),
  /** Languages that it has frames in. */
  languages: z.array(composeLanguageSchema),
  /** Null for the library's. */
  updatedAt: timeSchema.nullable(),
});
export type Template = z.infer<typeof templateSchema>;

/** Longest value of a variable, in characters; a list has at most 50 entries. */
export const valueLimit = 4000;
const valueText = z
  .string()
  .max(valueLimit, `A value has at most ${valueLimit} characters. Keep what the text is to say.`);
export const valueSchema = z.union([
  valueText,
  z.number(),
  z.array(valueText).max(50, 'A list has at most 50 entries.'),
]);
export type Value = z.infer<typeof valueSchema>;
/** Values by the id of their variable. */
export const valuesSchema = z.record(z.string().max(60), valueSchema);
export type Values = z.infer<typeof valuesSchema>;
