import type { Handlers } from '../../contract/handlers.ts';
import type { recommend } from '../../contract/recommend.ts';
import { createDatasetHandlers } from './datasets.ts';
import { createDesk } from './desk.ts';
import { createListHandlers } from './hand-out.ts';
import type { RecommendParts } from './parts.ts';
import { createRunHandlers } from './runs.ts';

/** The recommender: data in, comparison, lists, and out again. */
export function createRecommendHandlers(
  parts: Omit<RecommendParts, 'desks'>,
): Pick<Handlers, keyof typeof recommend> {
  const desks = {
    lists: createDesk(parts, parts.workers.lists),
    heavy: createDesk(parts, parts.workers.heavy),
  };
  const whole = { ...parts, desks };
  return { ...createDatasetHandlers(whole), ...createRunHandlers(whole), ...createListHandlers(whole) };
}
