import { z } from 'zod';
import { rpc, stream } from './endpoint.ts';
import { idSchema } from './projects.ts';
import {
  datasetSchema,
  feedbackRuleSchema,
  interactionColumnsSchema,
  itemColumnsSchema,
  itemSchema,
  overviewSchema,
  previewOutputSchema,
  problemRowSchema,
  reasonCountSchema,
  rowReasonSchema,
  sampleIdSchema,
  timeReadingSchema,
} from './recommend-data.ts';
import {
  algorithmIdSchema,
  contenderIdSchema,
  contenderSchema,
  declinedSchema,
  evidenceSchema,
  intervalSchema,
  paperSchema,
  runSchema,
  splitNameSchema,
} from './recommend-results.ts';
import { tableOptionsSchema, tableSourceSchema } from './tables.ts';

/** Longest id of a user or an item, in characters; longer ones are no ids. */
export const recommenderIdLimit = 500;
const outsideIdSchema = z.string().min(1).max(recommenderIdLimit);
const k = (most: number) =>
  z
    .int('The length of a list is a whole number.')
    .min(1, 'A list has at least one item.')
    .max(most, `A list has at most ${most} items.`);
const seedSchema = z.int('The seed is a whole number.').min(0).max(0xffffffff);
const pageSchema = z.object({
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(50),
});

/** Whom a list is for: a user of the data, or somebody invented by what they have chosen. */
export const whoSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('user'), userId: outsideIdSchema }),
  z.object({
    kind: z.literal('items'),
    itemIds: z.array(outsideIdSchema).min(1, 'Choose at least one item.').max(500),
  }),
]);

const boostSchema = z.int().min(-100).max(100);
/** What the business wants of a list, whatever the algorithm says. */
export const rulesSchema = z.object({
  excludedItems: z.array(outsideIdSchema).max(10_000).default([]),
  excludedCategories: z.array(z.string().max(1000)).max(1000).default([]),
  /** Moved up by so many places, down when negative. */
  boostedItems: z
    .array(z.object({ itemId: outsideIdSchema, places: boostSchema }))
    .max(1000)
    .default([]),
  boostedCategories: z
    .array(z.object({ category: z.string().max(1000), places: boostSchema }))
    .max(1000)
    .default([]),
  mostPerCategory: z.int().min(1).max(100).nullable().default(null),
  onlyInStock: z.boolean().default(false),
});

const listItemSchema = z.object({
  item: itemSchema,
  /** Comparable within its list only. */
  score: z.number(),
  /** Places that rules moved it up. */
  boost: z.number(),
  /**
   * What the history's items add to the score, largest first, five at most; `others` is the sum of the rest, so that
   * all together are the score. Null where the score isn't such a sum.
   */
  reasons: z
    .object({
      because: z.array(z.object({ item: itemSchema, amount: z.number() })),
      others: z.object({ count: z.int(), amount: z.number() }),
    })
    .nullable(),
});
export type ListItem = z.infer<typeof listItemSchema>;

const listSchema = z.object({
  id: contenderIdSchema,
  /** Why there is no list; null when there is one. */
  declined: declinedSchema.nullable(),
  items: z.array(listItemSchema),
  /** What rules kept from the list, and which. */
  removed: z.array(
    z.object({ item: itemSchema, rule: z.enum(['excluded', 'out-of-stock', 'category-full']) }),
  ),
});
export type RecommendedList = z.infer<typeof listSchema>;

/** A share of the whole and what is being done; `remainingMs` is null until it can be told. */
const progressEvent = <Phase extends string>(...phases: [Phase, ...Phase[]]) =>
  z.object({
    type: z.literal('progress'),
    phase: z.enum(phases),
    /** The algorithm at work, if one is. */
    contender: contenderIdSchema.nullable(),
    share: z.number().min(0).max(1),
    remainingMs: z.number().nullable(),
  });

/** What can be taken along. `top-n` and `similar` name the contender they are made with. */
export const exportKindSchema = z.enum([
  'top-n-csv',
  'top-n-json',
  'similar-csv',
  'similar-json',
  /** users.csv, items.csv and feedback.csv as Gorse imports them. */
  'gorse',
  /** .inter and .item as RecBole's atomic files. */
  'recbole',
  /** Markdown, of a run. */
  'report',
  /** Markdown: how to go on with Gorse or RecBole. */
  'hand-over-guide',
]);
export type ExportKind = z.infer<typeof exportKindSchema>;

const answersSchema = z
  .array(z.object({ itemId: outsideIdSchema, answer: z.enum(['yes', 'no', 'unknown']) }))
  .max(50);

/**
 * The recommender: data in, comparison, lists, and out again. Ids of users and items are the data's own, always
 * texts; ids of datasets and runs are ours. Endpoints that meet a dataset, run, user or item that isn't there answer
 * `not-found`. Every change of datasets, runs and evidence is announced as 'recommend' by `system.changes`.
 */
export const recommend = {
  /**
   * Looks at the beginning of a table and guesses what its columns mean; nothing is stored. Answers with a `file-…`
   * problem for what is no table.
   */
  'recommend.preview': rpc(
    z.object({
      source: tableSourceSchema,
      options: tableOptionsSchema.default({}),
      purpose: z.enum(['interactions', 'items']),
    }),
    previewOutputSchema,
  ),

  /** The newest first. */
  'recommend.datasets': rpc(z.object({ projectId: idSchema }), z.array(datasetSchema)),
  /**
   * Takes interactions in, and items if given, with the columns a person has confirmed. Fails with `table-unusable`,
   * and stores nothing, when a named column isn't there, no row is left, or the items share no id with the
   * interactions.
   */
  'recommend.importDataset': stream(
    z.object({
      projectId: idSchema,
      /** Left out: the file's name. */
      name: z.string().trim().max(200).optional(),
      interactions: z.object({
        source: tableSourceSchema,
        options: tableOptionsSchema.default({}),
        columns: interactionColumnsSchema,
        rule: feedbackRuleSchema,
        times: timeReadingSchema.prefault({}),
      }),
      items: z
        .object({
          source: tableSourceSchema,
          options: tableOptionsSchema.default({}),
          columns: itemColumnsSchema,
        })
        .nullable()
        .default(null),
    }),
    [
      z.object({
        type: z.literal('progress'),
        phase: z.enum(['reading-items', 'reading-interactions', 'building', 'storing']),
        /** Rows read so far in this phase. */
        rows: z.int(),
        /** Of the file that is being read; null where it can't be told. */
        share: z.number().nullable(),
        remainingMs: z.number().nullable(),
      }),
      z.object({ type: z.literal('done'), dataset: datasetSchema }),
    ],
  ),
  /** Makes one of the samples: interactions and items with known structure. The same seed gives the same sample. */
  'recommend.createSample': rpc(
    z.object({ projectId: idSchema, sample: sampleIdSchema, seed: seedSchema.default(1) }),
    datasetSchema,
  ),
  /** Takes a dataset away with its runs; `recommend.restoreDataset` brings it back for 30 days. */
  'recommend.deleteDataset': rpc(z.object({ datasetId: idSchema }), z.object({})),
  'recommend.restoreDataset': rpc(z.object({ datasetId: idSchema }), datasetSchema),
  'recommend.overview': rpc(z.object({ datasetId: idSchema }), overviewSchema),
  /** Rows that weren't used as they stand, by file and row; of each reason the first 1,000 are kept. */
  'recommend.problems': rpc(
    pageSchema.extend({ datasetId: idSchema, reason: rowReasonSchema.optional() }),
    z.object({
      /** All reasons with their whole counts. */
      reasons: z.array(reasonCountSchema),
      rows: z.array(problemRowSchema),
      /** Rows that can be paged through. */
      total: z.int(),
    }),
  ),
  /** Users whose id has this text in it, those with most items first. */
  'recommend.users': rpc(
    pageSchema.extend({ datasetId: idSchema, search: z.string().max(500).default('') }),
    z.object({ users: z.array(z.object({ id: z.string(), items: z.int() })), total: z.int() }),
  ),
  /** Items whose id or title has this text in it, the most popular first. */
  'recommend.items': rpc(
    pageSchema.extend({
      datasetId: idSchema,
      search: z.string().max(500).default(''),
      category: z.string().max(1000).optional(),
    }),
    z.object({ items: z.array(itemSchema), total: z.int() }),
  ),

  /** Every algorithm with its paper, and whether this data lets it be used. */
  'recommend.algorithms': rpc(
    z.object({ datasetId: idSchema }),
    z.array(
      z.object({
        id: contenderIdSchema,
        paper: paperSchema,
        declined: declinedSchema.nullable(),
        /** Trained and in memory, so that lists come at once. */
        isReady: z.boolean(),
      }),
    ),
  ),
  /**
   * Compares algorithms: settings are chosen on a validation part, the test part is used once. The run is stored
   * when it is finished; one that is called off leaves nothing. Fails with `not-enough-data` when the split leaves
   * nobody to test.
   */
  'recommend.evaluate': stream(
    z.object({
      datasetId: idSchema,
      split: splitNameSchema.default('random'),
      /** Left out: drawn at random, and reported. */
      seed: seedSchema.optional(),
      k: k(100).default(10),
      /** Popularity is compared in any case. Left out: all. */
      algorithms: z.array(algorithmIdSchema).min(1).max(20).optional(),
    }),
    [
      z.object({ type: z.literal('started'), runId: idSchema, seed: z.int() }),
      progressEvent('waiting', 'embedding', 'tuning', 'blending', 'training', 'testing'),
      z.object({ type: z.literal('result'), contender: contenderSchema }),
      z.object({ type: z.literal('done'), run: runSchema }),
    ],
  ),
  /** Of a dataset, the newest first. */
  'recommend.runs': rpc(z.object({ datasetId: idSchema }), z.array(runSchema)),
  'recommend.run': rpc(z.object({ runId: idSchema }), runSchema),
  'recommend.deleteRun': rpc(z.object({ runId: idSchema }), z.object({})),

  /**
   * Trains on all interactions, with the settings of the newest run, and keeps the models in memory. What is ready is
   * not trained again.
   */
  'recommend.train': stream(
    z.object({ datasetId: idSchema, contenders: z.array(contenderIdSchema).min(1).max(20) }),
    [
      progressEvent('waiting', 'embedding', 'training'),
      z.object({
        type: z.literal('done'),
        ready: z.array(contenderIdSchema),
        declined: z.array(z.object({ id: contenderIdSchema, why: declinedSchema })),
      }),
    ],
  ),
  /** Lists of several algorithms side by side, for one person. Trains what isn't ready. */
  'recommend.recommend': rpc(
    z.object({
      datasetId: idSchema,
      who: whoSchema,
      contenders: z.array(contenderIdSchema).min(1, 'Choose at least one algorithm.').max(20),
      k: k(100).default(10),
      /** What-if: these are taken out of the history. */
      withoutItemIds: z.array(outsideIdSchema).max(500).default([]),
      rules: rulesSchema.prefault({}),
    }),
    z.object({
      /** What the lists go by, the latest first where times are known. */
      history: z.array(z.object({ item: itemSchema, weight: z.number(), time: z.number().nullable() })),
      /** In the order asked for. */
      lists: z.array(listSchema),
      /** Without training. */
      tookMs: z.number(),
    }),
  ),
  /** What is most like an item, by each algorithm that can say. Trains what isn't ready. */
  'recommend.similar': rpc(
    z.object({
      datasetId: idSchema,
      itemId: outsideIdSchema,
      contenders: z.array(contenderIdSchema).min(1).max(20),
      k: k(100).default(10),
    }),
    z.object({
      item: itemSchema,
      lists: z.array(
        z.object({
          id: contenderIdSchema,
          declined: declinedSchema.nullable(),
          items: z.array(z.object({ item: itemSchema, similarity: z.number() })),
        }),
      ),
    }),
  ),
  /** The most popular items laid out so that like ones lie close: by who chose them, or by their text. */
  'recommend.map': stream(
    z.object({
      datasetId: idSchema,
      by: z.enum(['behaviour', 'text']).default('behaviour'),
      /** Of more items the most popular are shown. */
      most: z.int().min(10).max(5000).default(1500),
      seed: seedSchema.default(1),
    }),
    [
      progressEvent('waiting', 'embedding', 'training', 'laying-out'),
      z.object({
        type: z.literal('done'),
        /** Coordinates are between 0 and 1. */
        points: z.array(z.object({ item: itemSchema, x: z.number(), y: z.number() })),
        leftOut: z.int(),
      }),
    ],
  ),
  /** A taste interview for somebody new: the answers so far give the next question and the list they lead to. */
  'recommend.interview': rpc(
    z.object({ datasetId: idSchema, answers: answersSchema, k: k(100).default(10) }),
    z.object({
      /** The item to ask about next; null when enough was asked. */
      question: itemSchema.nullable(),
      asked: z.int(),
      most: z.int(),
      list: z.array(z.object({ item: itemSchema, score: z.number() })),
    }),
  ),
  /**
   * What the interview is worth: users whom the training doesn't hold are interviewed, with answers from what they have,
   * and their lists are compared with popularity's. Fails with `not-enough-data` when nobody is left to measure.
   */
  'recommend.measureInterview': stream(
    z.object({ datasetId: idSchema, k: k(100).default(10), seed: seedSchema.default(1) }),
    [
      progressEvent('waiting', 'training', 'testing'),
      z.object({
        type: z.literal('done'),
        users: z.int(),
        /** Mean. */
        questionsAsked: z.number(),
        /** Mean nDCG@k, and each user's gain over popularity. */
        popularity: intervalSchema,
        /** Lists by the users who answered alike. */
        interview: intervalSchema,
        interviewGain: intervalSchema,
        /** Lists of ItemKNN, given the items that were answered with yes. */
        model: intervalSchema,
        modelGain: intervalSchema,
      }),
    ],
  ),

  /**
   * One or more files, in pieces: each begins with `file`, and its `text` follows. Trains what isn't ready. A report
   * needs `runId`, lists need `contender`.
   */
  'recommend.export': stream(
    z.object({
      datasetId: idSchema,
      kind: exportKindSchema,
      contender: contenderIdSchema.optional(),
      runId: idSchema.optional(),
      k: k(1000).default(10),
      rules: rulesSchema.prefault({}),
    }),
    [
      progressEvent('waiting', 'embedding', 'training', 'writing'),
      z.object({ type: z.literal('file'), name: z.string(), mediaType: z.string() }),
      z.object({ type: z.literal('text'), text: z.string() }),
      z.object({ type: z.literal('done'), files: z.int(), characters: z.int() }),
    ],
  ),
  /**
   * Says in one sentence why an item is on a list. The model gets the titles that are the reason and nothing else, and
   * what it writes is checked: a sentence with any other name or number is thrown away and a plain one taken.
   */
  'recommend.explain': rpc(
    z.object({
      datasetId: idSchema,
      who: whoSchema,
      contender: contenderIdSchema,
      itemId: outsideIdSchema,
      withoutItemIds: z.array(outsideIdSchema).max(500).default([]),
      language: z.enum(['en', 'zh-CN']).default('en'),
    }),
    z.object({
      sentence: z.string(),
      writtenBy: z.enum(['model', 'template']),
      /** The items it speaks of. */
      facts: z.array(itemSchema),
    }),
  ),

  /** Makes a run evidence for an idea of the same project; linking again changes the note. */
  'recommend.linkEvidence': rpc(
    z.object({ runId: idSchema, ideaId: idSchema, note: z.string().trim().max(2000).default('') }),
    evidenceSchema,
  ),
  'recommend.unlinkEvidence': rpc(z.object({ runId: idSchema, ideaId: idSchema }), z.object({})),
  /** Of all ideas of a project, the newest first. */
  'recommend.evidence': rpc(z.object({ projectId: idSchema }), z.array(evidenceSchema)),
};
