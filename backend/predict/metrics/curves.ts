import type { Outcome } from './truth.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}
const mostPoints = 200;

interface Step {
  readonly truePositives: number;
  readonly falsePositives: number;
}

/** After each different score, from the highest down: how many above it are positive and how many aren't. */
function stepsOf({ actual, predicted }: Outcome): Step[] {
  const scores = Float64Array.from({ length: actual.length }, (_, row) => predicted[2 * row + 1]!);
  const order = Uint32Array.from(scores, (_, row) => row).sort((a, b) => scores[b]! - scores[a]!);
  const steps: Step[] = [];
  let [truePositives, falsePositives] = [0, 0];
  order.forEach((row, at) => {
    if (actual[row] === 1) truePositives++;
    else falsePositives++;
    if (at === order.length - 1 || scores[order[at + 1]!] !== scores[row])
      steps.push({ truePositives, falsePositives });
  });
  return steps;
}

/** ROC of two classes: false positive rate to true positive rate, from (0, 0) to (1, 1). Null where a class is missing. */
export function rocOf(outcome: Outcome): Point[] | null {
  const steps = stepsOf(outcome);
  const last = steps.at(-1);
  if (!last || last.truePositives === 0 || last.falsePositives === 0) return null;
  const points = steps.map(({ truePositives, falsePositives }) => ({
    x: falsePositives / last.falsePositives,
    y: truePositives / last.truePositives,
  }));
  return thinned([{ x: 0, y: 0 }, ...points]);
}

/** Recall to precision of two classes. Null where no row is positive. */
export function precisionRecallOf(outcome: Outcome): Point[] | null {
  const steps = stepsOf(outcome);
  const all = steps.at(-1)?.truePositives ?? 0;
  if (all === 0) return null;
  return thinned(
    steps.map(({ truePositives, falsePositives }) => ({
      x: truePositives / all,
      y: truePositives / (truePositives + falsePositives),
    })),
  );
}

/** Evenly chosen points, the first and the last among them. */
function thinned(points: readonly Point[]): Point[] {
  if (points.length <= mostPoints) return [...points];
  const step = (points.length - 1) / (mostPoints - 1);
  return Array.from({ length: mostPoints }, (_, at) => points[Math.round(at * step)]!);
}
