import type { Plan } from '../../contract/plan.ts';
import type {
  OpportunityCard,
  PlanItem,
  ReviewAnswer,
  Risk,
  SolutionMark,
} from '../../contract/plan-entries.ts';
import type { PlanLibrary } from '../../contract/plan-library.ts';
import type { StoredEntry, StoredPlan } from './ports.ts';
import { summarizeReview } from './summarize-review.ts';

const entryOf = ({ id, projectId, createdAt, updatedAt }: StoredEntry) => ({
  id,
  projectId,
  createdAt,
  updatedAt,
});

export const toItem = (entry: StoredEntry<'item'>): PlanItem => ({ ...entry.value, ...entryOf(entry) });
export const toRisk = (entry: StoredEntry<'risk'>): Risk => ({ ...entry.value, ...entryOf(entry) });
export const toCard = (entry: StoredEntry<'card'>): OpportunityCard => ({
  ...entry.value,
  ...entryOf(entry),
  ideaId: entry.key,
});
export const toMark = ({ value, projectId, key, updatedAt }: StoredEntry<'solution'>): SolutionMark => ({
  ...value,
  projectId,
  solutionId: key,
  updatedAt,
});
export const toAnswer = ({ value, projectId, key, updatedAt }: StoredEntry<'answer'>): ReviewAnswer => ({
  ...value,
  projectId,
  questionId: key,
  updatedAt,
});

/** What is kept of a plan as it is shown, with the review in short. */
export function toPlan(library: PlanLibrary, stored: StoredPlan): Plan {
  return {
    items: stored.item.map(toItem),
    risks: stored.risk.map(toRisk),
    cards: stored.card.map(toCard),
    solutions: stored.solution.map(toMark),
    answers: stored.answer.map(toAnswer),
    review: summarizeReview(library.review, new Map(stored.answer.map(({ key, value }) => [key, value]))),
  };
}
