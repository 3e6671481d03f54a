import { z } from 'zod';
import {
  analysisColumnsSchema,
  analysisSampleSchema,
  analysisSchema,
  qualityReportSchema,
} from './analyse-data.ts';
import {
  analysisResultSchema,
  analysisRowSchema,
  learnedResultSchema,
  polaritySchema,
  textLanguageSchema,
  zeroShotResultSchema,
} from './analyse-results.ts';
import { rpc, stream } from './endpoint.ts';
import { findingSchema, kindCountSchema, maskInputSchema, maskedTextLimit } from './personal-data.ts';
import { idSchema } from './projects.ts';
import { timeReadingSchema } from './recommend-data.ts';
import { tableOptionsSchema, tablePreviewSchema, tableSourceSchema } from './tables.ts';

const analysisId = z.object({ analysisId: idSchema });
const rowIndex = z.int().min(0);
const labelSchema = z
  .string()
  .trim()
  .min(1, 'A label needs a name.')
  .max(200, 'A label has at most 200 characters.');
const seedSchema = z.int('The seed is a whole number.').min(0).max(0xffffffff);

const progressEvent = <Phase extends string>(...phases: [Phase, ...Phase[]]) =>
  z.object({
    type: z.literal('progress'),
    phase: z.enum(phases),
    /** Of the whole, 0 to 1; null where it can't be told. */
    share: z.number().nullable(),
    remainingMs: z.number().nullable(),
  });

/** Which rows; all that is given must hold. */
export const rowFilterSchema = z.object({
  language: textLanguageSchema.optional(),
  sentiment: polaritySchema.optional(),
  /** Id of a theme; null: rows of no theme. */
  theme: z.int().nullable().optional(),
  /** One of the key phrases. */
  phrase: z.string().max(500).optional(),
  /** What a person said; null: rows that have no label yet. */
  label: z.string().max(200).nullable().optional(),
  tableLabel: z.string().max(1000).nullable().optional(),
  /** Null: rows that none of the names fits. */
  zeroShot: z.string().max(200).nullable().optional(),
  learned: z.string().max(200).optional(),
  /** Milliseconds since 1970: from this moment on, and before that one. */
  from: z.number().optional(),
  to: z.number().optional(),
  /** Has this text in it, in any case. */
  search: z.string().max(500).optional(),
});
export type RowFilter = z.infer<typeof rowFilterSchema>;

const zeroShotLabelsSchema = z
  .array(z.object({ name: labelSchema, description: z.string().trim().max(1000).default('') }))
  .min(2, 'Name at least two labels: a text is given the one that fits best.')
  .max(50, '50 labels are the limit.');

const fileEvent = z.object({ type: z.literal('file'), name: z.string(), mediaType: z.string() });
const textEvent = z.object({ type: z.literal('text'), text: z.string() });

/**
 * Reading many short texts: reviews, tickets, answers; and personal data in them. Every change of analyses and their
 * labels is announced as 'analyse' by `system.changes`. What meets an analysis or row that isn't there answers
 * `not-found`.
 */
export const analyse = {
  /**
   * Looks at a table, guesses which column is what, and says what is wrong with the data; nothing is stored. `columns`
   * are a person's word on it. Answers with a `file-…` problem for what is no table.
   */
  'analyse.preview': rpc(
    z.object({
      source: tableSourceSchema,
      options: tableOptionsSchema.default({}),
      columns: analysisColumnsSchema.partial().default({}),
    }),
    z.object({
      table: tablePreviewSchema,
      /** `text` is null where nothing looks like it. */
      columns: analysisColumnsSchema.extend({ text: z.string().nullable() }),
      quality: qualityReportSchema,
    }),
  ),
  /** Of a project, the newest first. */
  'analyse.list': rpc(z.object({ projectId: idSchema }), z.array(analysisSchema)),
  /** Fails with `table-unusable`, and stores nothing, when a named column isn't there or no row has a text. */
  'analyse.importTable': stream(
    z.object({
      projectId: idSchema,
      /** Left out: the file's name. */
      name: z.string().trim().max(200).optional(),
      source: tableSourceSchema,
      options: tableOptionsSchema.default({}),
      columns: analysisColumnsSchema,
      times: timeReadingSchema.prefault({}),
    }),
    [
      progressEvent('reading', 'checking', 'storing'),
      z.object({ type: z.literal('done'), analysis: analysisSchema }),
    ],
  ),
  /** Keeps one of the hand-written samples. */
  'analyse.createSample': rpc(
    z.object({ projectId: idSchema, sample: analysisSampleSchema }),
    analysisSchema,
  ),
  /** Takes it away with its labels; `analyse.restore` brings it back for 30 days. */
  'analyse.delete': rpc(analysisId, z.object({})),
  'analyse.restore': rpc(analysisId, analysisSchema),

  /**
   * Language, sentiment, key phrases, themes and trend, from the texts alone. What was found replaces what an earlier
   * run found; one that is called off changes nothing.
   */
  'analyse.run': stream(
    analysisId.extend({
      /** How many themes a language has; left out: the number whose silhouette is best. */
      themes: z.int().min(2, 'Two themes are the least.').max(40, '40 themes are the most.').optional(),
      seed: seedSchema.default(42),
    }),
    [
      progressEvent('waiting', 'languages', 'embedding', 'sentiment', 'themes', 'storing'),
      z.object({ type: z.literal('done'), result: analysisResultSchema }),
    ],
  ),
  /** What is known of an analysis; each part is null before it was made. */
  'analyse.get': rpc(
    analysisId,
    z.object({
      analysis: analysisSchema,
      result: analysisResultSchema.nullable(),
      zeroShot: zeroShotResultSchema.nullable(),
      learned: learnedResultSchema.nullable(),
      /** Labels a person gave, by name, with their rows. */
      labels: z.array(z.object({ name: z.string(), rows: z.int() })),
    }),
  ),
  /** The rows behind a number. */
  'analyse.rows': rpc(
    analysisId.extend({
      filter: rowFilterSchema.default({}),
      order: z.enum(['file', 'most-positive', 'most-negative', 'newest', 'least-sure']).default('file'),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(50),
    }),
    z.object({ rows: z.array(analysisRowSchema), total: z.int() }),
  ),

  /** Gives each row the label whose name or description is nearest in meaning, and none where all are far. */
  'analyse.labelZeroShot': stream(analysisId.extend({ labels: zeroShotLabelsSchema }), [
    progressEvent('waiting', 'languages', 'embedding', 'labelling', 'storing'),
    z.object({ type: z.literal('done'), result: zeroShotResultSchema }),
  ]),
  /** A person's label of a row; null takes it back. */
  'analyse.setLabel': rpc(
    analysisId.extend({ index: rowIndex, label: labelSchema.nullable() }),
    analysisRowSchema,
  ),
  /** Takes the table's own labels over as a person's, where none was given yet. */
  'analyse.useTableLabels': rpc(analysisId, z.object({ taken: z.int() })),
  /**
   * Learns from the rows that a person labelled, measures itself by cross-validation, and labels all rows. Fails with
   * `not-enough-data` unless two labels have two examples each.
   */
  'analyse.learnLabels': stream(analysisId.extend({ seed: seedSchema.default(42) }), [
    progressEvent('waiting', 'languages', 'embedding', 'learning', 'storing'),
    z.object({ type: z.literal('done'), result: learnedResultSchema }),
  ]),
  /**
   * Rows whose labels would teach most: those the examples so far leave unsure, no two of them alike; before there are
   * examples of two labels, rows that together stand for the whole. Embeds rows the first time.
   */
  'analyse.nextToLabel': rpc(
    analysisId.extend({ count: z.int().min(1).max(50).default(1) }),
    z.object({
      rows: z.array(
        z.object({
          row: analysisRowSchema,
          why: z.enum(['unsure', 'typical']),
          /** What would be said now, the likeliest first, three at most; empty when nothing is learnt. */
          guesses: z.array(z.object({ label: z.string(), probability: z.number() })),
        }),
      ),
    }),
  ),

  /** The table with columns for what was found, as CSV in UTF-8: `file`, then its `text` in pieces. */
  'analyse.export': stream(analysisId.extend({ filter: rowFilterSchema.default({}) }), [
    fileEvent,
    textEvent,
    z.object({ type: z.literal('done'), rows: z.int(), characters: z.int() }),
  ]),

  /** Finds personal data; changes and stores nothing. Of findings the first 2,000 are listed. */
  'analyse.findPersonal': rpc(
    maskInputSchema,
    z.object({
      findings: z.array(findingSchema),
      counts: z.array(kindCountSchema),
      total: z.int(),
      /** Rows read; null for a text. */
      rows: z.int().nullable(),
    }),
  ),
  /**
   * The text or table with placeholders such as [MAIL-1] for personal data, the same one for the same value. With
   * `isReversible`, what they stand for comes along, encrypted (AES-256-GCM) with a key made for this once: whoever has
   * masked text, mapping and key gets the original back with `analyse.unmask`. Neither is stored. A table comes as CSV.
   */
  'analyse.mask': stream(maskInputSchema.extend({ isReversible: z.boolean().default(false) }), [
    progressEvent('masking'),
    fileEvent,
    textEvent,
    z.object({
      type: z.literal('done'),
      counts: z.array(kindCountSchema),
      total: z.int(),
      rows: z.int().nullable(),
      /** Null unless reversible. The key is 32 bytes in base64url. */
      secret: z.object({ mapping: z.string(), key: z.string() }).nullable(),
    }),
  ]),
  /** Puts back what was masked. Fails with `invalid-input` when key and mapping don't belong together. */
  'analyse.unmask': rpc(
    z.object({
      text: z.string().min(1, 'There is nothing in it.').max(maskedTextLimit),
      mapping: z
        .string()
        .min(1, 'The mapping is missing: it was saved with the masked text.')
        .max(20_000_000),
      key: z.string().trim().min(1, 'The key is missing.').max(200),
    }),
    z.object({
      text: z.string(),
      restored: z.int(),
      /** Placeholders in the text that the mapping doesn't know. */
      unknown: z.array(z.string()),
    }),
  ),
};
