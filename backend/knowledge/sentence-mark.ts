import type { SentenceFeatures } from './sentence-features.ts';

/** What models said of the sentences that were looked at: one read them with the question, or their meaning alone was compared. */
export type Basis = 'reading' | 'cosines';

/** Weights of a sentence's features, fitted by `node bench/retrieval/fit.ts`. */
export const sentenceWeights: Readonly<Record<Basis, Readonly<Record<keyof SentenceFeatures, number>>>> = {
  reading: {
    reading: 0.41,
    cosine: 14.489,
    ownCosine: 0,
    ownCoverage: 1.722,
    headingCoverage: 0.258,
    passageCoverage: 1.674,
    fragments: 0.668,
    passageScore: -1.025,
    passageCosine: 8.293,
    typeHeld: 0.395,
    typeMissing: -0.418,
    code: 3.132,
    numbers: -0.297,
    row: -0.63,
  },
  cosines: {
    reading: 0,
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
  },
};

/**
 * The mark of a sentence: the more, the likelier it answers the question. Differences of marks are log odds between two
 * sentences (conditional logit, McFadden 1974).
 */
export function markOf(features: SentenceFeatures, basis: Basis): number {
  const weights = sentenceWeights[basis];
  let sum = 0;
  for (const name of Object.keys(weights) as (keyof SentenceFeatures)[])
    sum += weights[name] * features[name];
  return sum;
}
