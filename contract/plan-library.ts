import { z } from 'zod';
import { planLevelSchema, prototypes } from './plan-entries.ts';

/** A text of the library in both languages. */
export const bilingualSchema = z.object({ en: z.string().min(1), 'zh-CN': z.string().min(1) });
export type Bilingual = z.infer<typeof bilingualSchema>;

/** A proposed action of the transformation planner. */
export const proposalSchema = z.object({
  id: z.string().min(1),
  level: planLevelSchema,
  title: bilingualSchema,
  /** What it means, in a sentence or two. */
  meaning: bilingualSchema,
  firstStep: bilingualSchema,
  /** What to look for, to know whether it works. */
  lookFor: bilingualSchema,
  /** The article's section it goes back to. */
  section: z.string().min(1),
});
export type Proposal = z.infer<typeof proposalSchema>;

/** One solution of a challenge: an item of the checklist. */
export const solutionSchema = z.object({
  id: z.string().min(1),
  title: bilingualSchema,
  /** What to do. */
  what: bilingualSchema,
  /** What this app offers for it, and where its help ends. */
  here: bilingualSchema,
  /** The room where it is done; null: everywhere, or outside the app. */
  place: z.enum(['knowledge', 'ideas', 'models', 'privacy', 'plan', ...prototypes]).nullable(),
});
export type Solution = z.infer<typeof solutionSchema>;

export const challengeSchema = z.object({
  id: z.string().min(1),
  title: bilingualSchema,
  /** Why it is hard. */
  why: bilingualSchema,
  section: z.string().min(1),
  solutions: z.array(solutionSchema).min(1),
});
export type Challenge = z.infer<typeof challengeSchema>;

const caseTextSchema = z.object({
  title: z.string().min(1),
  scenario: z.string().min(1),
  technique: z.string().min(1),
  value: z.string().min(1),
  challenges: z.string().min(1),
});
/** A case in the article's four fields. */
export const planCaseSchema = z.object({
  id: z.string().min(1),
  /** `article`: told by the article, in our words; `general`: typical of its field, of no company in particular. */
  source: z.enum(['article', 'general']),
  /** The use cases it shows, as the lenses of ideation name them. */
  uses: z.array(z.string().min(1)).min(1),
  /** The stimulus card that was written from it. */
  cardId: z.string().min(1),
  en: caseTextSchema,
  'zh-CN': caseTextSchema,
});
export type PlanCase = z.infer<typeof planCaseSchema>;

/** A question of the responsible-AI review. `yes` is the answer one can stand by. */
export const reviewQuestionSchema = z.object({
  id: z.string().min(1),
  text: bilingualSchema,
  /** What would show it. */
  lookFor: bilingualSchema,
});
export type ReviewQuestion = z.infer<typeof reviewQuestionSchema>;
export const reviewAreas = [
  'purpose',
  'data',
  'fairness',
  'transparency',
  'oversight',
  'safety',
  'law',
] as const;
export const reviewAreaSchema = z.object({
  id: z.enum(reviewAreas),
  title: bilingualSchema,
  questions: z.array(reviewQuestionSchema).min(1),
});
export type ReviewArea = z.infer<typeof reviewAreaSchema>;

const scaleStepSchema = z.object({
  step: z.int().min(1).max(5),
  name: bilingualSchema,
  /** What the step stands for, so that two people mean the same. */
  anchor: bilingualSchema,
});
export const riskScalesSchema = z.object({
  likelihood: z.array(scaleStepSchema).length(5),
  impact: z.array(scaleStepSchema).length(5),
});
export type RiskScales = z.infer<typeof riskScalesSchema>;

/** The hand-written content of the plan. */
export const planLibrarySchema = z.object({
  proposals: z.array(proposalSchema),
  challenges: z.array(challengeSchema),
  cases: z.array(planCaseSchema),
  review: z.array(reviewAreaSchema),
  scales: riskScalesSchema,
});
export type PlanLibrary = z.infer<typeof planLibrarySchema>;
