import type { DenseLayer } from '../model.ts';

/** One layer of one row: `outputs` = biases + weights x `inputs` (from `from` on), cut off below 0 if `relu`. */
export function passLayer(
  layer: DenseLayer,
  inputs: Float64Array | Float32Array,
  from: number,
  outputs: Float64Array,
  to: number,
  relu: boolean,
): void {
  const { weights, biases, units } = layer;
  const width = layer.inputs;
  for (let u = 0; u < units; u++) {
    let sum = biases[u]!;
    const at = u * width;
    for (let j = 0; j < width; j++) sum += weights[at + j]! * inputs[from + j]!;
    outputs[to + u] = relu && sum < 0 ? 0 : sum;
  }
}
