import { logistic, softmaxInPlace, softplus } from '../../../numerics/softmax.ts';
import type { DenseLayer, Matrix } from '../model.ts';
import { passLayer } from './forward.ts';

/** Rows to learn from: their numbers, and what they should give. */
export interface Batch {
  readonly features: Matrix;
  readonly rows: Int32Array;
  /** For each row of the matrix: class number, or standardised value. */
  readonly targets: Int32Array | Float64Array;
  /** 0: a regression. */
  readonly classes: number;
  /** Weight for each row of the matrix; null: 1 each. */
  readonly weights: Float64Array | null;
  /** For each hidden layer rows x units: 0 leaves a unit out, 1 / (1 - dropout) keeps it. Null: none. */
  readonly masks: readonly Float64Array[] | null;
}

/** Derivatives of the loss by the numbers of a layer, in the same shape. */
export interface LayerGradient {
  readonly weights: Float64Array;
  readonly biases: Float64Array;
}

/** Room for the outputs and their derivatives of a batch, kept from step to step. */
export interface Workspace {
  readonly outputs: readonly Float64Array[];
  readonly deltas: readonly Float64Array[];
}

export function createWorkspace(layers: readonly DenseLayer[], rows: number): Workspace {
  const room = () => layers.map(({ units }) => new Float64Array(units * rows));
  return { outputs: room(), deltas: room() };
}

export function createGradient(layers: readonly DenseLayer[]): LayerGradient[] {
  return layers.map(({ weights, biases }) => ({
    weights: new Float64Array(weights.length),
    biases: new Float64Array(biases.length),
  }));
}

/**
 * Sum over the batch of cross-entropy in nats, or of squared errors, times row weights; and the sum of weights.
 * Leaves the outputs of each layer, and for the last the derivative of the loss, in the workspace.
 */
export function passForward(
  layers: readonly DenseLayer[],
  batch: Batch,
  space: Workspace,
): { readonly loss: number; readonly weight: number } {
  const { features, rows, targets, classes, weights, masks } = batch;
  const last = layers.length - 1;
  let loss = 0;
  let total = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    for (let l = 0; l <= last; l++) {
      const layer = layers[l]!;
      const outputs = space.outputs[l]!;
      if (l === 0)
        passLayer(layer, features.values, row * features.columns, outputs, i * layer.units, l < last);
      else passLayer(layer, space.outputs[l - 1]!, i * layer.inputs, outputs, i * layer.units, l < last);
      const mask = l < last ? masks?.[l] : undefined;
      if (mask) for (let u = i * layer.units; u < (i + 1) * layer.units; u++) outputs[u]! *= mask[u]!;
    }
    const weight = weights ? weights[row]! : 1;
    const target = targets[row]!;
    const { units } = layers[last]!;
    const outputs = space.outputs[last]!;
    const delta = space.deltas[last]!;
    const at = i * units;
    total += weight;
    if (classes === 0) {
      const error = outputs[at]! - target;
      loss += weight * error * error;
      delta[at] = 2 * weight * error;
    } else if (classes === 2) {
      const score = outputs[at]!;
      loss += weight * (softplus(score) - target * score);
      delta[at] = weight * (logistic(score) - target);
    } else {
      for (let u = 0; u < units; u++) delta[at + u] = outputs[at + u]!;
      loss += weight * (softmaxInPlace(delta, at, units) - outputs[at + target]!);
      delta[at + target]! -= 1;
      for (let u = 0; u < units; u++) delta[at + u]! *= weight;
    }
  }
  return { loss, weight: total };
}

/**
 * Mean loss of the batch, and in `gradient` its derivatives by every weight and bias: back-propagation (Rumelhart, Hinton
 * and Williams 1986).
 */
export function backPropagate(
  layers: readonly DenseLayer[],
  batch: Batch,
  space: Workspace,
  gradient: readonly LayerGradient[],
): number {
  const { features, rows, masks } = batch;
  const { loss, weight } = passForward(layers, batch, space);
  for (let l = layers.length - 1; l >= 0; l--) {
    const { inputs: width, units, weights } = layers[l]!;
    const delta = space.deltas[l]!;
    const sums = gradient[l]!;
    sums.weights.fill(0);
    sums.biases.fill(0);
    const below = l > 0 ? space.outputs[l - 1]! : features.values;
    const passed = l > 0 ? space.deltas[l - 1]! : null;
    const mask = l > 0 ? masks?.[l - 1] : undefined;
    for (let i = 0; i < rows.length; i++) {
      const from = l > 0 ? i * width : rows[i]! * width;
      if (passed) passed.fill(0, from, from + width);
      for (let u = 0; u < units; u++) {
        const error = delta[i * units + u]!;
        if (error === 0) continue;
        sums.biases[u]! += error;
        const at = u * width;
        for (let j = 0; j < width; j++) sums.weights[at + j]! += error * below[from + j]!;
        if (passed) for (let j = 0; j < width; j++) passed[from + j]! += error * weights[at + j]!;
      }
      if (!passed) continue;
      // A unit that gave 0 (cut off by ReLU, or left out by dropout) passes nothing on.
      for (let j = from; j < from + width; j++) {
        if (below[j]! <= 0) passed[j] = 0;
        else if (mask) passed[j]! *= mask[j]!;
      }
    }
    const scale = 1 / weight;
    for (let k = 0; k < sums.weights.length; k++) sums.weights[k]! *= scale;
    for (let u = 0; u < units; u++) sums.biases[u]! *= scale;
  }
  return loss / weight;
}
