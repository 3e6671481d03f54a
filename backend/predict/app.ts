import type { Handlers } from '../../contract/handlers.ts';
import type { predict } from '../../contract/predict.ts';
import { createDatasetHandlers } from './datasets.ts';
import { createDesk } from './desk.ts';
import type { PredictParts } from './parts.ts';
import { createRunHandlers } from './runs.ts';
import { createUseHandlers } from './use-runs.ts';

/** The predictor: data in, models compared, and what can be done with them. */
export function createPredictHandlers(
  parts: Omit<PredictParts, 'desk'>,
): Pick<Handlers, keyof typeof predict> {
  const whole = { ...parts, desk: createDesk(parts.store, parts.workers.quick) };
  return { ...createDatasetHandlers(whole), ...createRunHandlers(whole), ...createUseHandlers(whole) };
}
