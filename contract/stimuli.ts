import { z } from 'zod';

/** Somebody whose eyes a problem is looked at through: who they are, and what they care about. */
export const personaFieldsSchema = z.object({
  name: z.string().trim().min(1, 'A person needs a name.').max(60, 'A name has at most 60 characters.'),
  who: z.string().trim().max(200, 'Who they are: at most 200 characters.'),
  cares: z.string().trim().max(200, 'What they care about: at most 200 characters.'),
});
export type PersonaFields = z.infer<typeof personaFieldsSchema>;

/** What an option of a row can be in a sentence; null for a row of the person's own. */
export const boxRoles = ['who', 'when', 'where', 'means', 'price', 'change'] as const;

export const boxLimits = { rows: 8, options: 12 } as const;

export const boxOptionSchema = z.object({
  /** As the person reads it. */
  text: z
    .string()
    .trim()
    .min(1, 'An option says something.')
    .max(120, 'An option has at most 120 characters.'),
  /** As the model reads it, in English, where that is something else; null: the text itself. */
  asked: z.string().trim().min(1).max(120).nullable().default(null),
});

/** A parameter of a morphological box, with what it can be. */
export const boxRowSchema = z.object({
  name: z.string().trim().min(1, 'A parameter needs a name.').max(60, 'A name has at most 60 characters.'),
  role: z.enum(boxRoles).nullable().default(null),
  options: z
    .array(boxOptionSchema)
    .min(1, 'A parameter needs at least one option.')
    .max(boxLimits.options, `At most ${boxLimits.options} options for a parameter.`),
});
export type BoxRow = z.infer<typeof boxRowSchema>;

/** Fritz Zwicky's box: one option of each row makes a combination. */
export const boxSchema = z.object({
  rows: z
    .array(boxRowSchema)
    .min(1, 'A box needs at least one parameter.')
    .max(boxLimits.rows, `At most ${boxLimits.rows} parameters.`),
});
export type Box = z.infer<typeof boxSchema>;

/** The place of one option in each row, in their order. */
export const combinationSchema = z.array(z.int().min(0).max(boxLimits.options)).min(1).max(boxLimits.rows);
export type Combination = z.infer<typeof combinationSchema>;
