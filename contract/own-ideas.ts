import { z } from 'zod';
import { rpc } from './endpoint.ts';
import { ideaFieldsSchema, ideaSchema, tagSchema, tagsPerIdea } from './ideation.ts';
import { textEncodingSchema } from './knowledge.ts';
import { pathSchema } from './path.ts';
import { idSchema } from './projects.ts';
import { pastedTableLimit, tableOptionsSchema, tablePreviewSchema, tableSourceSchema } from './tables.ts';

/** So many ideas of one's own are added at a time; a board of more is none that anybody reads. */
export const ownIdeasLimit = 2000;

/** An idea as it was read from a text or a table, before anything is added. */
export const readIdeaSchema = ideaFieldsSchema.extend({
  tags: z.array(z.string()),
  /** The same text is on the board already, or stands further up in what was read. */
  isDuplicate: z.boolean(),
});
export type ReadIdea = z.infer<typeof readIdeaSchema>;

/** What a column of a table can be. */
export const ownIdeaColumns = ['title', 'pitch', 'who', 'why', 'experiment', 'tags'] as const;
export type OwnIdeaColumn = (typeof ownIdeaColumns)[number];
/** Which column is what; null: none is. */
const mappingSchema = z.record(z.enum(ownIdeaColumns), z.string().max(1000).nullable());
export type OwnIdeaMapping = z.infer<typeof mappingSchema>;

/** How a text is taken apart: every heading with what stands below it, or every line and bullet. */
export const listFormSchema = z.enum(['headings', 'lines']);
export type ListForm = z.infer<typeof listFormSchema>;

/** The person's own ideas, many at a time. Nothing is added before `ideas.addMany`. */
export const ownIdeas = {
  /**
   * Reads a list (one idea a line, bulleted or numbered, what is indented belongs to the line above) or Markdown
   * headings. Fails with `not-enough-data` when no idea is in it, `invalid-input` when there are more than the limit.
   */
  'ideas.readText': rpc(
    z.object({
      projectId: idSchema,
      source: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('file'), path: pathSchema('Choose a file.') }),
        z.object({
          kind: z.literal('pasted'),
          text: z
            .string()
            .max(pastedTableLimit, 'This is too long to paste: add it in parts, or from a file.'),
        }),
      ]),
      /** For a file; left out: it is found. */
      encoding: textEncodingSchema.optional(),
      /** Left out: it is found. */
      form: listFormSchema.optional(),
    }),
    z.object({
      form: listFormSchema,
      /** There are headings, so that it could be read either way. */
      hasHeadings: z.boolean(),
      ideas: z.array(readIdeaSchema),
      /** Ideas of which something was longer than an idea holds, and was cut. */
      shortened: z.int(),
      /** How the file was read; null for a pasted text. */
      encoding: z.string().nullable(),
      /** The encoding is a guess, or places of the file are no text in it. */
      isUncertain: z.boolean(),
    }),
  ),
  /**
   * Reads a table. Columns that are not named are found by their names. Rows without a title are left out and
   * counted, as are broken ones. Fails as `ideas.readText` does, and with `file-…`.
   */
  'ideas.readTable': rpc(
    z.object({
      projectId: idSchema,
      source: tableSourceSchema,
      options: tableOptionsSchema.default({}),
      columns: z.partialRecord(z.enum(ownIdeaColumns), z.string().max(1000).nullable()).default({}),
    }),
    z.object({
      table: tablePreviewSchema,
      columns: mappingSchema,
      ideas: z.array(readIdeaSchema),
      leftOut: z.object({ untitled: z.int(), broken: z.int(), shortened: z.int() }),
    }),
  ),
  /** Adds ideas in one transaction, in their order: all of them or none. */
  'ideas.addMany': rpc(
    z.object({
      projectId: idSchema,
      ideas: z
        .array(
          ideaFieldsSchema
            .partial()
            .required({ title: true })
            .extend({ tags: z.array(tagSchema).max(tagsPerIdea).optional() }),
        )
        .min(1, 'There is no idea to add.')
        .max(ownIdeasLimit, `At most ${ownIdeasLimit} ideas are added at a time.`),
    }),
    z.array(ideaSchema),
  ),
};
