import { expect, test } from 'vitest';
import { createRandom } from '../../../../backend/numerics/random.ts';
import { noAugmentation } from '../../../../backend/predict/pictures/augment.ts';
import {
  cnnLayers,
  newCnn,
  parameterCount,
  type CnnShape,
} from '../../../../backend/predict/pictures/cnn.ts';
import { backpropagate, createCnnDesk, runCnn } from '../../../../backend/predict/pictures/run-cnn.ts';
import {
  predictPictures,
  trainCnn,
  type CnnTraining,
} from '../../../../backend/predict/pictures/train-cnn.ts';
import { drawStripes } from './drawn-pictures.ts';

const tiny: CnnShape = { size: 8, channels: 3, filters: [2, 3], hidden: 5, classes: 3 };

test('the gradient is the slope of the loss, for every layer', () => {
  const cnn = newCnn(tiny, 3);
  const random = createRandom(5);
  const picture = Float32Array.from({ length: 3 * 64 }, random);
  const desk = createCnnDesk(tiny);
  const gradient = new Float32Array(parameterCount(tiny));
  runCnn(cnn, picture, desk);
  backpropagate(cnn, picture, 1, 1, desk, cnnLayers(tiny, gradient));

  const loss = () => -Math.log(runCnn(cnn, picture, desk)[1]!);
  const step = 1e-3;
  const layers = cnnLayers(tiny, cnn.parameters);
  const slopes = cnnLayers(tiny, gradient);
  const middle = loss();
  let compared = 0;
  for (const name of ['first', 'second', 'hidden', 'output'] as const)
    for (let tried = 0; tried < 12; tried++) {
      const at = Math.floor(random() * layers[name].length);
      const before = layers[name][at]!;
      layers[name][at] = before + step;
      const above = loss();
      layers[name][at] = before - step;
      const below = loss();
      layers[name][at] = before;
      // At a corner of ReLU or of the greatest of four there is no one slope.
      if (Math.abs(above + below - 2 * middle) / step > 1e-3) continue;
      compared++;
      expect((above - below) / (2 * step)).toBeCloseTo(slopes[name][at]!, 3);
    }
  expect(compared).toBeGreaterThan(36);
  expect(gradient.some((slope) => Math.abs(slope) > 0.01)).toBe(true);
});

const how: CnnTraining = {
  shape: { size: 16, channels: 1, filters: [4, 8], hidden: 16, classes: 3 },
  seed: 42,
  epochs: 12,
  batchSize: 16,
  learningRate: 0.01,
  weightDecay: 1e-4,
  dropout: 0.2,
  augmentation: { mirror: false, shift: 1, brightness: 0.1 },
  patience: 4,
  balanceClasses: true,
};

test('learns which way stripes run, for pictures it never saw', () => {
  const seen: number[] = [];
  const { cnn, epochs, bestEpoch } = trainCnn(drawStripes(150, 16, 1), drawStripes(45, 16, 2), how, {
    checkpoint: () => undefined,
    onEpoch: ({ epoch }) => seen.push(epoch),
  });
  const held = drawStripes(90, 16, 3);
  const probabilities = predictPictures(cnn, held.pixels, () => undefined);
  let right = 0;
  held.classes.forEach((classId, which) => {
    const row = probabilities.subarray(which * 3, which * 3 + 3);
    expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 4);
    if (row.indexOf(Math.max(...row)) === classId) right++;
  });
  expect(right / 90).toBeGreaterThan(0.95);
  expect(seen).toEqual(epochs.map(({ epoch }) => epoch));
  expect(epochs[bestEpoch - 1]!.validationLoss).toBe(
    Math.min(...epochs.map(({ validationLoss }) => validationLoss)),
  );
});

test('the same seed gives the same network, and being called off ends it', () => {
  const short = { ...how, epochs: 2 };
  const quiet = { checkpoint: () => undefined, onEpoch: () => undefined };
  const once = trainCnn(drawStripes(30, 16, 1), drawStripes(9, 16, 2), short, quiet);
  const again = trainCnn(drawStripes(30, 16, 1), drawStripes(9, 16, 2), short, quiet);
  expect(again.cnn.parameters).toEqual(once.cnn.parameters);
  const calledOff = () => {
    throw new Error('called off');
  };
  expect(() =>
    trainCnn(drawStripes(30, 16, 1), drawStripes(9, 16, 2), short, { ...quiet, checkpoint: calledOff }),
  ).toThrow('called off');
});

test('a network without augmentation learns its few pictures by heart, which the curve shows', () => {
  const noise = drawStripes(24, 16, 8);
  const random = createRandom(9);
  noise.classes.forEach((_, at) => (noise.classes[at] = Math.floor(random() * 3)));
  const { epochs } = trainCnn(
    noise,
    drawStripes(24, 16, 10),
    { ...how, epochs: 60, dropout: 0, augmentation: noAugmentation, patience: 60 },
    { checkpoint: () => undefined, onEpoch: () => undefined },
  );
  const last = epochs.at(-1)!;
  expect(last.trainLoss).toBeLessThan(0.5);
  expect(last.validationLoss).toBeGreaterThan(last.trainLoss + 0.5);
});
