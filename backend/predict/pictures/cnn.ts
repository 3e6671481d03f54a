import { createRandom, randomNormal } from '../../numerics/random.ts';
import { convolutionSize } from './convolution.ts';
import { denseSize } from './dense.ts';

/**
 * A small convolutional network: two times 3 x 3 convolution, ReLU and 2 x 2 max pooling, then a hidden layer with
 * ReLU and a softmax. The shape of LeNet (LeCun and others 1998, figure 2) with today's activations.
 */
export interface CnnShape {
  /** Side of the square pictures in pixels; a multiple of 4. */
  readonly size: number;
  /** 1 for grey, 3 for red, green and blue. */
  readonly channels: 1 | 3;
  /** Channels after the first and the second convolution. */
  readonly filters: readonly [number, number];
  readonly hidden: number;
  readonly classes: number;
}

/** A network with its numbers; all of it can be kept as it is. */
export interface Cnn {
  readonly shape: CnnShape;
  /** All parameters, layer by layer as `cnnLayers` says. */
  readonly parameters: Float32Array;
}

/** Where the parameters of each layer lie. */
export interface CnnLayers<T> {
  readonly first: T;
  readonly second: T;
  readonly hidden: T;
  readonly output: T;
}

/** Numbers that reach the hidden layer. */
export function flatSize({ size, filters }: CnnShape): number {
  return filters[1] * (size / 4) ** 2;
}

function layerSizes(shape: CnnShape): CnnLayers<number> {
  return {
    first: convolutionSize(shape.channels, shape.filters[0]),
    second: convolutionSize(shape.filters[0], shape.filters[1]),
    hidden: denseSize(flatSize(shape), shape.hidden),
    output: denseSize(shape.hidden, shape.classes),
  };
}

/** Parameters of a network of that shape. */
export function parameterCount(shape: CnnShape): number {
  const { first, second, hidden, output } = layerSizes(shape);
  return first + second + hidden + output;
}

/** The parameters, or their gradient, seen layer by layer; the same memory. */
export function cnnLayers(shape: CnnShape, parameters: Float32Array): CnnLayers<Float32Array> {
  const sizes = layerSizes(shape);
  let at = 0;
  const next = (size: number) => parameters.subarray(at, (at += size));
  return {
    first: next(sizes.first),
    second: next(sizes.second),
    hidden: next(sizes.hidden),
    output: next(sizes.output),
  };
}

/** A network that knows nothing yet: normal weights of variance 2 / inputs (He and others 2015, equation 10), biases zero. */
export function newCnn(shape: CnnShape, seed: number): Cnn {
  const parameters = new Float32Array(parameterCount(shape));
  const random = createRandom(seed);
  const layers = cnnLayers(shape, parameters);
  const fill = (layer: Float32Array, inputs: number, outputs: number) => {
    const spread = Math.sqrt(2 / inputs);
    for (let i = 0; i < inputs * outputs; i++) layer[i] = spread * randomNormal(random);
  };
  fill(layers.first, shape.channels * 9, shape.filters[0]);
  fill(layers.second, shape.filters[0] * 9, shape.filters[1]);
  fill(layers.hidden, flatSize(shape), shape.hidden);
  fill(layers.output, shape.hidden, shape.classes);
  return { shape, parameters };
}
