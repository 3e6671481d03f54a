import { describe, expect, it } from 'vitest';
import type { TestRow } from '../../../contract/test-runs.ts';
import {
  hiddenAt,
  indexAt,
  indexNear,
  type CurvePoint,
} from '../../../renderer/features/assistant/bench/curve.ts';

const point = (threshold: number, coverage: number, precision: number | null): CurvePoint => ({
  ...{ threshold, coverage, precision },
  ...{ refusalPrecision: null, refusalRecall: null },
});
const points = [
  point(0, 1, 0.6),
  point(0.25, 0.8, 0.7),
  point(0.5, 0.8, 0.7),
  point(0.75, 0.3, 0.9),
  point(1, 0, null),
];

describe('the handle on the curve', () => {
  it('stands at the point nearest in threshold', () => {
    expect(indexAt(points, 0.6)).toBe(2);
    expect(indexAt(points, 5)).toBe(4);
  });

  it('goes to the point nearest in the drawing', () => {
    expect(indexNear(points, { x: 0.35, y: 0.85 }, 0)).toBe(3);
    expect(indexNear(points, { x: -1, y: 2 }, 0)).toBe(4);
  });

  it('stays near where it was among points that lie on one another', () => {
    expect(indexNear(points, { x: 0.8, y: 0.7 }, 0.1)).toBe(1);
    expect(indexNear(points, { x: 0.8, y: 0.7 }, 0.6)).toBe(2);
  });
});

describe('what a threshold hides', () => {
  const row = (testCaseId: string, outcome: TestRow['outcome'], confidence: number | null) =>
    ({ testCaseId, outcome, confidence }) as TestRow;
  const rows = [
    row('answered, unsure', { type: 'answered' }, 0.3),
    row('answered, sure', { type: 'answered' }, 0.9),
    row('refused for it', { type: 'refused', reason: 'low-confidence', evidence: '' }, 0.2),
    row('off limits', { type: 'refused', reason: 'off-limits', evidence: 'x' }, 0.1),
    row('handed over', { type: 'handed-off', reason: 'request', evidence: 'x' }, null),
  ];

  it('is only what the threshold decides', () => {
    const hidden = (threshold: number) => hiddenAt(rows, threshold).map(({ testCaseId }) => testCaseId);
    expect(hidden(0.5)).toEqual(['answered, unsure', 'refused for it']);
    expect(hidden(0)).toEqual([]);
    expect(hidden(1)).toHaveLength(3);
  });
});
