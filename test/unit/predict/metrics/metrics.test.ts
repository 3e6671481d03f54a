import { describe, expect, it } from 'vitest';
import { calibrationOf } from '../../../../backend/predict/metrics/calibration.ts';
import { precisionRecallOf, rocOf } from '../../../../backend/predict/metrics/curves.ts';
import { figuresOf } from '../../../../backend/predict/metrics/metrics.ts';
import type { Outcome } from '../../../../backend/predict/metrics/truth.ts';

const ofTwo = (actual: readonly number[], positive: readonly number[]): Outcome => ({
  classes: 2,
  actual,
  predicted: Float64Array.from(positive.flatMap((share) => [1 - share, share])),
});

describe('figures of two classes', () => {
  // scikit-learn's example of roc_auc_score.
  const outcome = ofTwo([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]);
  it('are what is worked out by hand', () => {
    const figures = figuresOf(outcome);
    expect(figures.auc).toBeCloseTo(0.75, 12);
    expect(figures.accuracy).toBeCloseTo(0.75, 12);
    expect(figures['balanced-accuracy']).toBeCloseTo(0.75, 12);
    expect(figures.f1).toBeCloseTo(2 / 3, 12);
    const loss = -(Math.log(0.9) + Math.log(0.6) + Math.log(0.35) + Math.log(0.8)) / 4;
    expect(figures['log-loss']).toBeCloseTo(loss, 12);
  });
  it('have the curves of scikit-learn’s example', () => {
    expect(rocOf(outcome)).toEqual([
      { x: 0, y: 0 },
      { x: 0, y: 0.5 },
      { x: 0.5, y: 0.5 },
      { x: 0.5, y: 1 },
      { x: 1, y: 1 },
    ]);
    expect(precisionRecallOf(outcome)).toEqual([
      { x: 0.5, y: 1 },
      { x: 0.5, y: 0.5 },
      { x: 1, y: 2 / 3 },
      { x: 1, y: 0.5 },
    ]);
  });
  it('count ties half, and have no AUC with one class', () => {
    expect(figuresOf(ofTwo([0, 1, 0, 1], [0.5, 0.5, 0.5, 0.5])).auc).toBe(0.5);
    expect(figuresOf(ofTwo([1, 1], [0.2, 0.9])).auc).toBeUndefined();
  });
  it('are finite where a sure prediction is wrong', () => {
    expect(figuresOf(ofTwo([1], [0]))['log-loss']).toBeCloseTo(52 * Math.LN2, 10);
  });
  it('are calibrated where what was said came true', () => {
    const { bins, error } = calibrationOf(ofTwo([0, 1, 0, 1, 1], [0.25, 0.25, 0.25, 0.25, 0.95]));
    expect(bins).toEqual([
      { predicted: 0.25, observed: 0.5, count: 4 },
      { predicted: 0.95, observed: 1, count: 1 },
    ]);
    expect(error).toBeCloseTo(0.8 * 0.25 + 0.2 * 0.05, 12);
  });
});

describe('figures of several classes', () => {
  it('are means over the classes', () => {
    const predicted = Float64Array.of(0.8, 0.1, 0.1, 0.2, 0.5, 0.3, 0.3, 0.4, 0.3, 0.1, 0.2, 0.7);
    const figures = figuresOf({ classes: 3, actual: [0, 1, 2, 2], predicted });
    expect(figures.accuracy).toBe(0.75);
    // F1 of each: 1, 2/3, 2/3.
    expect(figures.f1).toBeCloseTo(7 / 9, 12);
    expect(figures['balanced-accuracy']).toBeCloseTo((1 + 1 + 0.5) / 3, 12);
    // One against the rest: 1, 1 and (1 + 1 + 1 + 0.5) / 4.
    expect(figures.auc).toBeCloseTo((1 + 1 + 0.875) / 3, 12);
  });
});

describe('figures of numbers', () => {
  it('are what scikit-learn’s examples say', () => {
    const outcome = { classes: 0, actual: [3, -0.5, 2, 7], predicted: Float64Array.of(2.5, 0, 2, 8) };
    const figures = figuresOf(outcome);
    expect(figures.rmse).toBeCloseTo(Math.sqrt(0.375), 12);
    expect(figures.mae).toBeCloseTo(0.5, 12);
    expect(figures.r2).toBeCloseTo(0.9486081370449679, 12);
  });
  it('have no R2 where nothing varies', () => {
    expect(figuresOf({ classes: 0, actual: [2, 2], predicted: Float64Array.of(1, 3) }).r2).toBeUndefined();
  });
});
