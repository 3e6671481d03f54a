import { z } from 'zod';

/** ISO 639-1 of a text's language; `und` where it can't be told. */
export const textLanguageSchema = z.string().max(3);

export const polaritySchema = z.enum(['positive', 'neutral', 'negative']);
export type Polarity = z.infer<typeof polaritySchema>;

/** A row as lists show it. */
export const analysisRowSchema = z.object({
  /** Its place in the analysis, from 0: what endpoints take. */
  index: z.int(),
  /** As in the file, its first line being 1. */
  row: z.int(),
  text: z.string(),
  /** Milliseconds since 1970; null where unknown. */
  date: z.number().nullable(),
  /** Null before the analysis was run. */
  language: textLanguageSchema.nullable(),
  /** `score` from -1 to 1; null before the run, and for languages other than English and Chinese. */
  sentiment: z.object({ polarity: polaritySchema, score: z.number() }).nullable(),
  /** Id of its theme; null for none. */
  theme: z.int().nullable(),
  /** What the table says. */
  tableLabel: z.string().nullable(),
  /** What a person said. */
  label: z.string().nullable(),
  /** By the names of labels alone. */
  zeroShot: z.object({ label: z.string(), confidence: z.number() }).nullable(),
  /** By what was learnt from examples. */
  learned: z.object({ label: z.string(), confidence: z.number() }).nullable(),
});
export type AnalysisRow = z.infer<typeof analysisRowSchema>;

const polarityCountsSchema = z.object({ positive: z.int(), neutral: z.int(), negative: z.int() });

/** A cluster of texts, named by the words that set it apart from the others (c-TF-IDF). */
export const themeSchema = z.object({
  id: z.int(),
  /** Its first three words, joined by a comma; the beginning of its most typical text where no words set it apart. */
  name: z.string(),
  language: textLanguageSchema,
  words: z.array(z.object({ word: z.string(), weight: z.number() })),
  rows: z.int(),
  /** The rows closest to its middle; whole texts. */
  quotes: z.array(z.object({ index: z.int(), text: z.string() })),
  sentiment: polarityCountsSchema,
  /** Mean of the table's labels where those are numbers, such as stars; else null. */
  rating: z.number().nullable().default(null),
  /** Mean silhouette of its rows, -1 to 1: how clearly it stands apart. */
  silhouette: z.number(),
});
export type Theme = z.infer<typeof themeSchema>;

export const keyPhraseSchema = z.object({
  phrase: z.string(),
  language: textLanguageSchema,
  /** Rows that have it. */
  rows: z.int(),
  sentiment: polarityCountsSchema,
});

/** What a run found. Every count can be opened: `analyse.rows` takes the same filter. */
export const analysisResultSchema = z.object({
  languages: z.array(z.object({ language: textLanguageSchema, rows: z.int() })),
  sentiment: polarityCountsSchema.extend({
    /** Rows in languages that aren't judged. */
    unjudged: z.int(),
    /** Mean score, -1 to 1; null when nothing was judged. */
    mean: z.number().nullable(),
  }),
  /** The largest first. */
  themes: z.array(themeSchema),
  /** Mean of the table's labels where nine in ten are numbers, such as stars; else null. */
  rating: z.number().nullable().default(null),
  /** Rows that belong to no theme: nearer to the rows of another than to those of their own, or too few of their language. */
  withoutTheme: z.int(),
  /** The numbers of themes that were tried, with their mean silhouettes, by language. */
  tried: z.array(z.object({ language: textLanguageSchema, k: z.int(), silhouette: z.number() })),
  /** The most frequent first, 60 at most. */
  keyPhrases: z.array(keyPhraseSchema),
  /** Null without dates. `from` is in milliseconds since 1970, UTC; empty spans have a bar of 0. */
  trend: z
    .object({
      unit: z.enum(['hour', 'day', 'week', 'month', 'quarter', 'year']),
      bars: z.array(
        polarityCountsSchema.extend({
          from: z.number(),
          /** First moment after the bar. */
          to: z.number(),
          rows: z.int(),
          mean: z.number().nullable(),
          themes: z.array(z.object({ id: z.int(), rows: z.int() })),
        }),
      ),
      undated: z.int(),
    })
    .nullable(),
  seed: z.int(),
  tookMs: z.number(),
});
export type AnalysisResult = z.infer<typeof analysisResultSchema>;

/** A mean with its 95 % interval. */
const measuredSchema = z.object({ mean: z.number(), low: z.number(), high: z.number() });
export type Measured = z.infer<typeof measuredSchema>;

/** How well labels are told from the text, on rows that weren't learnt from. */
export const classifierReportSchema = z.object({
  /** Examples by label. */
  classes: z.array(
    z.object({
      label: z.string(),
      examples: z.int(),
      precision: z.number(),
      recall: z.number(),
      f1: z.number(),
    }),
  ),
  /** `cross-validation`: each row judged by what the others teach. `held-out`: zero-shot against the labels known. */
  measuredBy: z.enum(['cross-validation', 'held-out']),
  /** 1 for held-out. */
  folds: z.int(),
  /** Rows judged. */
  rows: z.int(),
  accuracy: measuredSchema,
  macroF1: measuredSchema,
  /** Accuracy of always saying the most frequent label. */
  majority: z.number(),
  /** Rows by true label, columns by the one said, in the order of `classes`. */
  confusion: z.array(z.array(z.int())),
});
export type ClassifierReport = z.infer<typeof classifierReportSchema>;

/** Labels by their names alone. */
export const zeroShotResultSchema = z.object({
  labels: z.array(z.object({ name: z.string(), description: z.string(), rows: z.int() })),
  /** Rows that none of the labels is near. */
  unlabelled: z.int().default(0),
  /** Against the labels the table or a person gave, where they have the same names; null where none do. */
  report: classifierReportSchema.nullable(),
});
export type ZeroShotResult = z.infer<typeof zeroShotResultSchema>;

/** What was learnt from examples. */
export const learnedResultSchema = z.object({
  /** Rows by the label said, the examples with them. */
  labels: z.array(z.object({ name: z.string(), rows: z.int() })),
  /** Rows of a language that has no examples of two labels. */
  unlabelled: z.int(),
  /** Strength of the L2 penalty that was chosen by cross-validation. */
  penalty: z.number(),
  report: classifierReportSchema,
});
export type LearnedResult = z.infer<typeof learnedResultSchema>;
