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
 * quoted hold the answer. By reading on nine sets of questions, by cosines (`--basis cosines`) on the development set.
 */
export const coefficients: Readonly<
  Record<Basis, Readonly<Record<keyof ConfidenceFeatures | 'intercept', number>>>
> = {
  reading: {
    intercept: -4.965,
    reading: 0.173,
    cosine: 1.997,
    ownCosine: 0,
    ownCoverage: 0.334,
    headingCoverage: -0.298,
    passageCoverage: -0.927,
    fragments: -0.629,
    passageScore: 1.675,
    passageCosine: -1.052,
    typeHeld: -0.229,
    typeMissing: -0.57,
    code: 0.272,
    numbers: -0.331,
    row: 0.268,
    mark: 0.132,
    margin: 0.313,
    agreement: 0.077,
    unknown: 1.331,
    missing: -0.49,
    chinese: 0,
  },
  cosines: {
    // Fitted at -14.76, and lowered since these were too sure of other documents: one threshold serves both.
    intercept: -15.16,
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
