import { z } from 'zod';
import { idSchema, timeSchema } from './projects.ts';
import { tableNoteSchema } from './tables.ts';

/** Most rows of an analysis; of a longer table the first ones are taken, and that is said. */
export const analysisRowLimit = 20_000;
/** Longest text of a row that is read, in characters; the rest of a longer one is kept out of the figures. */
export const analysisTextLimit = 5_000;

const columnName = z.string().max(1000);

/** Which column of a table is what; null for none. */
export const analysisColumnsSchema = z.object({
  text: columnName,
  date: columnName.nullable(),
  /** Labels that the table brings: the truth to learn from, or what the text is compared with. */
  label: columnName.nullable(),
});
export type AnalysisColumns = z.infer<typeof analysisColumnsSchema>;

const exampleRowsSchema = z.array(z.int());

/**
 * What is wrong with the data, before anything is learnt from it. Rows are numbered as in the file, its first line
 * being 1. Of lists of rows the first 50 are given, with the whole count beside them.
 */
export const qualityReportSchema = z.object({
  /** Rows looked at; all of the table unless `isCut`. */
  rows: z.int(),
  isCut: z.boolean(),
  columns: z.array(
    z.object({
      name: z.string(),
      type: z.enum(['text', 'number', 'time', 'yes-no', 'empty']),
      missing: z.int(),
      distinct: z.int(),
    }),
  ),
  /** Of the column of texts; null where no column was taken for it. */
  emptyTexts: z.object({ count: z.int(), rows: exampleRowsSchema }).nullable(),
  /** Rows with the same text as an earlier one. */
  duplicates: z.object({
    count: z.int(),
    groups: z.array(z.object({ text: z.string(), rows: exampleRowsSchema })),
  }),
  /** Rows that are nearly the same text as an earlier one; similarity of their pieces of text, 0 to 1 (Jaccard). */
  nearDuplicates: z.object({
    count: z.int(),
    pairs: z.array(
      z.object({
        row: z.int(),
        text: z.string(),
        earlierRow: z.int(),
        earlierText: z.string(),
        similarity: z.number(),
      }),
    ),
  }),
  /** Numbers far outside the middle half of their column, and texts far longer than the others. */
  outliers: z.object({
    count: z.int(),
    cells: z.array(
      z.object({
        column: z.string(),
        row: z.int(),
        value: z.string(),
        why: z.enum(['far-from-others', 'very-long']),
        /** Between these lies what is usual: numbers, or lengths in characters. */
        usual: z.object({ from: z.number(), to: z.number() }),
      }),
    ),
  }),
  /**
   * Columns that give the label away, so that a figure learnt with them says nothing: `copies-label` (same values),
   * `determines-label` (each of its values goes with one label), `label-in-text` (the text names its label).
   */
  leakage: z.array(
    z.object({
      column: z.string(),
      why: z.enum(['copies-label', 'determines-label', 'label-in-text']),
      /** Share of the rows for which it holds, 0 to 1. */
      share: z.number(),
      rows: exampleRowsSchema,
    }),
  ),
  /** Null without a column of labels. The largest class first, 100 at most. */
  balance: z
    .object({
      column: z.string(),
      classes: z.array(z.object({ label: z.string(), rows: z.int() })),
      /** Classes in all. */
      count: z.int(),
      unlabelled: z.int(),
      /** Rows of the largest over rows of the smallest class. */
      ratio: z.number().nullable(),
    })
    .nullable(),
});
export type QualityReport = z.infer<typeof qualityReportSchema>;

export const analysisSampleSchema = z.enum(['reviews', 'reviews-zh', 'tickets']);
export type AnalysisSample = z.infer<typeof analysisSampleSchema>;

/** A table that is kept to be analysed. */
export const analysisSchema = z.object({
  id: idSchema,
  projectId: idSchema,
  name: z.string(),
  createdAt: timeSchema,
  origin: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('file'), file: z.string() }),
    z.object({ kind: z.literal('sample'), sample: analysisSampleSchema }),
  ]),
  columns: analysisColumnsSchema,
  /** Every column of the table, in order. */
  columnNames: z.array(z.string()),
  /** Rows with a text: what is analysed. */
  rows: z.int(),
  /** Rows left out for having no text, or not as many fields as the header. */
  leftOut: z.object({ empty: z.int(), broken: z.int(), overLimit: z.int() }),
  /** Rows whose date can be read. */
  dated: z.int(),
  quality: qualityReportSchema,
  notes: z.array(tableNoteSchema),
  importMs: z.number(),
  /** When it was last run; null: never. */
  ranAt: timeSchema.nullable(),
});
export type Analysis = z.infer<typeof analysisSchema>;
