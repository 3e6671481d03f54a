import { describe, expect, it } from 'vitest';
import { partialDependence } from '../../../../backend/predict/explain/partial-dependence.ts';
import { permutationImportance } from '../../../../backend/predict/explain/permutation-importance.ts';
import { fitLinear } from '../../../../backend/predict/models/fit-linear.ts';
import { fitBoosted } from '../../../../backend/predict/models/trees/fit-boosted.ts';
import { matrixOf, noisyNumbers, numberData, r2Of } from '../sample-data.ts';

describe('permutationImportance', () => {
  const data = noisyNumbers(400, 1);
  const test = noisyNumbers(300, 2);
  const model = fitBoosted(data, { seed: 1 });
  const metric = (predictions: Float64Array) => r2Of(predictions, test);

  it('is high for the columns that matter, nothing for the one that does not', () => {
    const groups = [[0], [1], [2], [3], [1, 2]];
    const found = permutationImportance(model, test, { metric, groups, repeats: 5, seed: 1 });
    expect(found[0]!.mean).toBeGreaterThan(1);
    expect(found[1]!.mean).toBeGreaterThan(0.2);
    expect(Math.abs(found[3]!.mean)).toBeLessThan(0.05);
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
