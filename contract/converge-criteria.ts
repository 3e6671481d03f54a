import { z } from 'zod';
import { idSchema, timeSchema } from './projects.ts';

/** The same words in both languages; what a person wrote stands in both as it is. */
export const wordsSchema = z.object({ en: z.string(), 'zh-CN': z.string() });
export type Words = z.infer<typeof wordsSchema>;

/** A number of a scale, and what it means. */
const stepSchema = z.object({ value: z.number(), words: wordsSchema });

/** What a criterion is answered with: a step whose words are given, or an amount in a unit. */
const scaleSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('steps'), steps: z.array(stepSchema).min(2).max(11) }),
  z.object({
    kind: z.literal('amount'),
    unit: wordsSchema,
    min: z.number().positive(),
    max: z.number().positive(),
    /** What is taken for the range of an unknown amount until two amounts are known. */
    usual: z.object({ low: z.number().positive(), high: z.number().positive() }),
  }),
]);
export type Scale = z.infer<typeof scaleSchema>;

export const criterionIdSchema = z.string().min(1).max(60);
export const criterionSchema = z.object({
  id: criterionIdSchema,
  name: wordsSchema,
  /** What is asked, in one sentence. */
  question: wordsSchema,
  /** Whether more of it is better, or less. */
  better: z.enum(['more', 'less']),
  scale: scaleSchema,
});
export type Criterion = z.infer<typeof criterionSchema>;

/** How the answers make one figure: each a file in backend/converge. */
export const setKinds = ['rice', 'ice', 'impact-effort', 'moscow', 'weighted'] as const;
const setKindSchema = z.enum(setKinds);
export type SetKind = z.infer<typeof setKindSchema>;

/** Criteria that ideas are assessed by, as the app brings them or as a person wrote them. */
export const criteriaSetSchema = z.object({
  id: z.string().min(1).max(60),
  kind: setKindSchema,
  name: wordsSchema,
  /** What it is good for, and where it comes from. */
  about: wordsSchema,
  criteria: z.array(criterionSchema).min(1).max(12),
});
export type CriteriaSet = z.infer<typeof criteriaSetSchema>;

/** How much each criterion counts, by its id; only their proportions matter. */
export const weightsSchema = z.record(criterionIdSchema, z.number().min(0).max(100));
export type Weights = z.infer<typeof weightsSchema>;

export const offeredSetSchema = criteriaSetSchema.extend({
  weights: weightsSchema,
  /** The criteria on which the model can give a second opinion: it was taught no others. */
  opinionOn: z.array(criterionIdSchema),
  /** Written in this project, so that it can be changed. */
  own: z.boolean(),
});
export type OfferedSet = z.infer<typeof offeredSetSchema>;

const written = (limit: number, name: string) =>
  z
    .string()
    .trim()
    .min(1, `The ${name} is missing.`)
    .max(limit, `The ${name} is too long: ${limit} characters are the limit.`);

/** Criteria as a person writes them: every step of every scale has words. */
export const setFieldsSchema = z.object({
  name: written(80, 'name of the set'),
  criteria: z
    .array(
      z.object({
        id: criterionIdSchema,
        name: written(80, 'name of a criterion'),
        question: z.string().max(300),
        /** From the worst to the best; they become 1, 2, 3 … */
        steps: z
          .array(written(160, 'wording of a step'))
          .min(2, 'A scale needs at least two steps.')
          .max(10, 'A scale has at most ten steps.'),
        weight: z.number().min(0).max(100),
      }),
    )
    .min(1, 'A set needs at least one criterion.')
    .max(12, 'A set has at most twelve criteria.')
    .refine((criteria) => new Set(criteria.map(({ id }) => id)).size === criteria.length, {
      message: 'Two criteria bear the same id.',
    })
    .refine((criteria) => criteria.some(({ weight }) => weight > 0), {
      message: 'At least one criterion must count.',
    }),
});
export type SetFields = z.infer<typeof setFieldsSchema>;

/** An answer to one criterion: a value of its scale, or that it can't be told. */
export const answerSchema = z.object({
  value: z.union([z.number(), z.literal('not-assessable')]),
  /** What it rests on. */
  note: z.string().max(2000, 'The note is too long: 2000 characters are the limit.'),
});
export type Answer = z.infer<typeof answerSchema>;
export const answersSchema = z.record(criterionIdSchema, answerSchema);
export type Answers = z.infer<typeof answersSchema>;

/** What the model says of one criterion: never a sampled digit, but its likelihoods over the whole scale. */
export const scoreOpinionSchema = z.object({
  /** The mean of the scale's values, each by its likelihood. */
  expected: z.number(),
  /** 1 when all likelihood lies on one step, 0 when it is spread evenly over all (1 less the entropy's share). */
  certainty: z.number().min(0).max(1),
});
export const opinionSchema = z.object({
  /** Of the criteria that the model was taught to score. */
  scores: z.record(criterionIdSchema, scoreOpinionSchema),
  /** Its reason; null when it wrote none that could be shown. */
  reason: z.string().nullable(),
  /** Why there is none: it named a number that stands nowhere, or wrote no sentence. */
  withheld: z.enum(['made-up-number', 'no-sentence']).nullable(),
  model: z.object({ id: z.string(), sha256: z.string() }),
  madeAt: timeSchema,
});
export type Opinion = z.infer<typeof opinionSchema>;

/** What was said of one idea by one set of criteria. */
export const assessmentSchema = z.object({
  ideaId: idSchema,
  answers: answersSchema,
  /** Null until every criterion is answered by the person: the person scores first. */
  opinion: opinionSchema.nullable(),
});
export type Assessment = z.infer<typeof assessmentSchema>;

export const vetoSchema = z.object({ ideaId: idSchema, reason: z.string(), at: timeSchema });
export type Veto = z.infer<typeof vetoSchema>;

/** Which ideas are looked at. */
export const scopes = ['all', 'starred', 'chosen'] as const;
export const scopeSchema = z.enum(scopes);
export type Scope = z.infer<typeof scopeSchema>;

/** An idea in a ranking: its figure, and how far that could move with what is not known. */
const rankedSchema = z.object({
  ideaId: idSchema,
  low: z.number(),
  middle: z.number(),
  high: z.number(),
  /** 1 is the first; those with the same figure share a rank. */
  rank: z.int().positive(),
  bestRank: z.int().positive(),
  worstRank: z.int().positive(),
  /** Criteria without a value: not assessable, or not answered yet. */
  unknown: z.array(criterionIdSchema),
});
export type Ranked = z.infer<typeof rankedSchema>;

/** A veto is never averaged away: an idea that has one is in no ranking, whatever its answers. */
export const rankingSchema = z.object({
  ranked: z.array(rankedSchema),
  vetoed: z.array(vetoSchema),
  /** Ideas of which nothing has been said. */
  unassessed: z.array(idSchema),
});
export type Ranking = z.infer<typeof rankingSchema>;

/** How the first place hangs on the weights. */
export const sensitivitySchema = z.object({
  /** The idea that is first now; null when there are not two to compare. */
  firstId: idSchema.nullable(),
  criteria: z.array(
    z.object({
      criterionId: criterionIdSchema,
      /** Its share of all weight, 0 to 1. */
      share: z.number(),
      /** The shares between which the first stays first, the others keeping their proportions. */
      low: z.number(),
      high: z.number(),
      /** Who is first just outside; null where nobody is. */
      belowId: idSchema.nullable(),
      aboveId: idSchema.nullable(),
    }),
  ),
  /** How many sets of weights were drawn near the chosen ones. */
  draws: z.int(),
  /** The share of those that each idea was first in; most often first first, none with 0. */
  firsts: z.array(z.object({ ideaId: idSchema, share: z.number() })),
});
export type Sensitivity = z.infer<typeof sensitivitySchema>;
