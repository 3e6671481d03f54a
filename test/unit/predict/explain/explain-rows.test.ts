import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainRows } from '../../../../backend/predict/explain/explain-rows.ts';
import { addMeanOfTree, addTreeShap } from '../../../../backend/predict/explain/tree-shap.ts';
import { fitBaseline } from '../../../../backend/predict/models/baseline.ts';
import { fitLinear } from '../../../../backend/predict/models/fit-linear.ts';
import type { Matrix, Model, TrainingData, Tree } from '../../../../backend/predict/models/model.ts';
import { fitNetwork } from '../../../../backend/predict/models/network/fit-network.ts';
import { predictScores } from '../../../../backend/predict/models/predict.ts';
import { fitBoosted } from '../../../../backend/predict/models/trees/fit-boosted.ts';
import { fitForest } from '../../../../backend/predict/models/trees/fit-forest.ts';
import { fitTree } from '../../../../backend/predict/models/trees/fit-tree.ts';
import { classData, matrixOf, noisyClasses, noisyNumbers, numberData } from '../sample-data.ts';

/** What a tree gives a row of which only some columns are known: both sides, by their rows, where they aren't. */
function expectedOf(tree: Tree, row: readonly number[], known: number, output: number, node = 0): number {
  const column = tree.feature[node]!;
  if (column < 0) return tree.values[node * tree.outputs + output]!;
  const [left, right] = [tree.left[node]!, tree.right[node]!];
  const after = (child: number) => expectedOf(tree, row, known, output, child);
  if ((known >> column) & 1) {
    const value = row[column]!;
    const goesLeft = Number.isNaN(value) ? tree.missingLeft[node] === 1 : value <= tree.threshold[node]!;
    return after(goesLeft ? left : right);
  }
  return (tree.cover[left]! * after(left) + tree.cover[right]! * after(right)) / tree.cover[node]!;
}

/** Shapley values by their definition, over all subsets of columns. */
function bruteForce(tree: Tree, row: readonly number[], output: number): number[] {
  const columns = row.length;
  const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
  return row.map((_, column) => {
    let sum = 0;
    for (let known = 0; known < 1 << columns; known++) {
      if ((known >> column) & 1) continue;
      const size = row.filter((_value, j) => (known >> j) & 1).length;
      const weight = (factorial(size) * factorial(columns - size - 1)) / factorial(columns);
      const change =
        expectedOf(tree, row, known | (1 << column), output) - expectedOf(tree, row, known, output);
      sum += weight * change;
    }
    return sum;
  });
}

const cell = fc.option(fc.integer({ min: 0, max: 4 }), { nil: NaN });
const table = fc.array(fc.tuple(cell, cell, cell, cell, fc.integer({ min: 0, max: 2 })), {
  minLength: 6,
  maxLength: 25,
});

describe('addTreeShap', () => {
  it('gives the Shapley values of the definition, columns asked more than once and missing values included', () => {
    fc.assert(
      fc.property(table, (drawn) => {
        const rows = drawn.map((row) => row.slice(0, 4));
        const { tree } = fitTree(
          classData(
            rows,
            drawn.map((row) => row[4]),
            3,
          ),
          { seed: 1 },
          { maxDepth: 6, minLeafRows: 1 },
        );
        const matrix = matrixOf(rows);
        for (const row of [0, 3, 5]) {
          const shares = new Float64Array(4 * 3);
          addTreeShap(tree, matrix, row, 1, shares, 0);
          for (let output = 0; output < 3; output++)
            for (const [column, share] of bruteForce(tree, rows[row]!, output).entries())
              expect(shares[column * 3 + output]).toBeCloseTo(share, 10);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('starts from the mean of the rows that the tree was grown on', () => {
    const { tree } = fitTree(numberData([[1], [2], [3]], [1, 2, 9]), { seed: 1 }, { minLeafRows: 1 });
    const base = new Float64Array(1);
    addMeanOfTree(tree, 1, base, 0);
    expect(base[0]).toBeCloseTo(4, 12);
  });
});

const fits: Record<string, (data: TrainingData) => Model> = {
  baseline: (data) => fitBaseline(data, { seed: 1 }),
  linear: (data) => fitLinear(data, { seed: 1 }),
  network: (data) => fitNetwork(data, { seed: 1 }, { epochs: 5 }),
  tree: (data) => fitTree(data, { seed: 1 }),
  forest: (data) => fitForest(data, { seed: 1 }, { trees: 8 }),
  boosted: (data) => fitBoosted(data, { seed: 1 }, { rounds: 15 }),
};
const samples = {
  'two classes': noisyClasses(300, 2, 1),
  'three classes': noisyClasses(300, 3, 1),
  numbers: noisyNumbers(300, 1),
};
const background = Float32Array.of(0.1, -0.1, 0.05, 0);

describe('explainRows', () => {
  for (const [kind, fit] of Object.entries(fits))
    for (const [name, data] of Object.entries(samples))
      it(`gives shares that sum to the scores: ${kind}, ${name}`, () => {
        const model = fit(data);
        const { rows, columns } = data.features;
        const values = data.features.values.slice(0, 20 * columns);
        expect(rows).toBeGreaterThan(20);
        const matrix: Matrix = { rows: 20, columns, values };
        const { outputs, base, shares } = explainRows(model, matrix, { background, seed: 1, orders: 4 });
        const scores = predictScores(model, matrix);
        expect(scores).toHaveLength(20 * outputs);
        for (let row = 0; row < 20; row++)
          for (let k = 0; k < outputs; k++) {
            let sum = base[k]!;
            for (let j = 0; j < columns; j++) sum += shares[(row * columns + j) * outputs + k]!;
            expect(sum).toBeCloseTo(scores[row * outputs + k]!, 8);
          }
      });

  it('gives a column of a linear model its weight times the distance from the mean', () => {
    const model = fitLinear(samples.numbers, { seed: 1 });
    const matrix = matrixOf([[1, 2, 3, 4]]);
    const { shares } = explainRows(model, matrix, { background, seed: 1 });
    for (const [j, value] of [1, 2, 3, 4].entries())
      expect(shares[j]).toBeCloseTo(model.weights[j]! * (value - background[j]!), 5);
  });

  it('comes close to the exact values where a network is linear', () => {
    // One ReLU unit far from 0 on both rows.
    const layer = (weights: number[], biases: number[]) => ({
      inputs: weights.length,
      units: 1,
      weights: Float64Array.from(weights),
      biases: Float64Array.from(biases),
    });
    const model: Model = {
      kind: 'network',
      columns: 3,
      classes: 0,
      layers: [layer([1, -2, 0.5], [100]), layer([3], [0])],
      mean: 10,
      scale: 2,
      keptEpoch: 1,
    };
    const { base, shares } = explainRows(model, matrixOf([[1, 1, 2]]), {
      background: new Float32Array(3),
      seed: 1,
      orders: 1,
    });
    expect(base[0]).toBeCloseTo(610, 10);
    expect([...shares].map((share) => Math.round(share * 1e6) / 1e6)).toEqual([6, -12, 6]);
  });
});
