import { z } from 'zod';
import {
  documentSchema,
  documentTextSchema,
  exportFormatSchema,
  historyEntrySchema,
  versionOriginSchema,
  versionSchema,
} from './compose-documents.ts';
import { leafSchema, schemaInputSchema, schemaProblemSchema } from './compose-structured.ts';
import {
  composeLanguageSchema,
  templateFieldsSchema,
  templateSchema,
  valuesSchema,
  valueSchema,
  variableSourceSchema,
} from './compose-templates.ts';
import {
  abilitySchema,
  diffPieceSchema,
  rewriteActionSchema,
  textChecksSchema,
  variantSchema,
  writtenPartSchema,
} from './compose-texts.ts';
import { rpc, stream } from './endpoint.ts';
import { samplingSchema } from './ideation.ts';
import { idSchema } from './projects.ts';

/** Longest selection that is rewritten, in characters: what the model was taught is a paragraph. */
export const selectionLimit = 4000;
/** Longest text of facts for a structured document, in characters. */
export const factsLimit = 8000;

const wordList = z
  .array(z.string().trim().min(1).max(60, 'A word or phrase has at most 60 characters.'))
  .max(100, 'At most 100 words or phrases.')
  .default([]);
const seedSchema = z.int('The seed is a whole number.').min(0).max(0xffffffff).optional();
const templateIdSchema = z.string().min(1).max(60);
const targetSchema = z
  .int('The length is a whole number.')
  .min(5, 'A text has at least 5 words.')
  .max(3000, 'At most 3000 words; write long texts chapter by chapter.')
  .nullable()
  .default(null);
const toneSchema = z.enum(['plain', 'warm', 'formal', 'lively']).default('plain');
const titleSchema = z.string().trim().min(1, 'A text needs a title.').max(200);

/**
 * Compose: texts from templates and a person's own facts, rewriting, structured documents, and what is kept of them.
 * A template's hand-written frames carry the text; the model completes begun sentences where it can, and each sentence
 * says whose it is. Changes of templates and documents are announced as 'compose' by `system.changes`.
 */
export const compose = {
  /** What can be done in each language with the models here. */
  'compose.abilities': rpc(z.object({}), z.array(abilitySchema)),

  /** The library's templates in their order, then the person's own by name. */
  'compose.templates': rpc(z.object({}), z.array(templateSchema)),
  /**
   * Adds a template of the person's own, or changes it when `id` is given. Fails with `invalid-input` when a frame
   * names a variable that isn't there, a name comes twice, or a choice has nothing to choose from.
   */
  'compose.saveTemplate': rpc(
    z.object({ id: idSchema.optional(), fields: templateFieldsSchema }),
    templateSchema,
  ),
  /** `compose.restoreTemplate` brings it back for 30 days. The library's can't be deleted. */
  'compose.deleteTemplate': rpc(z.object({ id: idSchema }), z.object({})),
  'compose.restoreTemplate': rpc(z.object({ id: idSchema }), templateSchema),

  /** Looks a template's variables up in a project, and in an idea if one is given. */
  'compose.fill': rpc(
    z.object({ projectId: idSchema, ideaId: idSchema.optional(), templateId: templateIdSchema }),
    z.object({
      values: z.array(z.object({ variableId: z.string(), value: valueSchema, source: variableSourceSchema })),
      /** Required variables that the project says nothing of. */
      missing: z.array(z.string()),
    }),
  ),

  /**
   * Writes variants. Each part comes first as its frame (`by` template), at once; where the model finds a sound ending
   * the part comes again. Fails with `invalid-input` when a required variable is empty or one isn't the template's.
   */
  'compose.generate': stream(
    z.object({
      projectId: idSchema,
      ideaId: idSchema.optional(),
      templateId: templateIdSchema,
      language: composeLanguageSchema,
      values: valuesSchema,
      variants: z
        .int('The number of variants is a whole number.')
        .min(1, 'Ask for at least one variant.')
        .max(6, 'At most 6 variants at a time.')
        .default(3),
      /** Left out: drawn at random, and reported. */
      seed: seedSchema,
      /** Left out: calm settings that suit the model. */
      sampling: samplingSchema.partial().default({}),
      /** Words, of Chinese characters; null: as long as it comes. */
      lengthTarget: targetSchema,
      /** Never written by model or template; `cheap*` stands for every word that begins so. */
      bannedWords: wordList,
      requiredWords: wordList,
      tone: toneSchema,
      /** False: frames only, at once. */
      useModel: z.boolean().default(true),
    }),
    [
      z.object({
        type: z.literal('started'),
        seed: z.int(),
        sampling: samplingSchema,
        /** Null when only frames are used. */
        modelId: z.string().nullable(),
        /** Why no model is used, and what a larger one would add; empty otherwise. */
        note: z.string(),
      }),
      z.object({
        type: z.literal('progress'),
        phase: z.enum(['waiting', 'loading', 'writing', 'judging']),
        partId: z.string().nullable(),
        share: z.number().min(0).max(1),
      }),
      z.object({ type: z.literal('part'), variant: z.int().nonnegative(), part: writtenPartSchema }),
      z.object({ type: z.literal('variant'), variant: variantSchema }),
      z.object({
        type: z.literal('done'),
        /** The best first, with ranks. */
        variants: z.array(variantSchema),
        /** What the model wrote for each part it was asked for, whether or not a variant took it. */
        asked: z.array(
          writtenPartSchema.pick({ partId: true, candidates: true, rejected: true }).extend({
            /** Sound sentences, the likeliest first: to be put in by hand. */
            sentences: z.array(z.string()),
          }),
        ),
        /** Sentences for the person: what a ban took away, which values no variant says. */
        notes: z.array(z.string()),
        tokens: z.int(),
        totalMs: z.number(),
      }),
    ],
  ),

  /**
   * Rewrites a selection: `text` says it as it is written, `done` has the proposal and its difference, to be taken in
   * parts with `applyChanges`. Fails with `model-missing` when nothing here can do it in that language.
   */
  'compose.rewrite': stream(
    z.object({
      text: z
        .string()
        .trim()
        .min(1, 'Select some text first.')
        .max(
          selectionLimit,
          `The selection is too long: ${selectionLimit} characters are the limit. Select a paragraph; nothing was changed.`,
        ),
      action: rewriteActionSchema,
      language: composeLanguageSchema,
      /** Of `translate`. */
      into: composeLanguageSchema.optional(),
      seed: seedSchema,
      sampling: samplingSchema.partial().default({}),
      bannedWords: wordList,
      requiredWords: wordList,
    }),
    [
      z.object({ type: z.literal('started'), seed: z.int(), modelId: z.string().nullable() }),
      z.object({ type: z.literal('text'), text: z.string() }),
      z.object({
        type: z.literal('done'),
        /** Equal to the selection when nothing sound was found. */
        proposal: z.string(),
        changes: z.array(diffPieceSchema),
        by: z.enum(['model', 'rules']).nullable(),
        checks: textChecksSchema,
        /** What a person should know of it: why candidates fell, what rules were used. May be empty. */
        note: z.string(),
      }),
    ],
  ),

  /** Measures any text: for the editor, as it is typed. */
  'compose.check': rpc(
    z.object({
      text: documentTextSchema,
      language: composeLanguageSchema,
      lengthTarget: targetSchema,
      bannedWords: wordList,
      requiredWords: wordList,
      /** Left out: numbers aren't looked at. */
      facts: z.array(z.string().max(4000)).max(100).optional(),
    }),
    textChecksSchema,
  ),

  /** Whether a document can satisfy a schema, and the schema itself as JSON Schema. */
  'compose.checkSchema': rpc(
    z.object({ schema: schemaInputSchema }),
    z.object({ problems: z.array(schemaProblemSchema), json: z.string().nullable() }),
  ),
  /**
   * Writes a document that satisfies a schema, from facts. Fails with `invalid-input` for a schema that can't be
   * satisfied or asks for what isn't supported, saying where.
   */
  'compose.structured': stream(
    z.object({
      schema: schemaInputSchema,
      /** What the document may say. */
      facts: z
        .string()
        .trim()
        .min(1, 'Give the facts that the document is about.')
        .max(
          factsLimit,
          `The facts have at most ${factsLimit} characters. Keep what the document is to say.`,
        ),
      seed: seedSchema,
      sampling: samplingSchema.partial().default({}),
    }),
    [
      z.object({ type: z.literal('started'), seed: z.int(), modelId: z.string() }),
      z.object({
        type: z.literal('progress'),
        phase: z.enum(['waiting', 'writing', 'judging']),
        share: z.number().min(0).max(1),
      }),
      z.object({
        type: z.literal('done'),
        /** JSON with line breaks; valid by the schema. */
        document: z.string(),
        leaves: z.array(leafSchema),
        candidates: z.object({ written: z.int(), passed: z.int() }),
        totalMs: z.number(),
      }),
    ],
  ),

  /** The last changed first. */
  'compose.documents': rpc(z.object({ projectId: idSchema }), z.array(documentSchema)),
  'compose.document': rpc(
    z.object({ documentId: idSchema }),
    z.object({ document: documentSchema, version: versionSchema }),
  ),
  /** Adds a version; a new document when `documentId` is left out. A text that didn't change adds none. */
  'compose.saveDocument': rpc(
    z.object({
      projectId: idSchema,
      documentId: idSchema.optional(),
      title: titleSchema,
      language: composeLanguageSchema,
      templateId: templateIdSchema.nullable().default(null),
      text: documentTextSchema,
      origin: versionOriginSchema,
      /** An edit that goes on: the newest version, if it has this id and is an edit too, becomes this text. */
      continues: idSchema.optional(),
      /** Of a variant: whose each sentence is. Left out: taken over from the version before, the rest is the person's. */
      sentences: versionSchema.shape.sentences.optional(),
    }),
    z.object({ document: documentSchema, version: versionSchema }),
  ),
  /** The newest first. */
  'compose.history': rpc(z.object({ documentId: idSchema }), z.array(historyEntrySchema)),
  /** Makes an old version the newest again, as a version of its own. */
  'compose.restoreVersion': rpc(
    z.object({ versionId: idSchema }),
    z.object({ document: documentSchema, version: versionSchema }),
  ),
  /** `compose.restoreDocument` brings it back for 30 days. */
  'compose.deleteDocument': rpc(z.object({ documentId: idSchema }), z.object({})),
  'compose.restoreDocument': rpc(z.object({ documentId: idSchema }), documentSchema),
  /** The text as a file. */
  'compose.export': rpc(
    z.object({
      title: titleSchema,
      language: composeLanguageSchema,
      text: documentTextSchema,
      format: exportFormatSchema,
    }),
    z.object({ name: z.string(), mediaType: z.string(), base64: z.string() }),
  ),
};
