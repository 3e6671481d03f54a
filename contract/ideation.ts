import { z } from 'zod';
import { rpc, stream } from './endpoint.ts';
import { idSchema, timeSchema } from './projects.ts';
import { boxSchema, combinationSchema, personaFieldsSchema } from './stimuli.ts';

/** What is shown of an idea; all written by the model, the person, or both. */
const ideaText = (limit: number, name: string) =>
  z.string().max(limit, `The ${name} is too long: ${limit} characters are the limit.`);
export const ideaFieldsSchema = z.object({
  title: ideaText(200, 'title').trim().min(1, 'An idea needs a title.'),
  /** One sentence: what it is, for whom, how it works. */
  pitch: ideaText(2000, 'pitch'),
  who: ideaText(1000, 'part about who it is for'),
  why: ideaText(2000, 'part about why it could work'),
  /** The first, cheapest test. */
  experiment: ideaText(2000, 'first experiment'),
});
export type IdeaFields = z.infer<typeof ideaFieldsSchema>;

export const samplingSchema = z.object({
  temperature: z.number().min(0).max(3),
  /** 0 switches it off. */
  topK: z.int().min(0),
  topP: z.number().gt(0).max(1),
  minP: z.number().min(0).max(1),
  repetitionPenalty: z.number().min(1).max(2),
});
export type Sampling = z.infer<typeof samplingSchema>;

/** The marks a candidate got, each by its own rule; `total` is what candidates are compared by. */
export const judgementSchema = z.object({
  /** Mean log-probability per token of the pitch with the brief (nats). */
  fluency: z.number(),
  /** Mean log-probability of the three least likely tokens (nats): where the pitch is least sure of itself. */
  weakest: z.number(),
  /** Share of the brief's specific words and numbers that the pitch uses, saturating; 0 to 1. */
  specificity: z.number(),
  /** Cosine similarity of the embeddings of the pitch and of the brief's problem. */
  relevance: z.number(),
  /** Cosine similarity of pitch and stimulus embeddings. */
  response: z.number(),
  /** 1 when the pitch ends by saying what is different afterwards, else 0. */
  change: z.number(),
  /** Highest cosine similarity of the pitch's ending to a sentence of the brief: a problem told again. */
  echo: z.number(),
  /** Highest cosine similarity to an idea already on the table; 0 with none. */
  closeness: z.number(),
  total: z.number(),
});
export type Judgement = z.infer<typeof judgementSchema>;

const inLanguages = z.object({ en: z.string(), 'zh-CN': z.string() });

/** A kind of trouble that a brief can be about. */
export const needNameSchema = z.object({ id: z.string(), name: inLanguages, meaning: inLanguages });
export type NeedName = z.infer<typeof needNameSchema>;

/** A need, and how surely a brief is about it: 0 to 1. */
export const toldNeedSchema = z.object({ id: z.string(), sureness: z.number().min(0).max(1) });
export type ToldNeed = z.infer<typeof toldNeedSchema>;

/** Where an idea came from: enough to make it again. */
export const provenanceSchema = z.object({
  generationId: idSchema,
  method: z.string(),
  stimulus: z.object({ id: z.string(), kind: z.string(), text: z.string() }),
  /** The exact text the model was sent. */
  prompt: z.string(),
  /** The beginning of the pitch that the card gave; empty when the model began it. */
  opening: z.string(),
  /** The place of that beginning among those of the card; absent where the model began, and before it was kept. */
  openingPlace: z.int().nonnegative().optional(),
  /** Who wrote the rest of the pitch: the model, or the people who wrote the library. Absent before there was a choice. */
  endedBy: z.enum(['model', 'library']).optional(),
  /** Whose words who, why and experiment are. */
  detailsBy: z.enum(['model', 'library']).optional(),
  seed: z.int(),
  sampling: samplingSchema,
  model: z.object({ id: z.string(), sha256: z.string() }),
  /** How many candidates were written for this stimulus, and how many passed every check. */
  candidates: z.object({ written: z.int(), passed: z.int() }),
  judgement: judgementSchema,
});
export type Provenance = z.infer<typeof provenanceSchema>;

/** What a person has decided about an idea so far. */
export const ideaStates = ['new', 'promising', 'chosen', 'parked'] as const;
export type IdeaState = (typeof ideaStates)[number];

/** The most tags an idea has, and the longest one in characters. */
export const tagsPerIdea = 20;
export const tagLimit = 40;
/** A free word or two: in lower case, without a leading #, single spaces inside. */
export const tagSchema = z
  .string()
  .max(10 * tagLimit, `A tag has at most ${tagLimit} characters.`)
  .transform((text) =>
    text
      .normalize('NFC')
      .replace(/^[#\s]+|\s+$/gu, '')
      .replace(/\s+/gu, ' ')
      .toLowerCase(),
  )
  .pipe(z.string().min(1, 'A tag needs a word.').max(tagLimit, `A tag has at most ${tagLimit} characters.`));

export const ideaSchema = ideaFieldsSchema.extend({
  id: idSchema,
  projectId: idSchema,
  /** The idea this one was grown from, if any. */
  parentId: idSchema.nullable(),
  origin: z.enum(['model', 'person']),
  starred: z.boolean(),
  state: z.enum(ideaStates),
  /** In the order they were given. */
  tags: z.array(z.string()),
  /** Its place in the order of the board: compared as text, digit by digit; given by the store. */
  rank: z.string().regex(/^[0-9A-Za-z]{0,999}[1-9A-Za-z]$/),
  /** When a person last changed the text; null while it is as it was written. */
  editedAt: timeSchema.nullable(),
  createdAt: timeSchema,
  provenance: provenanceSchema.nullable(),
  /** The cluster it was put in, if any. */
  clusterId: idSchema.nullable(),
  /** The idea it was merged into; such ideas are in no list. */
  mergedIntoId: idSchema.nullable(),
});
export type Idea = z.infer<typeof ideaSchema>;

const localizedSchema = z.object({ en: z.string(), 'zh-CN': z.string() });
/** Methods that are held as a session, with a surface of their own. */
export const sessionKinds = ['crazy-8s', 'role-storming', 'morphological-box', 'yes-and'] as const;
export type SessionKind = (typeof sessionKinds)[number];

export const methodSchema = z.object({
  id: z.string(),
  name: localizedSchema,
  /** What the method asks, in one sentence. */
  description: localizedSchema,
  /** How many stimulus cards it draws from. */
  cardCount: z.int().positive(),
  session: z.enum(sessionKinds).nullable(),
});
export type Method = z.infer<typeof methodSchema>;

export const ideaCountLimit = 40;

export const generateInputSchema = z.object({
  projectId: idSchema,
  method: z.string(),
  count: z
    .int('The number of ideas is a whole number.')
    .min(1, 'Ask for at least one idea.')
    .max(ideaCountLimit, `Ask for at most ${ideaCountLimit} ideas at a time.`),
  /** Left out: drawn at random, and reported. */
  seed: z.int('The seed is a whole number.').min(0).max(0xffffffff).optional(),
  /** Left out: the default model. */
  modelId: z.string().optional(),
  /** Only these cards of the method; left out: all of them. Each gives one idea at most. */
  cardIds: z.array(z.string().min(1).max(100)).min(1, 'Name at least one card.').max(100).optional(),
  /** For role-storming: whose eyes to look through. Left out: the library's people. */
  personas: z.array(personaFieldsSchema).min(1, 'Name at least one person.').max(20).optional(),
  /** For the morphological box; left out: rows of the library. */
  box: boxSchema.optional(),
  /** Combinations of the box, to be answered in turn; left out: some at random, none twice. */
  combinations: z.array(combinationSchema).min(1, 'Pick a combination.').max(ideaCountLimit).optional(),
  /** More like this one: its insight is kept, its form changes. */
  likeIdeaId: idSchema.optional(),
  /** One idea in place of this one, from the same stimulus. The old one is deleted, and can be restored. */
  replaceIdeaId: idSchema.optional(),
});
export type GenerateInput = z.infer<typeof generateInputSchema>;

const generationSummarySchema = z.object({
  generationId: idSchema,
  asked: z.int(),
  shown: z.int(),
  /** Candidates written and judged. */
  candidates: z.int(),
  /** Tokens the model wrote, candidates that were dropped included. */
  tokens: z.int(),
  /** Tokens per second of one sequence while writing (a step's time, one token). */
  decodeTokensPerSecond: z.number(),
  /** Tokens per second of all candidates that are written side by side. */
  totalTokensPerSecond: z.number(),
  loadMs: z.number(),
  /** From the request to the first idea; null when none was shown. */
  firstIdeaMs: z.number().nullable(),
  totalMs: z.number(),
});
export type GenerationSummary = z.infer<typeof generationSummarySchema>;

export const ideation = {
  'ideation.methods': rpc(z.object({}), z.array(methodSchema)),
  /** All that a brief can be about, in the library's order. */
  'ideation.needs': rpc(z.object({}), z.array(needNameSchema)),
  /** What the text of a project's brief tells of it, the surest first; nothing for a brief that says nothing. */
  'ideation.tellNeeds': rpc(z.object({ projectId: idSchema }), z.array(toldNeedSchema)),
  'ideation.generate': stream(generateInputSchema, [
    z.object({
      type: z.literal('started'),
      generationId: idSchema,
      seed: z.int(),
      model: z.string(),
      /** Openings that it heeds the person's opinion of: wanted, and not; null where the model begins as it likes. */
      heeded: z.object({ wanted: z.int(), unwanted: z.int() }).nullable(),
    }),
    z.object({
      type: z.literal('progress'),
      phase: z.enum(['waiting', 'loading', 'reading', 'drafting', 'judging', 'detailing']),
      /** Stimuli worked through, of those planned. */
      done: z.int(),
      planned: z.int(),
      stimulus: z.string().nullable(),
      totalTokensPerSecond: z.number().nullable(),
    }),
    z.object({ type: z.literal('idea'), idea: ideaSchema, replaces: idSchema.nullable() }),
    /** A stimulus for which no candidate was worth showing. */
    z.object({ type: z.literal('skipped'), stimulus: z.string(), reason: z.string() }),
    z.object({ type: z.literal('done'), summary: generationSummarySchema }),
  ]),

  'ideas.list': rpc(z.object({ projectId: idSchema }), z.array(ideaSchema)),
  /** Adds an idea of the person's own. */
  'ideas.add': rpc(
    z.object({ projectId: idSchema, fields: ideaFieldsSchema.partial().required({ title: true }) }),
    ideaSchema,
  ),
  'ideas.edit': rpc(z.object({ id: idSchema, fields: ideaFieldsSchema.partial() }), ideaSchema),
  'ideas.star': rpc(z.object({ id: idSchema, starred: z.boolean() }), ideaSchema),
  /** Takes the idea away; `ideas.restore` brings it back for 30 days. */
  'ideas.delete': rpc(z.object({ id: idSchema }), z.object({})),
  'ideas.restore': rpc(z.object({ id: idSchema }), ideaSchema),
};
