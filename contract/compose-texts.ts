import { z } from 'zod';
import { composeLanguageSchema, partLayouts } from './compose-templates.ts';

/** Who wrote a sentence: the template with the person's own facts, the model, or the person. */
export const writtenBySchema = z.enum(['template', 'model', 'person']);
export type WrittenBy = z.infer<typeof writtenBySchema>;

/** A sentence of a text with its origin; offsets in characters, ends exclusive. */
export const tracedSentenceSchema = z.object({
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  by: writtenBySchema,
  /** Variables of the template that stand in it. */
  variables: z.array(z.string()),
});
export type TracedSentence = z.infer<typeof tracedSentenceSchema>;

/** What is measured of a text. Nothing here changes it. */
export const textChecksSchema = z.object({
  /** Words; of Chinese, characters. */
  length: z.object({
    count: z.int(),
    unit: z.enum(['words', 'characters']),
    target: z.int().nullable(),
    /** Within 15 of 100 of the target; true without one. */
    met: z.boolean(),
    /** Why a target wasn't met; empty when it was. */
    note: z.string(),
  }),
  /** Banned words that stand in the text. */
  banned: z.array(z.string()),
  /** Required words that don't. */
  missing: z.array(z.string()),
  /** Numbers that no given fact holds; null where no facts are known. */
  unsupportedNumbers: z.array(z.string()).nullable(),
  readability: z.object({
    /** Flesch reading ease (Flesch, 1948), English only: 60 to 70 is plain English, below 30 hard. */
    flesch: z.number().nullable(),
    /** Mean, in words or characters. */
    sentenceLength: z.number(),
    longestSentence: z.int(),
  }),
  repetition: z.object({
    /** Share of runs of three words that stood there before; 0 to 1. */
    share: z.number(),
    /** What is said more than once, the longest first. */
    phrases: z.array(z.object({ text: z.string(), count: z.int() })),
  }),
});
export type TextChecks = z.infer<typeof textChecksSchema>;

/** A part as it was written for a variant. */
export const writtenPartSchema = z.object({
  partId: z.string(),
  layout: z.enum(partLayouts),
  /** Stands above it; empty without one. */
  heading: z.string(),
  /** Plain text; of bullets and numbered parts one line an entry, without marks. */
  text: z.string(),
  by: writtenBySchema,
  variables: z.array(z.string()),
  /** The model's candidates for it, and how many passed every check. */
  candidates: z.object({ written: z.int(), passed: z.int() }),
  /** Why the candidates fell, the most frequent reason first. */
  rejected: z.array(z.object({ reason: z.string(), count: z.int() })),
});
export type WrittenPart = z.infer<typeof writtenPartSchema>;

export const variantSchema = z.object({
  /** Place in the order of writing, from 0. */
  index: z.int().nonnegative(),
  /** 1 is the best; set when all are written. */
  rank: z.int().positive(),
  /** Markdown. */
  text: z.string(),
  parts: z.array(writtenPartSchema),
  sentences: z.array(tracedSentenceSchema),
  checks: textChecksSchema,
  /** Cosine similarity of the text to the brief, and the idea if one is given; null when there is no brief. */
  fit: z.number().nullable(),
  /** 1 less the highest cosine similarity to another variant; null for a single one. */
  diversity: z.number().nullable(),
});
export type Variant = z.infer<typeof variantSchema>;

/** A difference as pieces in reading order: what stays, and what one text has where the other has something else. */
export const diffPieceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('same'), text: z.string() }),
  z.object({ kind: z.literal('change'), id: z.int().nonnegative(), before: z.string(), after: z.string() }),
]);
export type DiffPiece = z.infer<typeof diffPieceSchema>;

/** The text that results when only some changes are taken. */
export function applyChanges(pieces: readonly DiffPiece[], accepted: ReadonlySet<number>): string {
  return pieces
    .map((piece) =>
      piece.kind === 'same' ? piece.text : accepted.has(piece.id) ? piece.after : piece.before,
    )
    .join('');
}

/** What can be done to a selection. */
export const rewriteActions = [
  'shorten',
  'expand',
  'simplify',
  'formal',
  'friendly',
  'plain',
  'bullets',
  'headline',
  'correct',
  'translate',
  'continue',
] as const;
export const rewriteActionSchema = z.enum(rewriteActions);
export type RewriteAction = z.infer<typeof rewriteActionSchema>;

/** What can be done here in a language, and by what: the model, or rules of the app's own. */
export const abilitySchema = z.object({
  language: composeLanguageSchema,
  /** Whether the model completes parts of templates; otherwise frames stand alone. */
  completes: z.boolean(),
  /** What a larger model would add; empty when nothing is missing. */
  note: z.string(),
  actions: z.array(
    z.object({
      action: rewriteActionSchema,
      by: z.enum(['model', 'rules', 'model-or-rules']).nullable(),
      /** Why it isn't there; empty when it is. */
      why: z.string(),
    }),
  ),
});
export type Ability = z.infer<typeof abilitySchema>;
