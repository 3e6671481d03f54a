import { z } from 'zod';
import {
  assumptionSchema,
  candidateSchema,
  developEvidenceSchema,
  documentFieldSchema,
  evidenceFieldsSchema,
  fieldVersionSchema,
  ideaDocumentsSchema,
  newEntrySchema,
} from './develop-documents.ts';
import { developNameSchema, developTemplateSchema, entryCountLimit } from './develop-templates.ts';
import { rpc, stream } from './endpoint.ts';
import { idSchema } from './projects.ts';

/** A field of a document of an idea. */
const place = { ideaId: idSchema, templateId: developNameSchema, fieldId: developNameSchema };
const nothing = z.object({});

/** Develop: the documents of an idea, what stands behind their claims, and drafts of their fields. */
export const develop = {
  /** The documents there are, in the order of their tabs. */
  'develop.templates': rpc(nothing, z.array(developTemplateSchema)),
  /** Everything that is written, as plain data: ideas with at least one entry, oldest first. */
  'develop.documents': rpc(z.object({ projectId: idSchema }), z.array(ideaDocumentsSchema)),
  /** The documents of one idea; none written yet is no error. */
  'develop.idea': rpc(z.object({ ideaId: idSchema }), ideaDocumentsSchema),

  /** Sets what stands in a field. Entries keep their ids, so that evidence stays with its claim. */
  'develop.saveField': rpc(
    z.object({
      ...place,
      entries: z
        .array(newEntrySchema)
        .max(entryCountLimit, `A field has at most ${entryCountLimit} entries. Nothing was changed.`),
      /** A proposal that this change takes over, and the entry it became. */
      accepted: z.object({ entryId: idSchema, candidate: candidateSchema }).optional(),
    }),
    documentFieldSchema,
  ),
  /** What stood in a field, newest first. */
  'develop.history': rpc(z.object(place), z.array(fieldVersionSchema)),

  /** Marks an entry as an assumption and places it on the map; null takes the mark away. */
  'develop.placeAssumption': rpc(
    z.object({ ideaId: idSchema, entryId: idSchema, assumption: assumptionSchema.nullable() }),
    nothing,
  ),

  /** Puts something behind a claim. What it points at must be there, in the same project. */
  'develop.addEvidence': rpc(
    z.object({ ideaId: idSchema, entryId: idSchema, fields: evidenceFieldsSchema }),
    developEvidenceSchema,
  ),
  /** Takes it away; `develop.restoreEvidence` brings it back for 30 days. */
  'develop.deleteEvidence': rpc(z.object({ id: idSchema }), nothing),
  'develop.restoreEvidence': rpc(z.object({ id: idSchema }), developEvidenceSchema),

  /** Proposals for one more entry of a field, the best first. Nothing is kept until a person accepts one. */
  'develop.draft': stream(
    z.object({
      ...place,
      /** Of hand-written proposals. */
      language: z.enum(['en', 'zh-CN']),
      /** Left out: drawn at random, and reported. */
      seed: z.int().min(0).max(0xffffffff).optional(),
      /** Proposals that were turned down, which are not made again. */
      not: z.array(z.string().max(8000)).max(100).default([]),
    }),
    [
      z.object({ type: z.literal('progress'), phase: z.enum(['waiting', 'writing']) }),
      /** One of the candidates as it is being written. */
      z.object({ type: z.literal('text'), text: z.string() }),
      z.object({
        type: z.literal('done'),
        candidates: z.array(candidateSchema),
        /** How many the model wrote, and why those fell that did. */
        written: z.int().nonnegative(),
        rejected: z.array(z.object({ reason: z.string(), count: z.int().positive() })),
      }),
    ],
  ),
};
