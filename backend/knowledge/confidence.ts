/** What speaks for a quoted answer and against it; each from 0 to 1. */
export interface ConfidenceFeatures {
  /** Cosine similarity of the best sentence, under its heading, to the question. */
  readonly sentenceCosine: number;
  /** Share of the question's words in that sentence, rare ones counting more. */
  readonly sentenceCoverage: number;
  /** Highest cosine similarity of a passage to the question. */
  readonly passageCosine: number;
  /** Share of the question's words in the passage of the best sentence. */
  readonly passageCoverage: number;
  /** 1 when words and meaning agree on the best passage. */
  readonly agreement: number;
  /** Share of the question's words that no source holds. */
  readonly unknown: number;
}

/**
 * A logistic function of the features. Its numbers were set by hand on the samples' questions, not fitted: what comes out
 * orders answers well, and is no more than a rough probability.
 */
export const coefficients: Readonly<Record<keyof ConfidenceFeatures | 'intercept', number>> = {
  intercept: -8,
  sentenceCosine: 7,
  sentenceCoverage: 2,
  passageCosine: 3,
  passageCoverage: 1.5,
  agreement: 0.5,
  unknown: -1.5,
};

/** Confidence from which on an answer is shown unless a project says otherwise: of the thresholds tried on bench/retrieval/development.csv the least with which nine of ten answers given were right. */
export const defaultThreshold = 0.5;

/** How likely it is, roughly, that the quoted sentences answer the question; from 0 to 1. */
export function confidenceOf(features: ConfidenceFeatures): number {
  let sum = coefficients.intercept;
  for (const name of Object.keys(features) as (keyof ConfidenceFeatures)[])
    sum += coefficients[name] * features[name];
  return 1 / (1 + Math.exp(-sum));
}
