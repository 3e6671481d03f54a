import type { SentenceFeatures } from './sentence-features.ts';

/** What models said of the sentences that were looked at: one read them with the question, or their meaning alone was compared. */
export type Basis = 'reading' | 'cosines';

/** Weights of a sentence's features, fitted by `node bench/retrieval/fit.ts`. */
export const sentenceWeights: Readonly<Record<Basis, Readonly<Record<keyof SentenceFeatures, number>>>> = {
  reading: {
    reading: 0.317,
    cosine: 13.797,
    ownCosine: 0,
    ownCoverage: 1.905,
    headingCoverage: 0.207,
    passageCoverage: 1.546,
    fragments: 0.677,
    passageScore: -1.483,
    passageCosine: 10.453,
    typeHeld: 0.425,
    typeMissing: -0.446,
    code: 1.942,
    numbers: -0.017,
    row: -0.311,
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
