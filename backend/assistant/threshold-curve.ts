import type { TestRow, ThresholdCurve } from '../../contract/test-runs.ts';
import { wouldBeRight } from './would-be-right.ts';

type Point = ThresholdCurve['points'][number];

const steps = 100;

/**
 * What each threshold from 0 to 1 would do to a run. Only tests whose fate the threshold decides count: those that were
 * answered, or refused for low confidence. Suggested is the smallest threshold that reaches the goal and still answers.
 */
export function thresholdCurve(rows: readonly TestRow[], present: number, goal: number): ThresholdCurve {
  const decided = rows.filter(
    ({ outcome, confidence }) => confidence !== null && isDecidedByThreshold(outcome),
  );
  const points = Array.from({ length: steps + 1 }, (_, i) => pointAt(decided, i / steps));
  const reaching = points.find(({ precision }) => precision !== null && precision >= goal);
  const best = points.reduce<Point | null>(
    (found, point) =>
      point.precision !== null &&
      (found === null || found.precision === null || point.precision > found.precision)
        ? point
        : found,
    null,
  );
  const hidden = decided.filter(({ confidence }) => (confidence ?? 0) < present);
  return {
    points,
    goal,
    suggested: reaching?.threshold ?? null,
    best,
    hidden,
    hidesEverything: decided.length > 0 && hidden.length === decided.length,
  };
}

function isDecidedByThreshold(outcome: TestRow['outcome']): boolean {
  if (outcome.type === 'answered') return true;
  return outcome.type === 'refused' && outcome.reason === 'low-confidence';
}

function pointAt(rows: readonly TestRow[], threshold: number): Point {
  const shown = rows.filter(({ confidence }) => (confidence ?? 0) >= threshold);
  const refused = rows.filter(({ confidence }) => (confidence ?? 0) < threshold);
  const right = shown.filter(wouldBeRight).length;
  const unanswerable = rows.filter(({ kind }) => kind === 'unanswerable').length;
  const rightlyRefused = refused.filter(({ kind }) => kind === 'unanswerable').length;
  return {
    threshold,
    coverage: rows.length > 0 ? shown.length / rows.length : 0,
    precision: shown.length > 0 ? right / shown.length : null,
    refusalPrecision: refused.length > 0 ? rightlyRefused / refused.length : null,
    refusalRecall: unanswerable > 0 ? rightlyRefused / unanswerable : null,
  };
}
