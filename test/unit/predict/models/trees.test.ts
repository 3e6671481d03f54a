import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EpochReport } from '../../../../backend/predict/models/model.ts';
import { predict } from '../../../../backend/predict/models/predict.ts';
import { binColumns } from '../../../../backend/predict/models/trees/bin-columns.ts';
import { fitBoosted } from '../../../../backend/predict/models/trees/fit-boosted.ts';
import { fitForest } from '../../../../backend/predict/models/trees/fit-forest.ts';
import { fitTree } from '../../../../backend/predict/models/trees/fit-tree.ts';
import {
  accuracyOf,
  classData,
  matrixOf,
  noisyClasses,
  noisyNumbers,
  numberData,
  r2Of,
} from '../sample-data.ts';

const options = { seed: 1 };

describe('binColumns', () => {
  it('gives each distinct value a bin, edges midway, and missing values one of their own', () => {
    const { bins, edges, hasMissing } = binColumns(matrixOf([[3], [1], [NaN], [1], [7]]));
    expect([...edges[0]!]).toEqual([2, 5]);
    expect([...bins]).toEqual([1, 0, 3, 0, 2]);
    expect(hasMissing).toEqual([true]);
  });

  it('makes at most 255 bins of about equally many rows', () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => [(i * 7919) % 10_007]);
    const { bins, edges } = binColumns(matrixOf(rows));
    const counts = new Float64Array(256);
    for (const bin of bins) counts[bin]! += 1;
    expect(edges[0]).toHaveLength(254);
    expect(Math.max(...counts.slice(0, 255))).toBeLessThan(42);
    expect(Math.min(...counts.slice(0, 255))).toBeGreaterThan(36);
  });

  it('keeps neighbouring float32 numbers, infinite ones and columns without a value apart', () => {
    const next = Math.fround(1 + 2 ** -23);
    const matrix = matrixOf([
      [1, -Infinity, NaN],
      [next, 0, NaN],
      [1, Infinity, NaN],
    ]);
    const { bins, edges } = binColumns(matrix);
    expect([...bins]).toEqual([0, 1, 0, 0, 1, 2, 1, 1, 1]);
    expect(edges.map((column) => column.length)).toEqual([1, 2, 0]);
  });
});

describe('a decision tree', () => {
  it('finds the threshold, the counts and the shares', () => {
    const rows = [1, 2, 3, 10, 11, 12, 13].map((x) => [0, x]);
    const { tree } = fitTree(classData(rows, [0, 0, 0, 1, 1, 1, 0], 2), options, {
      minLeafRows: 1,
      maxDepth: 1,
    });
    expect([tree.feature[0], tree.threshold[0]]).toEqual([1, 6.5]);
    expect([...tree.cover]).toEqual([7, 3, 4]);
    expect([...tree.values]).toEqual([4 / 7, 3 / 7, 1, 0, 0.25, 0.75]);
    // Gini: rows x impurity before, less after.
    expect(tree.gain[0]).toBeCloseTo(7 * (1 - (16 + 9) / 49) - 4 * (1 - (1 + 9) / 16), 12);
  });

  it('sends missing values to the better side, of classes and numbers, and of a column where only that tells', () => {
    const rows = [[1], [2], [NaN], [NaN], [8], [9]];
    const high = fitTree(classData(rows, [0, 0, 1, 1, 1, 1], 2), options, { minLeafRows: 1 });
    expect([high.tree.threshold[0], high.tree.missingLeft[0]]).toEqual([5, 0]);
    const low = fitTree(numberData(rows, [3, 3, 3, 3, 6, 6]), options, { minLeafRows: 1 });
    expect([low.tree.threshold[0], low.tree.missingLeft[0]]).toEqual([5, 1]);
    const absent = fitTree(classData([[5], [NaN], [5], [NaN], [4]], [0, 1, 0, 1, 0], 2), options, {
      minLeafRows: 1,
    });
    expect([...predict(absent, matrixOf([[NaN], [1e9], [-5]]))]).toEqual([0, 1, 1, 0, 1, 0]);
  });

  it('is one leaf where there is nothing to split', () => {
    expect(fitTree(classData([[1], [1]], [0, 1], 2), options, { minLeafRows: 1 }).tree.feature).toHaveLength(
      1,
    );
    expect(fitTree(numberData([[1], [2]], [5, 5]), options, { minLeafRows: 1 }).tree.feature).toHaveLength(1);
    expect(fitTree(numberData([[NaN]], [5]), options).tree.values[0]).toBe(5);
  });

  it('keeps to its depth and to the least rows of a leaf', () => {
    const { tree } = fitTree(noisyClasses(300, 2, 1), options, { maxDepth: 3, minLeafRows: 20 });
    const leaves = [...tree.cover].filter((_, node) => tree.feature[node]! < 0);
    expect(leaves.length).toBeLessThanOrEqual(8);
    expect(leaves.length).toBeGreaterThan(4);
    expect(Math.min(...leaves)).toBeGreaterThanOrEqual(20);
  });

  it('takes the split that lowers the squared error most, of all that there are', () => {
    const row = fc.tuple(
      fc.option(fc.integer({ min: 0, max: 5 }), { nil: NaN }),
      fc.integer({ min: 0, max: 5 }),
      fc.integer({ min: -9, max: 9 }),
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 12 }), (drawn) => {
        const features = drawn.map(([a, b]) => [a, b]);
        const values = drawn.map(([, , value]) => value);
        const { tree } = fitTree(numberData(features, values), options, { maxDepth: 1, minLeafRows: 1 });
        const errorOf = (chosen: readonly number[]) => {
          const mean = chosen.reduce((sum, value) => sum + value, 0) / chosen.length;
          return chosen.reduce((sum, value) => sum + (value - mean) ** 2, 0);
        };
        let best = 0;
        for (const column of [0, 1])
          for (const threshold of [0, 1, 2, 3, 4, 5])
            for (const missingLeft of [true, false]) {
              const isLeft = features.map((point) =>
                Number.isNaN(point[column]!) ? missingLeft : point[column]! <= threshold,
              );
              const left = values.filter((_, i) => isLeft[i]);
              const right = values.filter((_, i) => !isLeft[i]);
              if (left.length === 0 || right.length === 0) continue;
              best = Math.max(best, errorOf(values) - errorOf(left) - errorOf(right));
            }
        expect(tree.gain[0]).toBeCloseTo(best, 8);
      }),
    );
  });
});

describe('a random forest', () => {
  it('tells rows it has not seen better than one tree', () => {
    const training = noisyClasses(500, 2, 1);
    const test = noisyClasses(500, 2, 2);
    const forest = accuracyOf(predict(fitForest(training, options), test.features), test);
    const tree = accuracyOf(predict(fitTree(training, options), test.features), test);
    expect(forest).toBeGreaterThan(tree);
    const numbers = noisyNumbers(500, 2);
    expect(
      r2Of(predict(fitForest(noisyNumbers(500, 1), options), numbers.features), numbers),
    ).toBeGreaterThan(0.8);
  });

  it('is the same for the same seed, another for another', () => {
    const data = noisyClasses(80, 3, 1);
    const settings = { trees: 5 };
    expect(fitForest(data, options, settings)).toEqual(fitForest(data, options, settings));
    expect(fitForest(data, { seed: 2 }, settings)).not.toEqual(fitForest(data, options, settings));
  });
});

describe('gradient-boosted trees', () => {
  it('tell two and three classes apart and predict numbers on rows they have not seen', () => {
    for (const [classes, least] of [
      [2, 0.75],
      [3, 0.7],
    ] as const) {
      const test = noisyClasses(500, classes, 2);
      const model = fitBoosted(noisyClasses(800, classes, 1), options);
      const probabilities = predict(model, test.features);
      expect(accuracyOf(probabilities, test)).toBeGreaterThan(least);
      expect(probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(500, 8);
    }
    const numbers = noisyNumbers(500, 2);
    expect(
      r2Of(predict(fitBoosted(noisyNumbers(800, 1), options), numbers.features), numbers),
    ).toBeGreaterThan(0.9);
  });

  it('lower the training loss round by round when nothing is kept aside', () => {
    for (const data of [noisyClasses(200, 2, 1), noisyClasses(200, 3, 1), noisyNumbers(200, 1)]) {
      const losses: number[] = [];
      const onEpoch = ({ trainingLoss }: EpochReport) => losses.push(trainingLoss);
      fitBoosted(data, { seed: 1, onEpoch }, { rounds: 30, validationShare: 0, patience: null });
      expect(losses).toHaveLength(30);
      for (let i = 1; i < 30; i++) expect(losses[i]).toBeLessThan(losses[i - 1]!);
    }
  });

  it('report the loss of the scores that they keep', () => {
    const data = noisyClasses(200, 3, 1);
    let reported = 0;
    const onEpoch = ({ trainingLoss }: EpochReport) => (reported = trainingLoss);
    const model = fitBoosted(data, { seed: 1, onEpoch }, { rounds: 7, validationShare: 0, patience: null });
    const probabilities = predict(model, data.features);
    const loss = Array.from(data.target.values).reduce(
      (sum, value, i) => sum - Math.log(probabilities[3 * i + value]!) / 200,
      0,
    );
    expect(reported).toBeCloseTo(loss, 10);
  });

  it('keep the rounds up to the lowest validation loss', () => {
    const losses: number[] = [];
    const onEpoch = ({ validationLoss }: EpochReport) => losses.push(validationLoss!);
    const data = noisyClasses(300, 3, 4);
    const model = fitBoosted(
      data,
      { seed: 1, onEpoch },
      { rounds: 500, validationShare: 0.3, patience: 4, refitBelow: 0 },
    );
    const kept = losses.indexOf(Math.min(...losses)) + 1;
    expect(losses).toHaveLength(kept + 4);
    expect(model.trees).toHaveLength(3 * kept);
  });

  it('are grown on all rows in the end where there are few', () => {
    const data = noisyNumbers(200, 1);
    let rounds = 0;
    const settings = { validationShare: 0.3, patience: 3, learningRate: 0.3 };
    const model = fitBoosted(data, { seed: 1, onEpoch: () => rounds++ }, settings);
    expect(rounds).toBe(model.trees.length + 3);
    expect(model.trees[0]!.cover[0]).toBe(200);
    const aside = fitBoosted(data, { seed: 1 }, { ...settings, refitBelow: 200 });
    expect(aside.trees[0]!.cover[0]).toBe(140);
    expect(aside.trees).toHaveLength(model.trees.length);
  });

  it('find more of the rare class when it counts more', () => {
    const all = noisyClasses(1500, 2, 1);
    const classOf = all.target.values;
    const rare = [...classOf.keys()].filter((i) => classOf[i] === 0 || i % 12 === 0);
    const { columns, values } = all.features;
    const rows = rare.map((i) => [...values.slice(i * columns, (i + 1) * columns)]);
    const data = classData(
      rows,
      rare.map((i) => classOf[i]!),
      2,
    );
    const found = (classWeights: Float64Array | null) => {
      const model = fitBoosted(data, { seed: 1, classWeights }, { rounds: 20 });
      return predict(model, data.features).filter((value, i) => i % 2 === 1 && value > 0.5).length;
    };
    expect(found(Float64Array.of(1, 10))).toBeGreaterThan(2 * found(null));
  });

  it('use what is missing', () => {
    const rows = Array.from({ length: 200 }, (_, i) => [i % 3 === 0 ? NaN : i % 7]);
    const values = rows.map(([x]) => (Number.isNaN(x) ? 1 : 0));
    const model = fitBoosted(classData(rows, values, 2), options);
    const [, missing, , present] = predict(model, matrixOf([[NaN], [3]]));
    expect(missing).toBeGreaterThan(0.9);
    expect(present).toBeLessThan(0.1);
  });

  it('can do with one row, one class and a constant target', () => {
    expect(predict(fitBoosted(numberData([[1]], [4]), options), matrixOf([[2]]))[0]).toBe(4);
    const rows = Array.from({ length: 60 }, (_, i) => [i]);
    const ones = fitBoosted(
      classData(
        rows,
        rows.map(() => 1),
        2,
      ),
      options,
    );
    expect(predict(ones, matrixOf([[3]]))[1]).toBeGreaterThan(0.99);
  });
});
