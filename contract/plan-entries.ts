import { z } from 'zod';
import { idSchema, timeSchema } from './projects.ts';

const planText = (limit: number, name: string) =>
  z.string().max(limit, `The ${name} is too long: ${limit} characters are the limit.`);
/** A day as people write it down, without a time or a zone: 2026-03-31. */
const daySchema = z.iso.date('A date is written as 2026-03-31 and has to be in the calendar.');
const ownerSchema = planText(200, 'name of the owner');
const noteSchema = planText(4000, 'note');
const libraryIdSchema = z.string().min(1, 'An id is empty.').max(100, 'An id is too long.');

/** The article's three levels of turning a company around. */
export const planLevels = ['technology', 'market', 'strategy'] as const;
export const planLevelSchema = z.enum(planLevels);
export type PlanLevel = z.infer<typeof planLevelSchema>;

/** What a thing rests on. Ideas and runs are those of the same project; what was deleted since keeps its id. */
export const evidenceLinkSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('idea'), ideaId: idSchema, note: noteSchema.default('') }),
  /** A run of the recommender. */
  z.object({ kind: z.literal('run'), runId: idSchema, note: noteSchema.default('') }),
  /** An address or a sentence; addresses are shown, never opened by themselves. */
  z.object({
    kind: z.literal('text'),
    text: planText(4000, 'piece of evidence').trim().min(1, 'A piece of evidence is empty.'),
  }),
]);
export type EvidenceLink = z.infer<typeof evidenceLinkSchema>;
const evidenceSchema = z.array(evidenceLinkSchema).max(50, 'At most 50 pieces of evidence for one entry.');

export const planItemKinds = ['action', 'experiment', 'milestone'] as const;
export const planItemStates = ['proposed', 'planned', 'doing', 'done', 'dropped'] as const;

/** What a person writes of an action, an experiment or a milestone. */
export const planItemFieldsSchema = z.object({
  kind: z.enum(planItemKinds),
  level: planLevelSchema,
  title: planText(200, 'title').trim().min(1, 'An entry of the plan needs a title.'),
  note: noteSchema,
  owner: ownerSchema,
  /** First day; null: not set. A milestone has only its last day. */
  startOn: daySchema.nullable(),
  /** Last day, that one included; null: not set. */
  dueOn: daySchema.nullable(),
  state: z.enum(planItemStates),
  evidence: evidenceSchema,
  /** The proposal of the library it came from; null: the person's own. */
  proposalId: libraryIdSchema.nullable(),
});
export type PlanItemFields = z.infer<typeof planItemFieldsSchema>;

const entrySchema = z.object({
  id: idSchema,
  projectId: idSchema,
  createdAt: timeSchema,
  updatedAt: timeSchema,
});
export const planItemSchema = planItemFieldsSchema.extend(entrySchema.shape);
export type PlanItem = z.infer<typeof planItemSchema>;

/** What can be built of an idea with this app: the rooms that hold prototypes. */
export const prototypes = ['assistant', 'recommender', 'compose', 'analyse', 'predict'] as const;
export const boundToSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('idea'), ideaId: idSchema }),
  z.object({ kind: z.literal('prototype'), prototype: z.enum(prototypes) }),
]);
export type BoundTo = z.infer<typeof boundToSchema>;

export const solutionStates = ['open', 'doing', 'done', 'not-needed'] as const;
/** How a project stands with one solution of the challenge register. */
export const solutionMarkSchema = z.object({
  projectId: idSchema,
  solutionId: libraryIdSchema,
  state: z.enum(solutionStates),
  note: noteSchema,
  /** Which ideas and prototypes it is about; none: the whole project. */
  boundTo: z.array(boundToSchema).max(50, 'At most 50 ideas and prototypes for one solution.'),
  updatedAt: timeSchema,
});
export type SolutionMark = z.infer<typeof solutionMarkSchema>;

const scaleSchema = z
  .int('A step of the scale is a whole number.')
  .min(1, 'The scale begins at 1.')
  .max(5, 'The scale ends at 5.');
export const riskStates = ['open', 'mitigating', 'accepted', 'closed'] as const;

/** What a person writes of a risk. */
export const riskFieldsSchema = z.object({
  title: planText(200, 'title').trim().min(1, 'A risk needs a title.'),
  note: noteSchema,
  /** Steps of the scales in the library, 1 to 5. */
  likelihood: scaleSchema,
  impact: scaleSchema,
  owner: ownerSchema,
  mitigation: planText(4000, 'mitigation'),
  state: z.enum(riskStates),
  /** The idea it threatens; null: the project. */
  ideaId: idSchema.nullable(),
});
export type RiskFields = z.infer<typeof riskFieldsSchema>;
export const riskSchema = riskFieldsSchema.extend(entrySchema.shape);
export type Risk = z.infer<typeof riskSchema>;

export const reviewAnswers = ['yes', 'no', 'not-sure', 'not-applicable'] as const;
/** What a person answered to one question of the responsible-AI review. */
export const reviewAnswerSchema = z.object({
  projectId: idSchema,
  questionId: libraryIdSchema,
  answer: z.enum(reviewAnswers),
  note: noteSchema,
  evidence: evidenceSchema,
  updatedAt: timeSchema,
});
export type ReviewAnswer = z.infer<typeof reviewAnswerSchema>;

/** The article's four fields. */
export const caseFields = ['scenario', 'technique', 'value', 'challenges'] as const;
export const cardFieldsSchema = z.object({
  scenario: planText(4000, 'scenario'),
  technique: planText(4000, 'technique'),
  /** Commercial value. */
  value: planText(4000, 'commercial value'),
  /** Challenges and solutions. */
  challenges: planText(4000, 'part about challenges'),
});
export type CardFields = z.infer<typeof cardFieldsSchema>;

/** An idea in the four fields in which the article tells its cases. One for each idea. */
export const opportunityCardSchema = cardFieldsSchema.extend({ ...entrySchema.shape, ideaId: idSchema });
export type OpportunityCard = z.infer<typeof opportunityCardSchema>;
