import { z } from 'zod';
import { rpc } from './endpoint.ts';
import {
  cardFieldsSchema,
  opportunityCardSchema,
  planItemFieldsSchema,
  planItemSchema,
  reviewAnswerSchema,
  riskFieldsSchema,
  riskSchema,
  solutionMarkSchema,
} from './plan-entries.ts';
import { planLibrarySchema, reviewAreas } from './plan-library.ts';
import { idSchema } from './projects.ts';

/** How an area of the review stands: by its worst answer, never by a mean. */
export const reviewStandings = ['no', 'not-sure', 'unanswered', 'unsupported', 'clear'] as const;
const reviewStandingSchema = z.enum(reviewStandings);
export type ReviewStanding = z.infer<typeof reviewStandingSchema>;

const reviewCountsSchema = z.object({
  yes: z.int(),
  no: z.int(),
  notSure: z.int(),
  notApplicable: z.int(),
  unanswered: z.int(),
});
export type ReviewCounts = z.infer<typeof reviewCountsSchema>;

/** The review in short. One “no” is enough for the whole to stand at “no”. */
export const reviewSummarySchema = z.object({
  standing: reviewStandingSchema,
  counts: reviewCountsSchema,
  areas: z.array(
    z.object({ area: z.enum(reviewAreas), standing: reviewStandingSchema, counts: reviewCountsSchema }),
  ),
  /** The questions that were answered so. */
  no: z.array(z.string()),
  notSure: z.array(z.string()),
  /** Answered “yes” without a note or evidence, or “not applicable” without a reason. */
  unsupported: z.array(z.string()),
});
export type ReviewSummary = z.infer<typeof reviewSummarySchema>;

/** The plan of a project. */
export const planSchema = z.object({
  /** Oldest first, as all lists here. */
  items: z.array(planItemSchema),
  /** Only of solutions that somebody touched. */
  solutions: z.array(solutionMarkSchema),
  risks: z.array(riskSchema),
  answers: z.array(reviewAnswerSchema),
  review: reviewSummarySchema,
  /** Cards of ideas that are there. */
  cards: z.array(opportunityCardSchema),
});
export type Plan = z.infer<typeof planSchema>;

/** A case found, and why. */
export const foundCaseSchema = z.object({
  caseId: z.string(),
  /** What it was ranked by: reciprocal ranks of both signals; comparable within one question. */
  score: z.number(),
  /** By words (BM25); null when no word matched. */
  words: z.object({ rank: z.int().positive(), score: z.number() }).nullable(),
  /** By meaning: cosine similarity. */
  meaning: z.object({ rank: z.int().positive(), score: z.number() }),
  /** Words of the question that stand in it. */
  matched: z.array(z.string()),
});
export type FoundCase = z.infer<typeof foundCaseSchema>;

/** The longest question the case library is searched for, in characters. */
export const caseQueryLimit = 2000;
const planLanguageSchema = z.enum(['en', 'zh-CN']);
const noInput = z.object({});
const nothing = z.object({});

/** What a person writes without saying more. */
const newItemSchema = planItemFieldsSchema.partial().required({ kind: true, level: true, title: true });
const newRiskSchema = riskFieldsSchema.partial().required({ title: true, likelihood: true, impact: true });

/** The plan: actions on three levels, challenges, risks, the review, cases and cards. */
export const plan = {
  /** The hand-written content: proposals, challenges, cases, questions, scales. */
  'plan.library': rpc(noInput, planLibrarySchema),
  'plan.get': rpc(z.object({ projectId: idSchema }), planSchema),

  /** Left-out fields are empty; the state is `planned`. Evidence must be of the same project. */
  'plan.addItem': rpc(z.object({ projectId: idSchema, fields: newItemSchema }), planItemSchema),
  /** Sets the fields given. A first day after the last one is refused. */
  'plan.editItem': rpc(z.object({ id: idSchema, fields: planItemFieldsSchema.partial() }), planItemSchema),
  /** Takes it away; `plan.restoreItem` brings it back for 30 days. */
  'plan.deleteItem': rpc(z.object({ id: idSchema }), nothing),
  'plan.restoreItem': rpc(z.object({ id: idSchema }), planItemSchema),

  'plan.addRisk': rpc(z.object({ projectId: idSchema, fields: newRiskSchema }), riskSchema),
  'plan.editRisk': rpc(z.object({ id: idSchema, fields: riskFieldsSchema.partial() }), riskSchema),
  'plan.deleteRisk': rpc(z.object({ id: idSchema }), nothing),
  'plan.restoreRisk': rpc(z.object({ id: idSchema }), riskSchema),

  /** Sets what is given; what was never touched is `open`, without a note, about the whole project. */
  'plan.markSolution': rpc(
    z.object({
      projectId: idSchema,
      solutionId: solutionMarkSchema.shape.solutionId,
      fields: solutionMarkSchema.pick({ state: true, note: true, boundTo: true }).partial(),
    }),
    solutionMarkSchema,
  ),

  /** Sets what is given. An `answer` of null takes the answer back, with its note and evidence. */
  'plan.answer': rpc(
    z.object({
      projectId: idSchema,
      questionId: reviewAnswerSchema.shape.questionId,
      answer: reviewAnswerSchema.shape.answer.nullable(),
      note: reviewAnswerSchema.shape.note.optional(),
      evidence: reviewAnswerSchema.shape.evidence.optional(),
    }),
    z.object({ answer: reviewAnswerSchema.nullable(), review: reviewSummarySchema }),
  ),

  /** Sets the fields given of an idea's card, and makes the card where there is none. */
  'plan.saveCard': rpc(
    z.object({ ideaId: idSchema, fields: cardFieldsSchema.partial() }),
    opportunityCardSchema,
  ),
  'plan.deleteCard': rpc(z.object({ id: idSchema }), nothing),
  'plan.restoreCard': rpc(z.object({ id: idSchema }), opportunityCardSchema),

  /** Searches the cases by words and by meaning, in one language. All cases, best first, up to `count`. */
  'plan.findCases': rpc(
    z.object({
      query: z
        .string()
        .trim()
        .min(1, 'Say what you look for.')
        .max(caseQueryLimit, `This is too long to search for: ${caseQueryLimit} characters are the limit.`),
      language: planLanguageSchema,
      count: z.int().min(1).max(100).default(8),
    }),
    z.array(foundCaseSchema),
  ),

  /** The whole plan as a Markdown document. */
  'plan.export': rpc(
    z.object({ projectId: idSchema, language: planLanguageSchema }),
    z.object({ name: z.string(), markdown: z.string() }),
  ),
};
