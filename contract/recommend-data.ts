import { z } from 'zod';
import { idSchema, timeSchema } from './projects.ts';
import { tableNoteSchema, tablePreviewSchema } from './tables.ts';

/** Most columns whose text is joined to describe an item. */
const textColumnLimit = 8;
const columnName = z.string().max(1000);
const anyColumn = columnName.nullable();

/** Which column of a table of interactions is what; null for none. */
export const interactionColumnsSchema = z.object({
  user: columnName,
  item: columnName,
  /** Rating, plays, quantity. */
  value: anyColumn,
  time: anyColumn,
});
export type InteractionColumnNames = z.infer<typeof interactionColumnsSchema>;

/** Which column of a table of items is what; null for none. */
export const itemColumnsSchema = z.object({
  id: columnName,
  title: anyColumn,
  /** Joined in this order; with title, category and tags they are what content is compared by. */
  text: z.array(columnName).max(textColumnLimit),
  category: anyColumn,
  price: anyColumn,
  tags: anyColumn,
  inStock: anyColumn,
});
export type ItemColumnNames = z.infer<typeof itemColumnsSchema>;

/**
 * How values become feedback, since all algorithms here learn from "has chosen":
 * `each-once`: every pair of a user and an item counts 1, whatever the value;
 * `weight`: the value is the weight (quantities), repeated ones are added up; 0 and less are dropped;
 * `log-weight`: 1 + ln of that sum, for plays and views, of which a few users have very many;
 * `at-least`: a rating of at least `least` counts 1, lower ones and rows without a rating are dropped;
 * `at-least-mean`: the same with the user's own mean rating as the least.
 */
export const feedbackRuleSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('each-once') }),
  z.object({ kind: z.literal('weight') }),
  z.object({ kind: z.literal('log-weight') }),
  z.object({ kind: z.literal('at-least'), least: z.number() }),
  z.object({ kind: z.literal('at-least-mean') }),
]);
export type FeedbackRule = z.infer<typeof feedbackRuleSchema>;

/** How times are read that leave something open. Numbers are seconds or milliseconds since 1970 by their size. */
export const timeReadingSchema = z.object({
  /** For times that don't name their zone: minutes ahead of UTC. */
  utcOffsetMinutes: z.int().min(-840).max(840).default(0),
  /** For dates like 03/04/2026; left out: found by a date that allows one order only, else day first. */
  dateOrder: z.enum(['day-first', 'month-first']).optional(),
});
export type TimeReading = z.infer<typeof timeReadingSchema>;

/** A guess at what the columns of a table of interactions mean, for a person to confirm. */
export const interactionGuessSchema = z.object({
  purpose: z.literal('interactions'),
  /** `user` and `item` are null where nothing looks like it. */
  columns: interactionColumnsSchema.extend({ user: anyColumn, item: anyColumn }),
  rule: feedbackRuleSchema,
  /** Lowest and highest value in the rows looked at; null without a column of values. */
  valueRange: z.object({ lowest: z.number(), highest: z.number() }).nullable(),
  /** Values that look like ratings rather than counts. */
  looksRated: z.boolean(),
});
/** The same of a table of items. */
export const itemGuessSchema = z.object({
  purpose: z.literal('items'),
  columns: itemColumnsSchema.extend({ id: anyColumn }),
});
export const previewOutputSchema = z.object({
  table: tablePreviewSchema,
  guess: z.discriminatedUnion('purpose', [interactionGuessSchema, itemGuessSchema]),
});

/**
 * Why a row, or something in it, isn't used as it stands; `rowEffects` says what became of it.
 * Of both files: `broken` (not as many fields as the header, or no readable JSON).
 * Of interactions: `no-user`, `no-item`, `id-too-long`, `no-value`, `value-unreadable`, `value-not-positive`,
 * `below-rule` (a rating that the rule doesn't take for a choice), `repeated` (joined with the same user's other row on
 * the same item), `time-missing`, `time-unreadable`, `item-unknown` (the item file doesn't have it; its id is its title).
 * Of items: `item-without-id`, `item-repeated`, `price-unreadable`, `stock-unreadable`.
 */
export const rowReasonSchema = z.enum([
  'broken',
  'no-user',
  'no-item',
  'id-too-long',
  'no-value',
  'value-unreadable',
  'value-not-positive',
  'below-rule',
  'repeated',
  'time-missing',
  'time-unreadable',
  'item-unknown',
  'item-without-id',
  'item-repeated',
  'price-unreadable',
  'stock-unreadable',
]);
export type RowReason = z.infer<typeof rowReasonSchema>;

/** `dropped`: not used; `joined`: used together with another row; `kept`: used without what was wrong in it. */
export const rowEffectSchema = z.enum(['dropped', 'joined', 'kept']);
export type RowEffect = z.infer<typeof rowEffectSchema>;

/** How many rows of a file met one reason. */
export const reasonCountSchema = z.object({
  file: z.enum(['interactions', 'items']),
  reason: rowReasonSchema,
  effect: rowEffectSchema,
  count: z.int(),
});
export type ReasonCount = z.infer<typeof reasonCountSchema>;

export const problemRowSchema = z.object({
  file: z.enum(['interactions', 'items']),
  reason: rowReasonSchema,
  effect: rowEffectSchema,
  /** As in the file, its first line being 1. */
  row: z.int(),
  /** What stands there, cut at 80 characters; empty where nothing does. */
  value: z.string(),
});
export type ProblemRow = z.infer<typeof problemRowSchema>;

/**
 * What limits what can be learnt from a dataset: `one-user`, `one-item`, `no-repeats` (no user has two items, so
 * nothing goes together), `few-users` (fewer than 50 have two or more), `no-times`, `no-item-text`,
 * `times-ambiguous` (dates like 03/04/2026 that allow two readings; day first was taken), `few-items-known` (the item
 * file has fewer than half of the items).
 */
export const datasetCautionSchema = z.enum([
  'one-user',
  'one-item',
  'no-repeats',
  'few-users',
  'no-times',
  'no-item-text',
  'times-ambiguous',
  'few-items-known',
]);
export type DatasetCaution = z.infer<typeof datasetCautionSchema>;

export const sampleIdSchema = z.enum(['shop', 'music', 'reading']);

/** Where a dataset came from. */
export const datasetOriginSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('files'),
    /** Names of the files, without their folders. */
    interactions: z.string(),
    items: z.string().nullable(),
    columns: interactionColumnsSchema,
    itemColumns: itemColumnsSchema.nullable(),
  }),
  z.object({ kind: z.literal('sample'), sample: sampleIdSchema, seed: z.int() }),
]);

/** A dataset as lists show it. */
export const datasetSchema = z.object({
  id: idSchema,
  projectId: idSchema,
  name: z.string(),
  createdAt: timeSchema,
  origin: datasetOriginSchema,
  rule: feedbackRuleSchema,
  users: z.int(),
  items: z.int(),
  /** Pairs of a user and an item. */
  interactions: z.int(),
  /** Rows of data in the file of interactions, used or not. */
  rows: z.int(),
  has: z.object({
    times: z.boolean(),
    titles: z.boolean(),
    text: z.boolean(),
    categories: z.boolean(),
    prices: z.boolean(),
    stock: z.boolean(),
  }),
  reasons: z.array(reasonCountSchema),
  cautions: z.array(datasetCautionSchema),
  notes: z.array(tableNoteSchema),
  importMs: z.number(),
});
export type Dataset = z.infer<typeof datasetSchema>;

/** An item as lists show it. */
export const itemSchema = z.object({
  id: z.string(),
  /** The id where no title is known. */
  title: z.string(),
  category: z.string().nullable(),
  price: z.number().nullable(),
  tags: z.array(z.string()),
  inStock: z.boolean().nullable(),
  /** Users who have it. */
  users: z.int(),
});
export type CatalogueItem = z.infer<typeof itemSchema>;

const spreadSchema = z.object({ lowest: z.int(), median: z.number(), mean: z.number(), highest: z.int() });
/** Bars of a histogram; each holds what is at least `from` and below the next one's. */
const barsSchema = z.array(z.object({ from: z.number(), count: z.int() }));

/** A dataset as charts show it. */
export const overviewSchema = z.object({
  dataset: datasetSchema,
  /** Interactions, of users x items; 0 to 1. */
  density: z.number(),
  perUser: spreadSchema,
  perItem: spreadSchema,
  /** Users by how many items they have; bars double in width. */
  usersByItems: barsSchema,
  itemsByUsers: barsSchema,
  /** Share of all interactions that the most popular share of items has, both 0 to 1, from (0, 0) to (1, 1). */
  longTail: z.array(z.object({ items: z.number(), interactions: z.number() })),
  /** Of the most popular fifth of the items; 0 to 1. */
  topFifthShare: z.number(),
  /** Null without times; `unit` is the width of a bar, whose `from` is in milliseconds since 1970. */
  activity: z
    .object({
      unit: z.enum(['hour', 'day', 'week', 'month', 'year']),
      bars: barsSchema,
      first: z.number(),
      last: z.number(),
      /** Interactions without a time. */
      unknown: z.int(),
    })
    .nullable(),
  /** The most popular first, 20 at most. */
  topItems: z.array(itemSchema),
  /** The largest first, 200 at most; empty without categories. */
  categories: z.array(z.object({ name: z.string(), items: z.int(), interactions: z.int() })),
  itemsWithoutUsers: z.int(),
  itemsWithText: z.int(),
});
export type Overview = z.infer<typeof overviewSchema>;
