import type { Brief } from '../../contract/projects.ts';
import type { BriefVectors } from './brief-vectors.ts';
import type { IdeationLibrary } from './library.ts';
import { heed, likingOf, type Liking, type Opinion } from './liking.ts';
import { needsOf, needsSaid, type BriefNeeds } from './needs.ts';

/** What a brief is about, and how readily people would choose the openings of the library for it. */
export interface Taste {
  readonly needs: BriefNeeds;
  readonly liking: Liking;
}

/** What the person says the brief is about, else what its text tells; and what follows from that and their opinions. */
export function tasteFor(
  brief: Brief,
  vectors: BriefVectors,
  {
    needs: all,
    needWeights,
    choiceWeights,
  }: Pick<IdeationLibrary, 'needs' | 'needWeights' | 'choiceWeights'>,
  opinions: readonly Opinion[],
): Taste {
  const needs = needsSaid(brief) ?? needsOf(brief, vectors, all, needWeights);
  const liking = likingOf(brief, vectors, needs, choiceWeights);
  return { needs, liking: heed(liking, opinions, choiceWeights) };
}
