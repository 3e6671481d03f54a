import type { Constant, Node } from '../../onnx/model.ts';
import type { Graph } from '../onnx/graph.ts';
import { cnnLayers, flatSize, type Cnn } from './cnn.ts';

export const picturesInput = 'pictures';
export const picturesOutput = 'probabilities';

const keepSize = { kernel_shape: [3, 3], pads: [1, 1, 1, 1] };
const halve = { kernel_shape: [2, 2], strides: [2, 2] };

/** A network as a graph of ONNX operators: pictures (channels x size x size, from 0 to 1) to a probability a class. */
export function cnnGraph({ shape, parameters }: Cnn, notes: Graph['notes']): Graph {
  const { size, channels, filters, hidden, classes } = shape;
  const layers = cnnLayers(shape, parameters);
  const constants: Constant[] = [];
  /** Weights with the biases behind them, as each layer keeps them. */
  const take = (name: string, layer: Float32Array, dims: readonly number[]): string[] => {
    const weights = dims.reduce((product, dim) => product * dim, 1);
    constants.push(
      { name: `${name}Weights`, dims, values: layer.subarray(0, weights) },
      { name: `${name}Biases`, dims: [dims[0]!], values: layer.subarray(weights) },
    );
    return [`${name}Weights`, `${name}Biases`];
  };
  const step = (
    operator: string,
    inputs: readonly string[],
    output: string,
    attributes?: Node['attributes'],
  ): Node => ({ operator, inputs, outputs: [output], ...(attributes ? { attributes } : {}) });
  const convolution = (
    name: string,
    input: string,
    layer: Float32Array,
    from: number,
    to: number,
  ): Node[] => [
    step('Conv', [input, ...take(name, layer, [to, from, 3, 3])], `${name}Planes`, keepSize),
    step('Relu', [`${name}Planes`], `${name}Lit`),
    step('MaxPool', [`${name}Lit`], name, halve),
  ];
  const nodes = [
    ...convolution('first', picturesInput, layers.first, channels, filters[0]),
    ...convolution('second', 'first', layers.second, filters[0], filters[1]),
    step('Flatten', ['second'], 'flat', { axis: 1 }),
    step('Gemm', ['flat', ...take('hidden', layers.hidden, [hidden, flatSize(shape)])], 'hiddenSums', {
      transB: 1,
    }),
    step('Relu', ['hiddenSums'], 'hidden'),
    step('Gemm', ['hidden', ...take('output', layers.output, [classes, hidden])], 'scores', { transB: 1 }),
    step('Softmax', ['scores'], picturesOutput, { axis: 1 }),
  ];
  return {
    name: 'pictures',
    input: { name: picturesInput, dims: [channels, size, size] },
    output: { name: picturesOutput, dims: [classes] },
    nodes,
    constants,
    notes,
  };
}
