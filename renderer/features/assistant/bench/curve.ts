import type { TestRow, ThresholdCurve } from '../../../../contract/test-runs.ts';

export type CurvePoint = ThresholdCurve['points'][number];

/** A point of the drawing, from 0 to 1 both ways, from below on the left. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where a threshold stands: coverage across, precision up. Nothing answered stands at the right end of precision's axis. */
export const placeOf = ({ coverage, precision }: CurvePoint): Place => ({ x: coverage, y: precision ?? 1 });

/** The place among the points of the one that is nearest in threshold. */
export function indexAt(points: readonly CurvePoint[], threshold: number): number {
  return nearest(points, (point) => Math.abs(point.threshold - threshold));
}

/** The place among the points of the one that is nearest in the drawing. Of equals the one nearest to the threshold given. */
export function indexNear(points: readonly CurvePoint[], to: Place, threshold: number): number {
  return nearest(points, (point) => {
    const { x, y } = placeOf(point);
    return Math.hypot(x - to.x, y - to.y) + Math.abs(point.threshold - threshold) * 1e-6;
  });
}

/** What a threshold hides: answers that were there, of questions whose fate it decides. */
export function hiddenAt(rows: readonly TestRow[], threshold: number): TestRow[] {
  return rows.filter(
    ({ outcome, confidence }) =>
      confidence !== null &&
      confidence < threshold &&
      (outcome.type === 'answered' || (outcome.type === 'refused' && outcome.reason === 'low-confidence')),
  );
}

function nearest<T>(items: readonly T[], distance: (item: T) => number): number {
  let best = 0;
  let least = Infinity;
  items.forEach((item, i) => {
    const far = distance(item);
    if (far >= least) return;
    least = far;
    best = i;
  });
  return best;
}
