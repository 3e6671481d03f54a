import type { analyse } from '../../contract/analyse.ts';
import type { Handlers } from '../../contract/handlers.ts';
import { createLabelHandlers } from './label-handlers.ts';
import { createMaskHandlers } from './mask-handlers.ts';
import type { AnalyseParts } from './parts.ts';
import { createRunHandlers } from './run-handlers.ts';
import { createTableHandlers } from './table-handlers.ts';

/** Reading many short texts, and personal data in them. */
export function createAnalyseHandlers(parts: AnalyseParts): Pick<Handlers, keyof typeof analyse> {
  return {
    ...createTableHandlers(parts),
    ...createRunHandlers(parts),
    ...createLabelHandlers(parts),
    ...createMaskHandlers(parts),
  };
}
