import type { Handlers } from '../../contract/handlers.ts';
import type { ConvergeParts } from './context.ts';
import { createCriteriaHandlers } from './criteria-handlers.ts';
import { createOpinionHandlers } from './opinion-handlers.ts';
import { createVoteHandlers } from './vote-handlers.ts';

type ConvergeHandlers = Pick<Handlers, Extract<keyof Handlers, `converge.${string}`>>;

/** Choosing among ideas: by criteria, by dots, by pairs. */
export function createConvergeHandlers(parts: ConvergeParts): ConvergeHandlers {
  return {
    ...createCriteriaHandlers(parts),
    ...createOpinionHandlers(parts),
    ...createVoteHandlers(parts),
  };
}
