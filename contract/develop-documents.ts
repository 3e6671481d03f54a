import { z } from 'zod';
import { developNameSchema, entryCountLimit, entryTextLimit } from './develop-templates.ts';
import { samplingSchema } from './ideation.ts';
import { idSchema, timeSchema } from './projects.ts';

/** How good evidence is, the weakest first: a guess, something read, something people say, do, or pay for. */
export const evidenceRungs = ['guess', 'desk', 'says', 'does', 'pays'] as const;
export const evidenceRungSchema = z.enum(evidenceRungs);
export type EvidenceRung = z.infer<typeof evidenceRungSchema>;

/** Whose words a text is. */
export const writtenBySchema = z.enum(['person', 'model', 'both']);
export type WrittenBy = z.infer<typeof writtenBySchema>;

const entryText = z
  .string()
  .max(
    entryTextLimit,
    `This is too long for one entry: ${entryTextLimit} characters are the limit. Nothing was changed.`,
  );

/** What is written in one place: a text, or the cells of a row. */
export const entryWordsSchema = z.object({
  /** Of a choice, the id of what was chosen; of a row, empty. */
  text: entryText,
  /** By column; empty but for a row of a table. */
  cells: z.record(developNameSchema, entryText),
});
export type EntryWords = z.infer<typeof entryWordsSchema>;

/** An entry as a client sends it. The client makes the id, so that evidence can point at what it shows at once. */
export const newEntrySchema = entryWordsSchema.extend({ id: idSchema });
export type NewEntry = z.infer<typeof newEntrySchema>;

/** An entry as it is kept. */
export const storedEntrySchema = newEntrySchema.extend({ by: writtenBySchema });
export type StoredEntry = z.infer<typeof storedEntrySchema>;

/** Where on the map an assumption lies, 0 to 100; null: not placed yet. */
export const assumptionSchema = z.object({
  impact: z.int().min(0).max(100).nullable(),
  uncertainty: z.int().min(0).max(100).nullable(),
});
export type Assumption = z.infer<typeof assumptionSchema>;

const day = z
  .string()
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'A day is written 2026-03-09.');

/** What stands behind a claim. */
export const evidenceFieldsSchema = z.discriminatedUnion('kind', [
  /** In the person's own words. */
  z.object({
    kind: z.literal('note'),
    rung: evidenceRungSchema,
    text: z
      .string()
      .trim()
      .min(1, 'Say what was found.')
      .max(2000, 'A note has at most 2000 characters. Nothing was changed.'),
    /** When it was seen or heard. */
    on: day.nullable(),
  }),
  /** A place in a source of the project. */
  z.object({
    kind: z.literal('passage'),
    rung: evidenceRungSchema,
    sourceId: idSchema,
    start: z.int().nonnegative(),
    end: z.int().nonnegative(),
    /** The words there, for when the source is gone. */
    text: z.string().min(1).max(8000),
    /** Its name, for the same. */
    source: z.string().max(1000),
    headings: z.array(z.string().max(1000)).max(20),
  }),
  /** A card of the idea's experiments. */
  z.object({ kind: z.literal('experiment'), rung: evidenceRungSchema, experimentId: idSchema }),
  /** A run of the recommender that was kept as evidence for the idea. */
  z.object({
    kind: z.literal('run'),
    rung: evidenceRungSchema,
    runId: idSchema,
    /** The name of its dataset, for when it is gone. */
    name: z.string().max(500),
  }),
]);
export type EvidenceFields = z.infer<typeof evidenceFieldsSchema>;

export const developEvidenceSchema = z.object({
  id: idSchema,
  ideaId: idSchema,
  entryId: idSchema,
  fields: evidenceFieldsSchema,
  /** False when the source, the experiment or the run was deleted since. */
  isThere: z.boolean(),
  createdAt: timeSchema,
});
export type DevelopEvidence = z.infer<typeof developEvidenceSchema>;

/** An entry with all that hangs on it. */
export const documentEntrySchema = storedEntrySchema.extend({
  /** Null: not an assumption. */
  assumption: assumptionSchema.nullable(),
  evidence: z.array(developEvidenceSchema),
});
export type DocumentEntry = z.infer<typeof documentEntrySchema>;

export const documentFieldSchema = z.object({
  fieldId: developNameSchema,
  entries: z.array(documentEntrySchema),
  updatedAt: timeSchema,
});

/** How a document stands with its evidence. A claim is shown when its best evidence is more than a guess. */
export const claimSummarySchema = z.object({
  claims: z.int().nonnegative(),
  withEvidence: z.int().nonnegative(),
  /** What would hurt most if it were false and has nothing behind it: its words; null when there is none. */
  riskiest: z.object({ entryId: idSchema, text: z.string() }).nullable(),
});
export type ClaimSummary = z.infer<typeof claimSummarySchema>;

export const ideaDocumentSchema = z.object({
  templateId: developNameSchema,
  /** Only those with something in them. */
  fields: z.array(documentFieldSchema),
  summary: claimSummarySchema,
});
export type IdeaDocument = z.infer<typeof ideaDocumentSchema>;

/** A fact that speaks against going on; facts are listed and never added up. */
export const objectionSchema = z.discriminatedUnion('kind', [
  /** An assumption that matters and has nothing behind it. */
  z.object({
    kind: z.literal('assumption'),
    entryId: idSchema,
    templateId: developNameSchema,
    text: z.string(),
  }),
  /** The person ruled the idea out when choosing, and why. */
  z.object({ kind: z.literal('veto'), text: z.string() }),
  /** Experiments whose result is that the hypothesis is false. */
  z.object({ kind: z.literal('experiment'), entryId: idSchema, text: z.string() }),
  /** Nobody has tried anything yet. */
  z.object({ kind: z.literal('untested'), claims: z.int().positive() }),
]);
export type Objection = z.infer<typeof objectionSchema>;

/** All documents of an idea. */
export const ideaDocumentsSchema = z.object({
  ideaId: idSchema,
  title: z.string(),
  /** In the order of the templates; only those with something in them. */
  documents: z.array(ideaDocumentSchema),
  objections: z.array(objectionSchema),
});
export type IdeaDocuments = z.infer<typeof ideaDocumentsSchema>;

/** Where a text that was accepted came from: enough to make it again. */
export const draftProvenanceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('model'),
    /** Exactly what the model was sent. */
    prompt: z.string().max(40_000),
    /** What the answer began with, by hand; empty when the model began it. */
    opening: z.string().max(2000),
    seed: z.int().min(0).max(0xffffffff),
    sampling: samplingSchema,
    model: z.object({ id: z.string().max(200), sha256: z.string().max(64) }),
    /** Candidates written, and those without a fault. */
    candidates: z.object({ written: z.int().nonnegative(), passed: z.int().nonnegative() }),
    /** Mean log-probability of the model's own tokens, in nats. */
    fluency: z.number(),
  }),
  /** Taken over as it stood, from the brief, the idea or another document (a draft source), or from the `library`. */
  z.object({ kind: z.literal('taken'), from: z.string().max(130) }),
]);
export type DraftProvenance = z.infer<typeof draftProvenanceSchema>;

/** A proposal for one entry of a field. */
export const candidateSchema = z.object({
  words: entryWordsSchema,
  by: writtenBySchema,
  provenance: draftProvenanceSchema,
});
export type DevelopCandidate = z.infer<typeof candidateSchema>;

/** A field as it stood once. */
export const fieldVersionSchema = z.object({
  id: idSchema,
  entries: z.array(storedEntrySchema).max(entryCountLimit),
  /** Who wrote what changed. */
  by: writtenBySchema,
  /** Of the proposal that was accepted with it, if one was. */
  provenance: draftProvenanceSchema.nullable(),
  createdAt: timeSchema,
});
export type FieldVersion = z.infer<typeof fieldVersionSchema>;
