import { z } from 'zod';
import { composeLanguageSchema, valuesSchema } from './compose-templates.ts';
import { diffPieceSchema, rewriteActionSchema, tracedSentenceSchema } from './compose-texts.ts';
import { samplingSchema } from './ideation.ts';
import { idSchema, timeSchema } from './projects.ts';

/** Longest text that is kept, in characters. */
export const documentLimit = 100_000;
export const documentTextSchema = z
  .string()
  .max(documentLimit, `A text has at most ${documentLimit} characters. Nothing was changed.`);

/** How a version came about: enough to make it again. */
export const versionOriginSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('variant'),
    templateId: z.string(),
    templateName: z.string().max(200),
    values: valuesSchema,
    ideaId: idSchema.nullable(),
    seed: z.int(),
    sampling: samplingSchema,
    variant: z.int().nonnegative(),
    modelId: z.string().nullable(),
    bannedWords: z.array(z.string()),
    requiredWords: z.array(z.string()),
    lengthTarget: z.int().nullable(),
  }),
  z.object({
    kind: z.literal('rewrite'),
    action: rewriteActionSchema,
    by: z.enum(['model', 'rules']),
    accepted: z.int().nonnegative(),
    proposed: z.int().nonnegative(),
  }),
  z.object({ kind: z.literal('edit') }),
  z.object({ kind: z.literal('restored'), from: idSchema }),
]);
export type VersionOrigin = z.infer<typeof versionOriginSchema>;

export const versionSchema = z.object({
  id: idSchema,
  documentId: idSchema,
  /** From 1. */
  number: z.int().positive(),
  text: z.string(),
  sentences: z.array(tracedSentenceSchema),
  origin: versionOriginSchema,
  createdAt: timeSchema,
});
export type Version = z.infer<typeof versionSchema>;

export const documentSchema = z.object({
  id: idSchema,
  projectId: idSchema,
  title: z.string(),
  language: composeLanguageSchema,
  templateId: z.string().nullable(),
  versions: z.int().positive(),
  createdAt: timeSchema,
  updatedAt: timeSchema,
});
/** A text a person keeps, without its words. */
export type ComposeDocument = z.infer<typeof documentSchema>;

/** A version beside the one before it. */
export const historyEntrySchema = versionSchema.extend({
  /** Against the version before; against nothing for the first. */
  changes: z.array(diffPieceSchema),
  wordsAdded: z.int(),
  wordsRemoved: z.int(),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

export const exportFormats = ['md', 'txt', 'html', 'docx'] as const;
export const exportFormatSchema = z.enum(exportFormats);
export type ExportFormat = z.infer<typeof exportFormatSchema>;
