/** Ideas closer than this in meaning are counted as one said twice (cosine similarity). */
export const duplicateAbove = 0.9;

/** How a set of ideas lies in the space of meanings. Vectors have length 1. */
export interface Spread {
  /** Mean over all pairs of 1 less their cosine similarity; null for fewer than two. */
  readonly distance: number | null;
  /** Mean cosine similarity to the problem of the brief. */
  readonly relevance: number;
  /** Pairs above {@link duplicateAbove}. */
  readonly duplicates: number;
}

/** Measures a set against the problem it answers. */
export function spreadOf(ideas: readonly Float32Array[], problem: Float32Array): Spread {
  const pairs = ideas.flatMap((a, i) => ideas.slice(i + 1).map((b) => cosine(a, b)));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    distance: pairs.length === 0 ? null : 1 - mean(pairs),
    relevance: mean(ideas.map((idea) => cosine(idea, problem))),
    duplicates: pairs.filter((closeness) => closeness > duplicateAbove).length,
  };
}

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}
