import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../backend/numerics/random.ts';
import type { EpochReport } from '../../../../backend/predict/models/model.ts';
import {
  backPropagate,
  createGradient,
  createWorkspace,
  passForward,
  type Batch,
} from '../../../../backend/predict/models/network/back-propagate.ts';
import { fitNetwork } from '../../../../backend/predict/models/network/fit-network.ts';
import { articleNetwork } from '../../../../backend/predict/models/network/network-settings.ts';
import { startLayers } from '../../../../backend/predict/models/network/start-layers.ts';
import { predict } from '../../../../backend/predict/models/predict.ts';
import {
  accuracyOf,
  classData,
  matrixOf,
  noisyClasses,
  noisyNumbers,
  normalRows,
  r2Of,
} from '../sample-data.ts';

describe('back-propagation', () => {
  const targets = {
    'a logistic unit': { classes: 2, units: 1, targets: Int32Array.of(0, 1, 1, 0, 1, 0) },
    softmax: { classes: 3, units: 3, targets: Int32Array.of(0, 1, 2, 2, 1, 0) },
    'a linear unit': { classes: 0, units: 1, targets: Float64Array.of(0.3, -1, 2, 0, 1.5, -0.2) },
  };
  for (const [name, { classes, units, targets: values }] of Object.entries(targets))
    it(`gives ${name} the derivatives that small changes of each weight show`, () => {
      const layers = startLayers([4, 5, 3, units], 7);
      const random = createRandom(3);
      for (const { biases } of layers) for (let u = 0; u < biases.length; u++) biases[u] = random() - 0.3;
      const batch: Batch = {
        features: matrixOf(normalRows(6, 4, 2)),
        rows: Int32Array.of(0, 2, 3, 5),
        targets: values,
        classes,
        weights: Float64Array.of(1, 1, 2, 0.5, 1, 3),
        masks: layers
          .slice(0, -1)
          .map((layer) => Float64Array.from({ length: 4 * layer.units }, () => (random() < 0.3 ? 0 : 1.4))),
      };
      const space = createWorkspace(layers, 4);
      const gradient = createGradient(layers);
      backPropagate(layers, batch, space, gradient);
      const lossOf = () => {
        const { loss, weight } = passForward(layers, batch, space);
        return loss / weight;
      };
      for (const [l, layer] of layers.entries())
        for (const part of ['weights', 'biases'] as const)
          for (let k = 0; k < layer[part].length; k++) {
            const held = layer[part][k]!;
            layer[part][k] = held + 1e-5;
            const above = lossOf();
            layer[part][k] = held - 1e-5;
            const below = lossOf();
            layer[part][k] = held;
            expect(gradient[l]![part][k]).toBeCloseTo((above - below) / 2e-5, 6);
          }
    });
});

describe('a network', () => {
  const corners = [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ];
  const exclusive = classData(
    Array.from({ length: 50 }, () => corners).flat(),
    Array.from({ length: 50 }, () => [0, 1, 1, 0]).flat(),
    2,
  );

  it('learns the exclusive or, which no linear model can', () => {
    const model = fitNetwork(exclusive, { seed: 4 }, { ...articleNetwork, epochs: 200, learningRate: 0.01 });
    expect([...predict(model, matrixOf(corners))].filter((_, i) => i % 2).map(Math.round)).toEqual([
      0, 1, 1, 0,
    ]);
  });

  it('is the article’s: 10 ReLU and 1 sigmoid, 10 epochs', () => {
    const epochs: EpochReport[] = [];
    const data = noisyClasses(400, 2, 1);
    const model = fitNetwork(data, { seed: 42, onEpoch: (report) => epochs.push(report) }, articleNetwork);
    expect(model.layers.map(({ inputs, units }) => [inputs, units])).toEqual([
      [4, 10],
      [10, 1],
    ]);
    expect(epochs.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(epochs.at(-1)!.trainingLoss).toBeLessThan(epochs[0]!.trainingLoss);
    expect(epochs[0]!.validationLoss).toBeNull();
    expect(
      epochs[0]!.layers!.every(({ weightNorm, gradientNorm }) => weightNorm > 0 && gradientNorm > 0),
    ).toBe(true);
  });

  it('tells three classes apart and predicts numbers on rows it has not seen', () => {
    const classes = noisyClasses(300, 3, 2);
    expect(
      accuracyOf(predict(fitNetwork(noisyClasses(400, 3, 1), { seed: 1 }), classes.features), classes),
    ).toBeGreaterThan(0.75);
    const numbers = noisyNumbers(300, 2);
    expect(
      r2Of(predict(fitNetwork(noisyNumbers(600, 1), { seed: 1 }), numbers.features), numbers),
    ).toBeGreaterThan(0.85);
  });

  it('keeps the weights of the epoch with the lowest validation loss, and stops thereafter', () => {
    const losses: number[] = [];
    const onEpoch = ({ validationLoss }: EpochReport) => losses.push(validationLoss!);
    const settings = { epochs: 300, learningRate: 0.02, validationShare: 0.3, patience: 5, refitBelow: 0 };
    const data = noisyClasses(100, 2, 6);
    const model = fitNetwork(data, { seed: 1, onEpoch }, settings);
    expect(losses.length).toBeLessThan(300);
    expect(losses).toHaveLength(model.keptEpoch + 5);
    expect(losses[model.keptEpoch - 1]).toBe(Math.min(...losses));
    const again = fitNetwork(data, { seed: 1 }, { ...settings, epochs: model.keptEpoch });
    expect(again.layers).toEqual(model.layers);
  });

  it('learns from all rows in the end where there are few', () => {
    const data = noisyClasses(100, 2, 6);
    const settings = { epochs: 60, learningRate: 0.02, validationShare: 0.3, patience: 5 };
    let epochs = 0;
    const model = fitNetwork(data, { seed: 1, onEpoch: () => epochs++ }, { ...settings, refitBelow: 101 });
    expect(epochs).toBe(model.keptEpoch + 5);
    const all = { ...settings, epochs: model.keptEpoch, validationShare: 0, patience: null };
    expect(model).toEqual(fitNetwork(data, { seed: 1 }, all));
    expect(model).not.toEqual(fitNetwork(data, { seed: 1 }, { ...settings, refitBelow: 100 }));
  });

  it('is the same for the same seed, another for another', () => {
    const data = noisyClasses(60, 2, 1);
    const settings = { ...articleNetwork, dropout: 0.3 };
    const first = fitNetwork(data, { seed: 1 }, settings);
    expect(fitNetwork(data, { seed: 1 }, settings)).toEqual(first);
    expect(fitNetwork(data, { seed: 2 }, settings)).not.toEqual(first);
  });

  it('has smaller weights with an L2 penalty, and many next to 0 with an L1 penalty', () => {
    const data = noisyClasses(200, 2, 1);
    const weightsWith = (settings: object) => {
      const model = fitNetwork(
        data,
        { seed: 1 },
        { ...articleNetwork, epochs: 100, learningRate: 0.01, ...settings },
      );
      return model.layers.flatMap(({ weights }) => [...weights].map(Math.abs));
    };
    const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
    const free = weightsWith({});
    const small = (weights: number[]) => weights.filter((weight) => weight < 0.01).length;
    expect(sum(weightsWith({ l2: 0.05 }))).toBeLessThan(0.8 * sum(free));
    expect(small(weightsWith({ l1: 0.01 }))).toBeGreaterThan(small(free) + 10);
  });

  it('can be continued, but only in its own shape', () => {
    const data = noisyNumbers(100, 1);
    const start = fitNetwork(data, { seed: 1 }, articleNetwork);
    const more = fitNetwork(data, { seed: 1 }, { ...articleNetwork, epochs: 40 }, start);
    expect(r2Of(predict(more, data.features), data)).toBeGreaterThan(
      r2Of(predict(start, data.features), data),
    );
    expect(() => fitNetwork(data, { seed: 1 }, { ...articleNetwork, hidden: [3] }, start)).toThrow(
      'another shape',
    );
  });

  it('can do with a single row', () => {
    const model = fitNetwork(classData([[1, 2]], [1], 2), { seed: 1 }, articleNetwork);
    expect(predict(model, matrixOf([[1, 2]]))[1]).toBeGreaterThan(0);
  });
});
