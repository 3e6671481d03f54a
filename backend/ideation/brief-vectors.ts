/** What of a brief is told from by its meaning: vectors of length 1; null where the brief says nothing. */
export interface BriefVectors {
  /** Title and problem together. */
  readonly problem: Float32Array;
  /** The title, and each sentence of the problem. */
  readonly sentences: readonly Float32Array[];
  readonly constraints: Float32Array | null;
  readonly assets: Float32Array | null;
}

/**
 * The vectors of problem, constraints and assets one after the other, with zeros for what a brief leaves out. Throws a
 * RangeError for vectors of another embedder than the one of `dimensions` numbers that the weights were fitted with.
 */
export function wholeOf(
  { problem, constraints, assets, sentences }: BriefVectors,
  dimensions: number,
): number[] {
  const silent = new Float32Array(dimensions);
  const whole = [problem, constraints ?? silent, assets ?? silent];
  const wrong = [...whole, ...sentences].find(({ length }) => length !== dimensions);
  if (wrong)
    throw new RangeError(`Briefs are told from vectors of ${dimensions} dimensions, not ${wrong.length}.`);
  return whole.flatMap((vector) => [...vector]);
}
