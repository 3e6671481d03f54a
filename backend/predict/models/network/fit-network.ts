import { createRandom, randomOrder, type Random } from '../../../numerics/random.ts';
import { checkData, checkFinite } from '../check-data.ts';
import type { DenseLayer, FitOptions, LayerReport, NetworkModel, TrainingData } from '../model.ts';
import { createAdam } from './adam.ts';
import {
  backPropagate,
  createGradient,
  createWorkspace,
  passForward,
  type Batch,
  type LayerGradient,
  type Workspace,
} from './back-propagate.ts';
import { startLayers } from './start-layers.ts';
import { usualNetwork, type NetworkSettings } from './network-settings.ts';

/**
 * A multi-layer perceptron trained by back-propagation with Adam on mini-batches; loss: cross-entropy, or the squared
 * error of the standardised target. With `patience` the weights of the epoch with the lowest validation loss are kept.
 * `start` continues the training of a network of the same shape. Columns should have about the same scale. Throws a
 * RangeError on missing values.
 */
export function fitNetwork(
  data: TrainingData,
  options: FitOptions,
  settings: Partial<NetworkSettings> = {},
  start: NetworkModel | null = null,
): NetworkModel {
  checkData(data);
  checkFinite(data.features);
  const chosen = { ...usualNetwork, ...settings };
  const { features, target } = data;
  const classes = target.task === 'classes' ? target.classes : 0;
  const { mean, scale } = start ?? moments(target.task === 'numbers' ? target.values : []);
  const targets =
    target.task === 'classes' ? target.values : target.values.map((value) => (value - mean) / scale);
  const widths = [features.columns, ...chosen.hidden, classes > 2 ? classes : 1];
  const layers = start ? start.layers.map(copyLayer) : startLayers(widths, options.seed);
  if (layers.length !== widths.length - 1 || layers.some((layer, l) => layer.inputs !== widths[l]))
    throw new RangeError('The network to continue has another shape');

  const order = Int32Array.from(randomOrder(features.rows, createRandom(options.seed, 1)));
  const held = chosen.validationShare > 0 ? Math.floor(features.rows * chosen.validationShare) : 0;
  const training = order.slice(held);
  const weights = rowWeights(data, options.classWeights);
  const batchOf = (rows: Int32Array, masks: readonly Float64Array[] | null): Batch => ({
    features,
    rows,
    targets,
    classes,
    weights,
    masks,
  });
  const validation = held > 0 ? batchOf(order.slice(0, held), null) : null;
  const gradient = createGradient(layers);
  const steppers = layers.map((layer) => ({
    weights: createAdam(layer.weights.length, chosen.learningRate),
    biases: createAdam(layer.biases.length, chosen.learningRate),
  }));
  const batchSize = Math.min(chosen.batchSize, training.length);
  const space = createWorkspace(layers, batchSize);
  const masks =
    chosen.dropout > 0 ? layers.slice(0, -1).map(({ units }) => new Float64Array(units * batchSize)) : null;
  const draw = createRandom(options.seed, 2);
  let best = Infinity;
  let keptEpoch = chosen.epochs;
  let kept: readonly DenseLayer[] = layers;
  for (let epoch = 1; epoch <= chosen.epochs; epoch++) {
    shuffle(training, draw);
    let loss = 0;
    let inLastBatch = 0;
    for (let from = 0; from < training.length; from += batchSize) {
      options.checkpoint?.();
      const rows = training.subarray(from, from + batchSize);
      if (masks) for (const mask of masks) drawMask(mask, chosen.dropout, draw);
      loss += backPropagate(layers, batchOf(rows, masks), space, gradient) * rows.length;
      inLastBatch = rows.length;
      addPenalties(layers, gradient, chosen);
      for (const [l, layer] of layers.entries()) {
        steppers[l]!.weights.step(layer.weights, gradient[l]!.weights);
        steppers[l]!.biases.step(layer.biases, gradient[l]!.biases);
      }
    }
    const reports = describeLayers(layers, gradient, space, inLastBatch);
    const validationLoss = validation ? meanLoss(layers, validation, space, batchSize) : null;
    options.onEpoch?.({
      epoch,
      epochs: chosen.epochs,
      trainingLoss: loss / training.length,
      validationLoss,
      layers: reports,
    });
    if (validationLoss === null || chosen.patience === null) continue;
    if (validationLoss < best) {
      best = validationLoss;
      keptEpoch = epoch;
      kept = layers.map(copyLayer);
    } else if (epoch - keptEpoch >= chosen.patience) break;
  }
  if (held > 0 && chosen.patience !== null && features.rows < chosen.refitBelow) {
    const all = { ...chosen, epochs: keptEpoch, validationShare: 0, patience: null };
    return fitNetwork(data, { ...options, onEpoch: undefined }, all, start);
  }
  return { kind: 'network', columns: features.columns, classes, layers: kept, mean, scale, keptEpoch };
}

function copyLayer(layer: DenseLayer): DenseLayer {
  return { ...layer, weights: layer.weights.slice(), biases: layer.biases.slice() };
}

/** Mean and standard deviation; a constant keeps the scale 1. */
function moments(values: ArrayLike<number>): { readonly mean: number; readonly scale: number } {
  const numbers = Array.from(values);
  if (numbers.length === 0) return { mean: 0, scale: 1 };
  const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  const variance = numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / numbers.length;
  return { mean, scale: variance > 0 ? Math.sqrt(variance) : 1 };
}

function rowWeights({ target }: TrainingData, classWeights: Float64Array | null | undefined) {
  if (!classWeights || target.task !== 'classes') return null;
  return Float64Array.from(target.values, (value) => classWeights[value]!);
}

function shuffle(rows: Int32Array, random: Random): void {
  for (let i = rows.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const held = rows[i]!;
    rows[i] = rows[j]!;
    rows[j] = held;
  }
}

/** Inverted dropout: what is kept grows, so that nothing changes when predicting (Srivastava et al. 2014). */
function drawMask(mask: Float64Array, share: number, random: Random): void {
  for (let u = 0; u < mask.length; u++) mask[u] = random() < share ? 0 : 1 / (1 - share);
}

function addPenalties(
  layers: readonly DenseLayer[],
  gradient: readonly LayerGradient[],
  { l1, l2 }: NetworkSettings,
): void {
  if (l1 === 0 && l2 === 0) return;
  for (const [l, { weights }] of layers.entries()) {
    const slopes = gradient[l]!.weights;
    for (let k = 0; k < weights.length; k++) slopes[k]! += l2 * weights[k]! + l1 * Math.sign(weights[k]!);
  }
}

function meanLoss(
  layers: readonly DenseLayer[],
  { rows, ...batch }: Batch,
  space: Workspace,
  batchSize: number,
): number {
  let loss = 0;
  let weight = 0;
  for (let from = 0; from < rows.length; from += batchSize) {
    const part = passForward(layers, { ...batch, rows: rows.subarray(from, from + batchSize) }, space);
    loss += part.loss;
    weight += part.weight;
  }
  return loss / weight;
}

function describeLayers(
  layers: readonly DenseLayer[],
  gradient: readonly LayerGradient[],
  { outputs }: Workspace,
  rows: number,
): LayerReport[] {
  return layers.map(({ weights, units }, l) => {
    let silent = 0;
    if (l < layers.length - 1)
      for (let u = 0; u < units; u++) {
        let i = 0;
        while (i < rows && outputs[l]![i * units + u] === 0) i++;
        if (i === rows) silent++;
      }
    return {
      weightNorm: norm(weights),
      gradientNorm: norm(gradient[l]!.weights),
      silentShare: silent / units,
    };
  });
}

function norm(values: Float64Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}
