import { z } from 'zod';
import { composeLanguageSchema } from './compose-templates.ts';
import { stream } from './endpoint.ts';
import { idSchema } from './projects.ts';

/** What can be found, in the order in which it is shown. */
export const searchKinds = [
  'idea',
  'passage',
  'document',
  'text',
  'conversation',
  'brief',
  'plan',
  'template',
] as const;
export const searchKindSchema = z.enum(searchKinds);
export type SearchKind = z.infer<typeof searchKindSchema>;

/** The longest text that is searched for, in characters. */
export const searchQueryLimit = 300;
/** The most that is shown of one kind. */
export const searchLimit = 50;

/** A text with the places in it that match, each from its first character up to but not including its last offset. */
const markedSchema = z.object({
  text: z.string(),
  marks: z.array(z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() })),
});
export type Marked = z.infer<typeof markedSchema>;

/** Where what was found stands: enough to open it there. */
const targetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('idea'), ideaId: idSchema }),
  z.object({
    kind: z.literal('passage'),
    sourceId: idSchema,
    source: z.string(),
    headings: z.array(z.string()),
    start: z.int().nonnegative(),
    end: z.int().nonnegative(),
  }),
  /** A developed document of an idea. */
  z.object({ kind: z.literal('document'), ideaId: idSchema, templateId: z.string() }),
  z.object({ kind: z.literal('text'), documentId: idSchema }),
  z.object({ kind: z.literal('conversation'), conversationId: idSchema }),
  z.object({ kind: z.literal('brief') }),
  z.object({
    kind: z.literal('plan'),
    entryId: idSchema,
    part: z.enum(['road', 'challenges', 'risks', 'review', 'cases']),
  }),
  /** `isOwn`: a template of the person's, which can be edited. */
  z.object({ kind: z.literal('template'), templateId: z.string(), isOwn: z.boolean() }),
]);
export type SearchTarget = z.infer<typeof targetSchema>;

/** Something that was found. */
export const searchHitSchema = z.object({
  /** Distinct within one search. */
  id: z.string(),
  /** Null for a template, which is of no project. */
  projectId: idSchema.nullable(),
  projectName: z.string(),
  title: markedSchema,
  /** What of it matches, with what stands around; empty where nothing but the title is there. */
  excerpt: markedSchema,
  by: z.enum(['words', 'meaning']),
  target: targetSchema,
});
export type SearchHit = z.infer<typeof searchHitSchema>;

const foundSchema = z.object({
  /** By kind in the order of `searchKinds`, the best first: all words before some words before meaning. */
  hits: z.array(searchHitSchema),
  /** Kinds of which there is more than was asked for. */
  more: z.array(searchKindSchema),
});

/** Finding anything of any project. */
export const search = {
  /**
   * What the words find comes first (`found`), then what is near by meaning too (`done`): ideas and passages that have been
   * read by an embedder already. What was written since the last search is put into the index before, with progress where
   * that takes a while. What is deleted is not found. Throws `not-found` for a project that isn't there.
   */
  'search.everything': stream(
    z.object({
      query: z
        .string()
        .trim()
        .min(1, 'Say what you look for.')
        .max(
          searchQueryLimit,
          `This is too long to search for: ${searchQueryLimit} characters are the limit.`,
        ),
      /** Null: in all of them. */
      projectId: idSchema.nullable().default(null),
      /** Of each kind. */
      limit: z.int().min(1).max(searchLimit, `At most ${searchLimit} of each kind are shown.`).default(5),
      /** The language in which templates and documents are named. */
      language: composeLanguageSchema.default('en'),
    }),
    [
      z.object({ type: z.literal('indexing'), done: z.int(), total: z.int() }),
      foundSchema.extend({ type: z.literal('found') }),
      foundSchema.extend({ type: z.literal('done') }),
    ],
  ),
};
