import type { SentenceFeatures } from './sentence-features.ts';
import type { Basis } from './sentence-mark.ts';

/** What speaks for a quoted answer and against it: the best sentence's features, and how it stands among the others. */
export interface ConfidenceFeatures extends SentenceFeatures {
  /** The mark of the best sentence, in log odds, and how far it is ahead of the best one that is not quoted with it. */
  readonly mark: number;
  readonly margin: number;
  /** 1 when words and meaning agree on the best passage. */
  readonly agreement: number;
  /** Share of the question's words that no source holds. */
  readonly unknown: number;
  /** Weight of the rarest word of the question that the passage lacks, beside the rarest of all. */
  readonly missing: number;
  /** 1 for a Chinese source: its embedder's cosines lie elsewhere. */
  readonly chinese: number;
}

/**
 * A logistic function of the features, fitted with an L2 penalty by `node bench/retrieval/fit.ts`: whether the sentences
 * quoted hold the answer. By reading on five sets of questions, by cosines (`--basis cosines`) on the development set.
 */
export const coefficients: Readonly<
  Record<Basis, Readonly<Record<keyof ConfidenceFeatures | 'intercept', number>>>
> = {
  reading: {
    intercept: -4.457,
    reading: 0.155,
    cosine: -0.091,
    ownCosine: 0,
    ownCoverage: -0.029,
    headingCoverage: -0.266,
    passageCoverage: -0.327,
    fragments: -0.585,
    passageScore: 1.548,
    passageCosine: -2.337,
    typeHeld: -0.172,
    typeMissing: -0.693,
    code: 0.561,
    numbers: -0.989,
    row: 0.226,
    mark: 0.177,
    margin: 0.512,
    agreement: 0.234,
    unknown: 0.567,
    missing: 0.473,
    chinese: 0,
  },
  cosines: {
    // Fitted at -14.76, and lowered since these were too sure of other documents: one threshold serves both.
    intercept: -15.37,
    reading: 0,
    cosine: 4.79,
    ownCosine: 5.68,
    ownCoverage: -0.35,
    headingCoverage: -2.35,
    passageCoverage: 0.91,
    fragments: -0.4,
    passageScore: 4.7,
    passageCosine: 1.04,
    typeHeld: -0.01,
    typeMissing: 0.01,
    code: 0.77,
    numbers: -1.09,
    row: -0.67,
    mark: 0.06,
    margin: 0.57,
    agreement: 0.22,
    unknown: -0.59,
    missing: 0.54,
    chinese: 2.35,
  },
};

/** How likely it is that the quoted sentences answer the question; from 0 to 1. */
export function confidenceOf(features: ConfidenceFeatures, basis: Basis): number {
  const weights = coefficients[basis];
  let sum = weights.intercept;
  for (const name of Object.keys(features) as (keyof ConfidenceFeatures)[])
    sum += weights[name] * features[name];
  return 1 / (1 + Math.exp(-sum));
}
