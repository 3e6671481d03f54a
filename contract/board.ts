import { z } from 'zod';
import { rpc, stream } from './endpoint.ts';
import { ideaSchema, ideaFieldsSchema, ideaStates, tagSchema, tagsPerIdea } from './ideation.ts';
import { idSchema, timeSchema } from './projects.ts';

/** The most ideas that one change may touch. */
export const bulkLimit = 5000;
/** The longest text that ideas are searched for, in characters. */
export const boardQueryLimit = 500;

/** What the person put on an idea beside its text: everything a change of the board touches. */
export const ideaMarksSchema = z.object({
  id: idSchema,
  starred: z.boolean(),
  state: z.enum(ideaStates),
  tags: z.array(tagSchema).max(tagsPerIdea, `An idea has at most ${tagsPerIdea} tags.`),
  rank: ideaSchema.shape.rank,
});
export type IdeaMarks = z.infer<typeof ideaMarksSchema>;

const distinct = (ids: readonly string[]) => new Set(ids).size === ids.length;
const idsSchema = z
  .array(idSchema)
  .min(1, 'Choose at least one idea.')
  .max(bulkLimit, `At most ${bulkLimit} ideas can be changed at once.`)
  .refine(distinct, 'The same idea was named twice.');

const changeSchema = z
  .object({
    ids: idsSchema,
    state: z.enum(ideaStates).optional(),
    addTags: z.array(tagSchema).max(tagsPerIdea).optional(),
    removeTags: z.array(tagSchema).max(tagsPerIdea).optional(),
    starred: z.boolean().optional(),
    /** Where they stand in the order of the board, together and in the order they had. */
    place: z.object({ side: z.enum(['before', 'after']), id: idSchema }).optional(),
  })
  .refine((change) => Object.keys(change).length > 1, 'Say what is to change.');
export type BoardChange = z.infer<typeof changeSchema>;

/** The marks of each idea before and after, in the same order; setting `before` again undoes exactly. */
const changedSchema = z.object({ before: z.array(ideaMarksSchema), after: z.array(ideaMarksSchema) });

/** An idea that a search found, and by which signal. */
export const ideaHitSchema = z.object({
  ideaId: idSchema,
  /** Reciprocal ranks of both signals; comparable within one search. */
  score: z.number(),
  /** By words (BM25); null when no word matched. */
  words: z.object({ rank: z.int().positive(), score: z.number() }).nullable(),
  /** By meaning: cosine similarity; null when nothing about it stands out. */
  meaning: z.object({ rank: z.int().positive(), score: z.number() }).nullable(),
  /** Words of the query that stand in it. */
  matched: z.array(z.string()),
});
export type IdeaHit = z.infer<typeof ideaHitSchema>;

/** The board of a project: what a person does with many ideas at once, and finding them. */
export const board = {
  /** All or none. The ideas must be of one project. Throws `not-found`, and `invalid-input` for too many tags. */
  'board.change': rpc(changeSchema, changedSchema),
  /** Sets the marks of ideas as they once were: the way back of `board.change`, and the way forth again. */
  'board.setMarks': rpc(
    z.object({
      marks: z
        .array(ideaMarksSchema)
        .min(1, 'Choose at least one idea.')
        .max(bulkLimit, `At most ${bulkLimit} ideas can be changed at once.`)
        .refine((marks) => distinct(marks.map(({ id }) => id)), 'The same idea was named twice.'),
    }),
    changedSchema,
  ),
  /** Sets a whole text as it once was, and when a person had last changed it: the way back of `ideas.edit`. */
  'board.setText': rpc(
    z.object({ id: idSchema, fields: ideaFieldsSchema, editedAt: timeSchema.nullable() }),
    ideaSchema,
  ),
  /** Takes ideas away, all or none; `board.restoreMany` brings them back for 30 days. */
  'board.deleteMany': rpc(z.object({ ids: idsSchema }), z.object({})),
  'board.restoreMany': rpc(z.object({ ids: idsSchema }), z.array(ideaSchema)),
  /**
   * Searches the ideas of a project by words and by meaning. What the words find comes at once; `found` comes
   * again, complete, when meaning has been looked at. Ideas whose text is new are embedded first, with progress.
   */
  'board.search': stream(
    z.object({
      projectId: idSchema,
      query: z
        .string()
        .trim()
        .min(1, 'Say what you look for.')
        .max(boardQueryLimit, `This is too long to search for: ${boardQueryLimit} characters are the limit.`),
    }),
    [
      z.object({ type: z.literal('progress'), done: z.int(), total: z.int() }),
      z.object({ type: z.literal('found'), hits: z.array(ideaHitSchema) }),
      z.object({ type: z.literal('done'), hits: z.array(ideaHitSchema) }),
    ],
  ),
};
