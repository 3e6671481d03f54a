/** Impact × confidence × ease. */
export function iceOf(figures: Readonly<Record<string, number>>): number {
  return figures.impact! * figures.confidence! * figures.ease!;
}

/** The share of pairs in which the good one has the higher figure, equal ones as a half: the area under the ROC curve. */
export function separation(good: readonly number[], bad: readonly number[]): number {
  let higher = 0;
  for (const a of good) for (const b of bad) higher += a > b ? 1 : a === b ? 0.5 : 0;
  return higher / (good.length * bad.length);
}

/** Spearman's correlation, of figures without ties. */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const ranks = (values: readonly number[]) => {
    const order = [...values.keys()].sort((i, j) => values[i]! - values[j]!);
    const result = new Array<number>(values.length);
    order.forEach((place, rank) => (result[place] = rank));
    return result;
  };
  const [x, y] = [ranks(a), ranks(b)];
  const n = a.length;
  const squares = x.reduce((sum, rank, at) => sum + (rank - y[at]!) ** 2, 0);
  return 1 - (6 * squares) / (n * (n * n - 1));
}
