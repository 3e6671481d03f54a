import type { SentenceFeatures } from './sentence-features.ts';

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
 * A logistic function of the features, fitted with an L2 penalty by `node bench/retrieval/fit.ts` on the questions of
 * bench/retrieval/development.csv: whether the sentences quoted hold the answer.
 */
export const coefficients: Readonly<Record<keyof ConfidenceFeatures | 'intercept', number>> = {
  intercept: -14.76,
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
};

/**
 * Confidence from which on an answer is shown unless a project says otherwise: on the development questions, each document
 * left out in turn, 83 % of what was quoted was right there, and 84 % of what had no answer was refused.
 */
export const defaultThreshold = 0.55;

/** How likely it is that the quoted sentences answer the question; from 0 to 1. */
export function confidenceOf(features: ConfidenceFeatures): number {
  let sum = coefficients.intercept;
  for (const name of Object.keys(features) as (keyof ConfidenceFeatures)[])
    sum += coefficients[name] * features[name];
  return 1 / (1 + Math.exp(-sum));
}
