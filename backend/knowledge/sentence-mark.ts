import type { SentenceFeatures } from './sentence-features.ts';

/** Weights of a sentence's features, fitted by `node bench/retrieval/fit.ts` on the questions of bench/retrieval/development.csv. */
export const sentenceWeights: Readonly<Record<keyof SentenceFeatures, number>> = {
  cosine: 10,
  ownCoverage: 3,
  headingCoverage: 1,
  passageCoverage: 1,
  fragments: 1,
  passageScore: 3,
  passageCosine: 0,
  typeHeld: 0.5,
  typeMissing: -0.5,
  code: 2,
  numbers: 0.5,
  row: 0,
};

/**
 * The mark of a sentence: the more, the likelier it answers the question. Differences of marks are log odds between two
 * sentences (conditional logit, McFadden 1974).
 */
export function markOf(features: SentenceFeatures): number {
  let sum = 0;
  for (const name of Object.keys(sentenceWeights) as (keyof SentenceFeatures)[])
    sum += sentenceWeights[name] * features[name];
  return sum;
}
