import { z } from 'zod';
import { rpc, stream } from './endpoint.ts';
import { ideaFieldsSchema, ideaSchema } from './ideation.ts';
import { idSchema, timeSchema } from './projects.ts';

/** More ideas than this are neither grouped nor laid out at once. */
export const groupedIdeasLimit = 5000;
const groupsLimit = 500;
const seedSchema = z.int('The seed is a whole number.').min(0).max(0xffffffff);
const ideaIdsSchema = z
  .array(idSchema)
  .min(1, 'A group has at least one idea.')
  .max(groupedIdeasLimit, `A group has at most ${groupedIdeasLimit} ideas.`);

const progressEvent = <Phase extends string>(...phases: [Phase, ...Phase[]]) =>
  z.object({
    type: z.literal('progress'),
    phase: z.enum(phases),
    /** Of the whole, 0 to 1; null where it can't be told. */
    share: z.number().nullable(),
    remainingMs: z.number().nullable(),
  });

/** How well a group holds when it is looked for again among fewer of the ideas (Hennig 2007). */
export const groupStabilitySchema = z.object({
  reruns: z.int().min(0).max(1000),
  /** Reruns in which more than half of the group, and little else, was found together. */
  kept: z.int().min(0).max(1000),
  /** Mean over the reruns of the best Jaccard similarity to any group found there, 0 to 1. */
  jaccard: z.number().min(0).max(1),
});
export type GroupStability = z.infer<typeof groupStabilitySchema>;

const groupNameSchema = z
  .string()
  .trim()
  .min(1, 'A group needs a name.')
  .max(120, 'A name has at most 120 characters.');
/** Whose words a name is: those that set the ideas apart, the model's choice among them, or a person's. */
export const namedBySchema = z.enum(['words', 'model', 'person']);

/** A group of ideas before it is kept, or as it is sent to be kept. */
export const ideaGroupSchema = z.object({
  /** Left out for a group that is new. */
  id: idSchema.optional(),
  name: groupNameSchema,
  nameBy: namedBySchema,
  /** The words that set the group apart from the other ideas, heaviest first. */
  words: z.array(z.string().max(100)).max(20),
  /** Null for a group that a person put together. */
  stability: groupStabilitySchema.nullable(),
  ideaIds: ideaIdsSchema,
});
export type IdeaGroup = z.infer<typeof ideaGroupSchema>;

/** A cluster that was accepted; the ideas in it name it by `clusterId`. */
export const clusterSchema = ideaGroupSchema.omit({ ideaIds: true }).extend({
  id: idSchema,
  projectId: idSchema,
  /** Ideas in it that are there. */
  ideaCount: z.int(),
  createdAt: timeSchema,
});
export type Cluster = z.infer<typeof clusterSchema>;

export const groupingMethodSchema = z.enum(['hdbscan', 'k-means']);
export type GroupingMethod = z.infer<typeof groupingMethodSchema>;

const proposalSchema = z.object({
  method: groupingMethodSchema,
  /** Fewest ideas of a group (HDBSCAN), and the number of groups (k-means); what was not given is what was chosen. */
  smallest: z.int(),
  count: z.int(),
  seed: z.int(),
  groups: z.array(ideaGroupSchema),
  /** Ideas that belong to no group; none by k-means. */
  outsideIds: z.array(idSchema),
  /** Mean adjusted Rand index of the reruns with the proposal, -1 to 1; null without groups. */
  agreement: z.number().nullable(),
  /** Arithmetic alone, without the reading of the ideas. */
  tookMs: z.number(),
});
export type GroupProposal = z.infer<typeof proposalSchema>;

/** A way in which ideas may be the same. */
const pairSchema = z.object({
  ideaIds: z.tuple([idSchema, idSchema]),
  /** Cosine similarity of their embeddings, -1 to 1. */
  similarity: z.number(),
});
export type IdeaPair = z.infer<typeof pairSchema>;

const mergeSchema = z.object({
  keepId: idSchema,
  awayIds: ideaIdsSchema,
  /** What the kept idea says from now on; left out: as before. */
  fields: ideaFieldsSchema.pick({ title: true, pitch: true }).partial().optional(),
});

export const mapPointSchema = z.object({
  ideaId: idSchema,
  /** 0 to 1, left to right and top to bottom. */
  x: z.number(),
  y: z.number(),
});
export type MapPoint = z.infer<typeof mapPointSchema>;

const projectId = z.object({ projectId: idSchema });
const groupsSchema = z
  .array(z.object({ ideaIds: ideaIdsSchema }))
  .min(1)
  .max(groupsLimit);

export const cluster = {
  /** The clusters of a project, largest first; those without an idea left out. */
  'cluster.list': rpc(projectId, z.array(clusterSchema)),

  /** Proposes groups; changes nothing. */
  'cluster.propose': stream(
    projectId.extend({
      method: groupingMethodSchema,
      /** HDBSCAN: fewest ideas of a group. Left out: by the number of ideas. */
      smallest: z.int('The smallest group is a whole number.').min(2).max(500).optional(),
      /** k-means: how many groups. Left out: the number of the highest silhouette. */
      count: z.int('The number of groups is a whole number.').min(2).max(60).optional(),
      seed: seedSchema.optional(),
    }),
    [
      progressEvent('reading', 'neighbours', 'grouping', 'reruns'),
      z.object({ type: z.literal('done'), proposal: proposalSchema }),
    ],
  ),
  /** Parts some ideas in two by meaning; changes nothing. */
  'cluster.split': rpc(
    projectId.extend({ ideaIds: ideaIdsSchema.min(2, 'One idea can’t be parted.') }),
    z.tuple([ideaGroupSchema, ideaGroupSchema]),
  ),
  /** The words that set each of these groups apart from the others and from the ideas in none. */
  'cluster.words': rpc(
    projectId.extend({ groups: groupsSchema }),
    z.array(ideaGroupSchema.pick({ name: true, words: true })),
  ),
  /** Asks the model for a name of each group; null where it named none in the ideas' own words. */
  'cluster.nameByModel': stream(projectId.extend({ groups: groupsSchema }), [
    progressEvent('waiting', 'naming'),
    z.object({ type: z.literal('named'), at: z.int(), name: z.string().nullable() }),
    z.object({ type: z.literal('done') }),
  ]),

  /**
   * Sets all clusters of a project at once: those sent are there afterwards, and no others. `before` and `after`, sent again,
   * undo and redo it. Ideas that are gone for good are left out.
   */
  'cluster.arrange': rpc(
    projectId.extend({ groups: z.array(ideaGroupSchema).max(groupsLimit) }),
    z.object({ before: z.array(ideaGroupSchema), after: z.array(ideaGroupSchema), leftOut: z.int() }),
  ),
  'cluster.rename': rpc(
    z.object({ id: idSchema, name: groupNameSchema, nameBy: namedBySchema }),
    clusterSchema,
  ),

  /** Finds ideas that may be the same; changes nothing. Pairs that were said to differ are left out. */
  'cluster.duplicates': stream(projectId.extend({ threshold: z.number().min(0.5).max(1).optional() }), [
    progressEvent('reading', 'comparing'),
    z.object({
      type: z.literal('done'),
      /** Ideas whose title and pitch are the same but for case, spaces and marks; oldest first. */
      same: z.array(z.array(idSchema)),
      /** Closest first; of ideas with the same text only the oldest is compared. */
      pairs: z.array(pairSchema),
      /** Pairs beyond those listed. */
      leftOut: z.int(),
      threshold: z.number(),
      ideas: z.int(),
    }),
  ]),
  /** Remembers that two ideas are not the same, or forgets it again. */
  'cluster.setApart': rpc(
    projectId.extend({ ideaIds: z.tuple([idSchema, idSchema]), apart: z.boolean() }),
    z.object({}),
  ),
  /** Merges ideas into others, all or none. Ideas merged away keep their rows and texts. */
  'cluster.merge': rpc(
    projectId.extend({ merges: z.array(mergeSchema).min(1, 'Name what is merged.').max(groupsLimit) }),
    z.object({ batchId: idSchema, kept: z.array(ideaSchema) }),
  ),
  /** Takes a merge back: what was merged away is there again, and the kept ideas say what they said. */
  'cluster.undoMerge': rpc(
    z.object({ batchId: idSchema }),
    z.object({ kept: z.array(ideaSchema), back: z.array(ideaSchema) }),
  ),
  /** Takes one idea out of the one it was merged into. */
  'cluster.takeOut': rpc(z.object({ ideaId: idSchema }), z.object({ idea: ideaSchema, keptId: idSchema })),
  /** What was merged into an idea, also by way of others, and what the idea said before. */
  'cluster.history': rpc(
    z.object({ ideaId: idSchema }),
    z.object({
      merged: z.array(z.object({ idea: ideaSchema, intoId: idSchema })),
      before: z.array(z.object({ title: z.string(), pitch: z.string(), at: timeSchema })),
    }),
  ),

  /** Where each idea lies on the map. Laid out once and kept; newer ideas are placed among their neighbours. */
  'cluster.map': stream(
    projectId.extend({
      /** Lay everything out anew. */
      anew: z.boolean().optional(),
      seed: seedSchema.optional(),
    }),
    [
      progressEvent('reading', 'layout'),
      z.object({
        type: z.literal('done'),
        points: z.array(mapPointSchema),
        /** Of them, placed after the layout was made. */
        placed: z.int(),
        /** False with so few ideas that their places say nothing. */
        byMeaning: z.boolean(),
        seed: z.int(),
        laidOutAt: timeSchema.nullable(),
        tookMs: z.number(),
      }),
    ],
  ),
};
