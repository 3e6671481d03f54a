import { InklingError } from '../../contract/errors.ts';
import type { PlanLibrary } from '../../contract/plan-library.ts';

/** Throws `not-found` for a solution that the register does not have. */
export function requireSolution(library: PlanLibrary, id: string): void {
  const known = library.challenges.some(({ solutions }) => solutions.some((one) => one.id === id));
  if (!known) throw unknown('solution', id);
}

/** Throws `not-found` for a question that the review does not ask. */
export function requireQuestion(library: PlanLibrary, id: string): void {
  if (!library.review.some(({ questions }) => questions.some((one) => one.id === id)))
    throw unknown('question', id);
}

/** Throws `not-found` for a proposal that the planner does not make; null is the person's own action. */
export function requireProposal(library: PlanLibrary, id: string | null): void {
  if (id !== null && !library.proposals.some((one) => one.id === id)) throw unknown('proposal', id);
}

function unknown(what: string, id: string): InklingError {
  return new InklingError(
    'not-found',
    `The library has no ${what} called “${id}”. Nothing was changed.`,
    'Ask for the library again; it may have changed with an update.',
  );
}
