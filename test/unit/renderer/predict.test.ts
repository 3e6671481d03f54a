import { expect, test } from 'vitest';
import { emptyNoise, noiseOf } from '../../../renderer/features/predict/noise-choice.ts';
import { articleSetUp, emptySetUp, trainConfig } from '../../../renderer/features/predict/set-up.ts';
import { afterTrainEvent, newTraining } from '../../../renderer/features/predict/training.ts';
import { layOutTree } from '../../../renderer/features/predict/tree-layout.ts';

test('the article’s preset is its practice to the letter, and keeps what was chosen of the data', () => {
  const setUp = articleSetUp({ ...emptySetUp, target: 'left', excluded: ['id', 'left'], seed: '7' });
  expect(trainConfig(setUp, 'left')).toMatchObject({
    preset: 'article',
    models: ['mlp'],
    seed: 42,
    testShare: 0.2,
    excluded: ['id'],
    network: {},
  });
});

test.each([
  { seed: 'x' },
  { seed: '4294967296' },
  { folds: '1' },
  { folds: '11' },
  { testPercent: '4' },
  { testPercent: '51' },
  { network: { ...emptySetUp.network, epochs: '0' } },
  { network: { ...emptySetUp.network, epochs: '1.5' } },
  { network: { ...emptySetUp.network, dropout: '1' } },
  { network: { ...emptySetUp.network, l2: 'much' } },
  { models: [] },
])('%o is not sent', (change) => {
  expect(trainConfig({ ...emptySetUp, ...change }, 'left')).toBeNull();
});

test('settings of the networks are sent as numbers, the untouched ones not at all', () => {
  const network = { ...emptySetUp.network, l2: '0,01', dropout: '.2' };
  expect(trainConfig({ ...emptySetUp, network }, 'left')?.network).toEqual({ l2: 0.01, dropout: 0.2 });
});

test('a curve that begins again takes the place of the former', () => {
  const epoch = (number: number, loss: number) =>
    ({
      type: 'epoch',
      model: 'mlp',
      epochs: 10,
      epoch: number,
      trainingLoss: loss,
      validationLoss: null,
    }) as const;
  const events = [epoch(1, 0.9), epoch(2, 0.8), epoch(1, 0.7)];
  const { curves } = events.reduce(afterTrainEvent, newTraining(1));
  expect(curves.mlp).toEqual([{ epoch: 1, trainingLoss: 0.7, validationLoss: null }]);
});

test('leaves stand side by side and each node midway between its branches', () => {
  const leaf = (id: number, depth: number) => ({
    id,
    test: null,
    rows: 1,
    prediction: 'a',
    shares: [],
    depth,
  });
  const split = (id: number, depth: number, yes: number, no: number) => ({
    ...leaf(id, depth),
    test: { column: 'x', label: 'x <= 1', yes, no },
  });
  const { places, leaves } = layOutTree({
    nodes: [split(0, 0, 1, 2), leaf(1, 1), split(2, 1, 3, 4), leaf(3, 2), leaf(4, 2)],
    depth: 2,
  });
  expect(leaves).toBe(3);
  expect(places.get(2)).toEqual({ x: 1.5, depth: 1 });
  expect(places.get(0)).toEqual({ x: 0.75, depth: 0 });
});

test('noise is asked for when the common file is there and the numbers are ones', () => {
  const start = { name: 'start.json', text: '{}' };
  expect(noiseOf(emptyNoise)).toBeNull();
  expect(noiseOf({ ...emptyNoise, start, epsilon: '0' })).toBeNull();
  expect(noiseOf({ ...emptyNoise, start, clip: 'x' })).toBeNull();
  expect(noiseOf({ start, epsilon: '0,5', clip: '2' })).toEqual({ start, epsilon: 0.5, clip: 2 });
});
