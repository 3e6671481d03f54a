import { describe, expect, it } from 'vitest';
import { partialDependence } from '../../../../backend/predict/explain/partial-dependence.ts';
import { permutationImportance } from '../../../../backend/predict/explain/permutation-importance.ts';
import { fitLinear } from '../../../../backend/predict/models/fit-linear.ts';
import type { Model } from '../../../../backend/predict/models/model.ts';
import { matrixOf, normalRows, numberData, r2Of } from '../sample-data.ts';

describe('permutationImportance', () => {
  const rows = normalRows(4000, 3, 1);
  const test = numberData(
    rows,
    rows.map(([a, b]) => 10 * a! + 5 * b!),
  );
  const model: Model = {
    kind: 'linear',
    columns: 3,
    classes: 0,
    weights: Float64Array.of(10, 5, 0),
    biases: Float64Array.of(0),
  };
  const metric = (predictions: Float64Array) => r2Of(predictions, test);

  it('is twice the share of the variance that a column stands for, and nothing for one without effect', () => {
    const groups = [[0], [1], [2], [0, 1]];
    const found = permutationImportance(model, test, { metric, groups, repeats: 5, seed: 1 });
    for (const [g, share] of [100 / 125, 25 / 125, 0, 1].entries())
      expect(Math.abs(found[g]!.mean - 2 * share)).toBeLessThan(0.06);
    expect(found[2]).toEqual({ mean: 0, deviation: 0 });
    expect(found[0]!.deviation).toBeGreaterThan(0);
  });

  it('leaves the rows as they were, and is the same for the same seed', () => {
    const before = test.features.values.slice();
    const options = { metric, groups: [[0], [1]], repeats: 3, seed: 7 };
    const first = permutationImportance(model, test, options);
    expect(test.features.values).toEqual(before);
    expect(permutationImportance(model, test, options)).toEqual(first);
  });
});

describe('partialDependence', () => {
  it('is the line of a linear model, and leaves the other columns alone', () => {
    const rows = [
      [1, 0, 1],
      [2, 1, 0],
      [3, 0, 1],
      [5, 1, 0],
    ];
    const model = fitLinear(numberData(rows, [1, 4, 3, 9]), { seed: 1 });
    const [w0, w1, w2] = model.weights as unknown as [number, number, number];
    const [bias] = model.biases;
    const means = partialDependence(model, matrixOf(rows), [
      [{ column: 0, value: 10 }],
      [
        { column: 1, value: 1 },
        { column: 2, value: 0 },
      ],
    ]);
    expect(means[0]![0]).toBeCloseTo(bias! + 10 * w0 + 0.5 * w1 + 0.5 * w2, 6);
    expect(means[1]![0]).toBeCloseTo(bias! + 2.75 * w0 + w1, 6);
  });
});
