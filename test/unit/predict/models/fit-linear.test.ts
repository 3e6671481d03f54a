import { describe, expect, it } from 'vitest';
import { fitBaseline } from '../../../../backend/predict/models/baseline.ts';
import { fitLinear } from '../../../../backend/predict/models/fit-linear.ts';
import { predict } from '../../../../backend/predict/models/predict.ts';
import { accuracyOf, classData, matrixOf, noisyClasses, normalRows, numberData } from '../sample-data.ts';

const options = { seed: 1 };

describe('the baseline', () => {
  it('says class shares, or the mean, whatever the row', () => {
    const shares = fitBaseline(classData([[1], [2], [3], [4]], [0, 0, 0, 1], 2), options);
    expect([...predict(shares, matrixOf([[9], [8]]))]).toEqual([0.75, 0.25, 0.75, 0.25]);
    const mean = fitBaseline(numberData([[1], [2]], [10, 30]), options);
    expect([...predict(mean, matrixOf([[9]]))]).toEqual([20]);
  });
});

describe('ridge regression', () => {
  it('solves the one-column case that can be worked out by hand', () => {
    // Centred: x = -1, 0, 1; y = -2, 0, 2; weight = 4 / (2 + l2).
    const { weights, biases } = fitLinear(numberData([[1], [2], [3]], [1, 3, 5]), options, { l2: 2 });
    expect(weights[0]).toBeCloseTo(1, 12);
    expect(biases[0]).toBeCloseTo(3 - 2, 12);
  });

  it('finds the weights that the numbers were made with', () => {
    const rows = normalRows(200, 3, 5);
    const data = numberData(
      rows,
      rows.map(([a, b, c]) => 7 + 2 * a! - 3 * b! + 0.5 * c!),
    );
    const { weights, biases } = fitLinear(data, options, { l2: 0 });
    expect([...weights, ...biases].map((value) => Math.round(value * 1e4) / 1e4)).toEqual([2, -3, 0.5, 7]);
  });

  it('can do with a column that is there twice, and with a constant one', () => {
    const rows = [1, 2, 3, 4].map((x) => [x, x, 5]);
    const model = fitLinear(numberData(rows, [2, 4, 6, 8]), options, { l2: 0 });
    expect([...predict(model, matrixOf([[10, 10, 5]]))][0]).toBeCloseTo(20, 4);
  });
});

describe('logistic regression', () => {
  it('makes the penalised loss as low as it gets: its slope is 0', () => {
    const data = noisyClasses(120, 2, 3);
    const l2 = 0.7;
    const model = fitLinear(data, options, { l2 });
    const probabilities = predict(model, data.features);
    const { values, columns, rows } = data.features;
    for (let j = 0; j < columns; j++) {
      let slope = l2 * model.weights[j]!;
      for (let i = 0; i < rows; i++)
        slope += (probabilities[2 * i + 1]! - data.target.values[i]!) * values[i * columns + j]!;
      expect(Math.abs(slope / rows)).toBeLessThan(1e-5);
    }
    const mean = probabilities.reduce((sum, value, i) => sum + (i % 2 ? value : 0), 0);
    expect(mean).toBeCloseTo(
      Array.from(data.target.values).reduce((sum, value) => sum + value, 0),
      2,
    );
  });

  it('tells three classes apart, with probabilities that sum to 1', () => {
    const model = fitLinear(noisyClasses(300, 3, 1), options);
    const test = noisyClasses(200, 3, 2);
    const probabilities = predict(model, test.features);
    expect(accuracyOf(probabilities, test)).toBeGreaterThan(0.75);
    for (let i = 0; i < probabilities.length; i += 3)
      expect(probabilities[i]! + probabilities[i + 1]! + probabilities[i + 2]!).toBeCloseTo(1, 12);
  });

  it('counts a class with weight 3 as if each of its rows were there three times', () => {
    const rows = [[0], [1], [2], [3], [4], [5]];
    const classes = [0, 0, 1, 0, 1, 0];
    const weighted = fitLinear(
      classData(rows, classes, 2),
      { ...options, classWeights: Float64Array.of(1, 3) },
      { l2: 0 },
    );
    const repeated = rows.flatMap((row, i) => (classes[i] === 1 ? [row, row, row] : [row]));
    const labels = classes.flatMap((label) => (label === 1 ? [1, 1, 1] : [0]));
    const tripled = fitLinear(classData(repeated, labels, 2), options, { l2: 0 });
    expect(weighted.weights[0]).toBeCloseTo(tripled.weights[0]!, 3);
    expect(weighted.biases[0]).toBeCloseTo(tripled.biases[0]!, 3);
  });

  it('stays finite where the classes can be parted wholly', () => {
    const model = fitLinear(classData([[-1], [1]], [0, 1], 2), options, { l2: 0 });
    expect(Number.isFinite(model.weights[0])).toBe(true);
  });
});

describe('what a linear model refuses', () => {
  it('missing values, no rows, and a matrix with other columns', () => {
    expect(() => fitLinear(numberData([[1, NaN]], [1]), options)).toThrow(
      'Row 1, column 2 has no finite value',
    );
    const empty = { features: { rows: 0, columns: 1, values: new Float32Array() } };
    expect(() =>
      fitLinear({ ...empty, target: { task: 'numbers', values: new Float64Array() } }, options),
    ).toThrow('no rows');
    const model = fitLinear(numberData([[1], [2]], [1, 2]), options);
    expect(() => predict(model, matrixOf([[1, 2]]))).toThrow('takes 1 columns, not 2');
  });

  it('ends with the error of the checkpoint once it is called off', () => {
    const checkpoint = () => {
      throw new Error('called off');
    };
    expect(() => fitLinear(noisyClasses(20, 2, 1), { seed: 1, checkpoint })).toThrow('called off');
  });
});
