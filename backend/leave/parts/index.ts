import { briefPart } from './brief.ts';
import { documentsPart } from './documents.ts';
import { groupsPart } from './groups.ts';
import { ideasPart } from './ideas.ts';
import type { Part } from './part.ts';
import { planPart } from './plan.ts';
import { scoresPart } from './scores.ts';

/** Every part, in the order of a document. */
export const parts: readonly Part[] = [briefPart, ideasPart, groupsPart, scoresPart, documentsPart, planPart];
