import type { Judgement } from '../../contract/ideation.ts';

/** What is measured of a candidate, each by its own rule. */
export type Marks = Omit<Judgement, 'total'>;

/**
 * What each mark counts for. Fitted by reading: see docs/ideation.md. Log-probabilities are in nats a token,
 * the others between 0 and 1.
 */
const weights = {
  fluency: 2,
  weakest: 0.15,
  specificity: 0.4,
  relevance: 1,
  response: 0.4,
  change: 0.3,
} as const satisfies Partial<Record<keyof Marks, number>>;

/** Closer than this to an idea on the table, and a candidate begins to lose. */
const comfortableCloseness = 0.72;
const closenessPenalty = 4;

/** An ending closer than this to a sentence of the brief tells the problem again. */
const comfortableEcho = 0.62;
const echoPenalty = 4;

/** Ideas at least this alike are one idea (cosine similarity). */
export const duplicateCloseness = 0.86;

/**
 * The model is never as sure of what people wrote as of its own words, and readers prefer theirs (docs/ideation.md). So
 * its sureness only decides among their endings, and one of its own has to be surer than most to win against them.
 */
const library = { sureness: 0.1, bonus: -0.9 };

/** One number to compare candidates by; higher is better, and it means nothing by itself. */
export function judge(marks: Marks, endedBy: 'model' | 'library'): Judgement {
  const isOurs = endedBy === 'library';
  let total = isOurs ? library.bonus : 0;
  total -= closenessPenalty * Math.max(0, marks.closeness - comfortableCloseness);
  total -= echoPenalty * Math.max(0, marks.echo - comfortableEcho);
  for (const [name, weight] of Object.entries(weights)) {
    const isSureness = name === 'fluency' || name === 'weakest';
    total += (isOurs && isSureness ? library.sureness : 1) * weight * marks[name as keyof typeof weights];
  }
  return { ...marks, total };
}

/** Mean of numbers; NaN of none. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Mean of the three lowest: where a text is least sure of itself. */
export function weakest(values: readonly number[]): number {
  return mean([...values].sort((a, b) => a - b).slice(0, 3));
}
