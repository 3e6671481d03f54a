import type { SentenceFeatures } from './sentence-features.ts';

/** Weights of a sentence's features, fitted by `node bench/retrieval/fit.ts` on the questions of bench/retrieval/development.csv. */
export const sentenceWeights: Readonly<Record<keyof SentenceFeatures, number>> = {
  cosine: 5.64,
  ownCosine: 6.46,
  ownCoverage: 5.54,
  headingCoverage: 0.64,
  passageCoverage: 2.4,
  fragments: -0.18,
  passageScore: 2.5,
  passageCosine: 13.2,
  typeHeld: 0.36,
  typeMissing: -0.4,
  code: 3.37,
  numbers: 1.54,
  row: -1.17,
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
