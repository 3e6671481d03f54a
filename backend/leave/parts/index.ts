import { briefPart } from './brief.ts';
import { ideasPart } from './ideas.ts';
import type { Part } from './part.ts';
import { planPart } from './plan.ts';

/** Every part, in the order of a document. */
export const parts: readonly Part[] = [briefPart, ideasPart, planPart];
