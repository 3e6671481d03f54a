import { cnnLayers, flatSize, type Cnn, type CnnLayers, type CnnShape } from './cnn.ts';
import { convolve, convolveBack } from './convolution.ts';
import { applyDense, applyDenseBack } from './dense.ts';
import { rectifyAndPool, rectifyAndPoolBack } from './pooling.ts';

/** Room for one picture on its way through a network, there and back; made once, used for all. */
export interface CnnDesk {
  readonly shape: CnnShape;
  readonly planes: readonly [Float32Array, Float32Array];
  readonly pooled: readonly [Float32Array, Float32Array];
  readonly choices: readonly [Int32Array, Int32Array];
  readonly hidden: Float32Array;
  /** Probabilities of the classes after `runCnn`. */
  readonly output: Float32Array;
  readonly back: {
    readonly planes: readonly [Float32Array, Float32Array];
    readonly pooled: readonly [Float32Array, Float32Array];
    readonly hidden: Float32Array;
    readonly output: Float32Array;
  };
}

/** Makes the room. */
export function createCnnDesk(shape: CnnShape): CnnDesk {
  const [first, second] = shape.filters;
  const area = shape.size ** 2;
  const room = () => ({
    planes: [new Float32Array(first * area), new Float32Array((second * area) / 4)] as const,
    pooled: [new Float32Array((first * area) / 4), new Float32Array(flatSize(shape))] as const,
    hidden: new Float32Array(shape.hidden),
    output: new Float32Array(shape.classes),
  });
  const there = room();
  return {
    shape,
    ...there,
    choices: [new Int32Array(there.pooled[0].length), new Int32Array(there.pooled[1].length)],
    back: room(),
  };
}

/** Sends a picture (channels x size x size) through the network; `kept` says which hidden units count (dropout). */
export function runCnn(cnn: Cnn, picture: Float32Array, desk: CnnDesk, kept?: Float32Array): Float32Array {
  const { shape, planes, pooled, choices, hidden, output } = desk;
  const [first, second] = shape.filters;
  const layers = cnnLayers(shape, cnn.parameters);
  convolve(picture, { channels: shape.channels, size: shape.size }, layers.first, planes[0], first);
  rectifyAndPool(planes[0], first, shape.size, pooled[0], choices[0]);
  convolve(pooled[0], { channels: first, size: shape.size / 2 }, layers.second, planes[1], second);
  rectifyAndPool(planes[1], second, shape.size / 2, pooled[1], choices[1]);
  applyDense(pooled[1], layers.hidden, hidden, shape.hidden);
  for (let i = 0; i < hidden.length; i++) hidden[i] = Math.max(0, hidden[i]!) * (kept ? kept[i]! : 1);
  applyDense(hidden, layers.output, output, shape.classes);
  softmaxInPlace(output);
  return output;
}

/**
 * Adds the gradient of the cross-entropy of the picture last run on this desk, weighted, to `gradient` (as long as
 * the parameters).
 */
export function backpropagate(
  cnn: Cnn,
  picture: Float32Array,
  classId: number,
  weight: number,
  desk: CnnDesk,
  gradient: CnnLayers<Float32Array>,
  kept?: Float32Array,
): void {
  const { shape, pooled, choices, hidden, output, back } = desk;
  const [first, second] = shape.filters;
  const layers = cnnLayers(shape, cnn.parameters);
  for (let i = 0; i < output.length; i++) back.output[i] = weight * (output[i]! - (i === classId ? 1 : 0));
  applyDenseBack(hidden, layers.output, back.output, shape.classes, gradient.output, back.hidden);
  for (let i = 0; i < hidden.length; i++)
    back.hidden[i] = hidden[i]! > 0 ? back.hidden[i]! * (kept ? kept[i]! : 1) : 0;
  applyDenseBack(pooled[1], layers.hidden, back.hidden, shape.hidden, gradient.hidden, back.pooled[1]);
  rectifyAndPoolBack(back.pooled[1], choices[1], back.planes[1]);
  convolveBack(
    pooled[0],
    { channels: first, size: shape.size / 2 },
    layers.second,
    back.planes[1],
    second,
    gradient.second,
    back.pooled[0],
  );
  rectifyAndPoolBack(back.pooled[0], choices[0], back.planes[0]);
  convolveBack(
    picture,
    { channels: shape.channels, size: shape.size },
    layers.first,
    back.planes[0],
    first,
    gradient.first,
    null,
  );
}

/** Less the greatest first, so that nothing overflows. */
function softmaxInPlace(values: Float32Array): void {
  let greatest = -Infinity;
  for (const value of values) greatest = Math.max(greatest, value);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] = Math.exp(values[i]! - greatest);
  for (let i = 0; i < values.length; i++) values[i]! /= sum;
}
