import { createRandom, randomOrder } from '../../numerics/random.ts';
import { createAdam } from './adam.ts';
import { augment, type Augmentation } from './augment.ts';
import { cnnLayers, newCnn, type Cnn, type CnnShape } from './cnn.ts';
import { backpropagate, createCnnDesk, runCnn, type CnnDesk } from './run-cnn.ts';

/** Pictures of one size with their classes. */
export interface LabelledPictures {
  /** Each channels x size x size, 0 to 1, one after another. */
  readonly pixels: Float32Array;
  /** A class for each picture, from 0. */
  readonly classes: Uint16Array;
}

/** How a network is taught. */
export interface CnnTraining {
  readonly shape: CnnShape;
  readonly seed: number;
  readonly epochs: number;
  readonly batchSize: number;
  /** Of Adam; falls to nothing along half a cosine. */
  readonly learningRate: number;
  readonly weightDecay: number;
  /** Share of hidden units left out at a time, 0 to below 1. */
  readonly dropout: number;
  readonly augmentation: Augmentation;
  /** Ends after so many epochs without a better loss on the validation pictures; the best network is kept. */
  readonly patience: number;
  /** Each class counts the same, however many pictures it has. */
  readonly balanceClasses: boolean;
}

/** What one walk over all pictures came to; losses are mean cross-entropies in nats. */
export interface CnnEpoch {
  readonly epoch: number;
  readonly trainLoss: number;
  readonly validationLoss: number;
  readonly validationAccuracy: number;
}

/** Pictures between two looks at whether the work was called off. */
const picturesBetweenChecks = 64;

/**
 * Teaches a network by mini-batches and back-propagation. The same seed gives the same network. `checkpoint` may throw
 * to end the work.
 */
export function trainCnn(
  training: LabelledPictures,
  validation: LabelledPictures,
  how: CnnTraining,
  watch: { checkpoint(): void; onEpoch(epoch: CnnEpoch): void },
): { readonly cnn: Cnn; readonly epochs: readonly CnnEpoch[]; readonly bestEpoch: number } {
  const { shape } = how;
  const cnn = newCnn(shape, how.seed);
  const gradient = new Float32Array(cnn.parameters.length);
  const optimiser = createAdam(gradient.length, how.weightDecay);
  const desk = createCnnDesk(shape);
  const random = createRandom(how.seed, 1);
  const weights = classWeights(training.classes, shape.classes, how.balanceClasses);
  const changed = new Float32Array(pictureSize(shape));
  const kept = new Float32Array(shape.hidden);
  const steps = how.epochs * Math.ceil(training.classes.length / how.batchSize);

  const epochs: CnnEpoch[] = [];
  let best = { loss: Infinity, epoch: 0, parameters: cnn.parameters.slice() };
  let step = 0;
  for (let epoch = 1; epoch <= how.epochs && epoch - best.epoch <= how.patience; epoch++) {
    const order = randomOrder(training.classes.length, random);
    let loss = 0;
    for (let start = 0; start < order.length; start += how.batchSize) {
      const batch = order.subarray(start, start + how.batchSize);
      gradient.fill(0);
      for (const [at, which] of batch.entries()) {
        if (at % picturesBetweenChecks === 0) watch.checkpoint();
        const classId = training.classes[which]!;
        augment(
          pictureAt(training, which, shape),
          shape.channels,
          shape.size,
          how.augmentation,
          random,
          changed,
        );
        for (let i = 0; i < kept.length; i++) kept[i] = random() < how.dropout ? 0 : 1 / (1 - how.dropout);
        const output = runCnn(cnn, changed, desk, kept);
        loss -= Math.log(Math.max(output[classId]!, 1e-12));
        const weight = weights[classId]! / batch.length;
        backpropagate(cnn, changed, classId, weight, desk, cnnLayers(shape, gradient), kept);
      }
      const rate = (how.learningRate * (1 + Math.cos((Math.PI * step++) / steps))) / 2;
      optimiser.step(cnn.parameters, gradient, rate);
    }
    const { loss: validationLoss, accuracy } = measure(cnn, validation, desk, watch.checkpoint);
    epochs.push({ epoch, trainLoss: loss / order.length, validationLoss, validationAccuracy: accuracy });
    watch.onEpoch(epochs.at(-1)!);
    if (validationLoss < best.loss)
      best = { loss: validationLoss, epoch, parameters: cnn.parameters.slice() };
  }
  return { cnn: { shape, parameters: best.parameters }, epochs, bestEpoch: best.epoch };
}

/** Probabilities of the classes, pictures x classes. */
export function predictPictures(cnn: Cnn, pixels: Float32Array, checkpoint: () => void): Float32Array {
  const { shape } = cnn;
  const desk = createCnnDesk(shape);
  const size = pictureSize(shape);
  const count = pixels.length / size;
  const result = new Float32Array(count * shape.classes);
  for (let which = 0; which < count; which++) {
    if (which % picturesBetweenChecks === 0) checkpoint();
    result.set(runCnn(cnn, pixels.subarray(which * size, (which + 1) * size), desk), which * shape.classes);
  }
  return result;
}

function measure(cnn: Cnn, pictures: LabelledPictures, desk: CnnDesk, checkpoint: () => void) {
  let loss = 0;
  let right = 0;
  const count = pictures.classes.length;
  for (let which = 0; which < count; which++) {
    if (which % picturesBetweenChecks === 0) checkpoint();
    const output = runCnn(cnn, pictureAt(pictures, which, cnn.shape), desk);
    const classId = pictures.classes[which]!;
    loss -= Math.log(Math.max(output[classId]!, 1e-12));
    if (output.every((value, i) => i === classId || value < output[classId]!)) right++;
  }
  return { loss: loss / count, accuracy: right / count };
}

/** Numbers of one picture. */
export function pictureSize({ size, channels }: Pick<CnnShape, 'size' | 'channels'>): number {
  return size * size * channels;
}

function pictureAt({ pixels }: LabelledPictures, which: number, shape: CnnShape): Float32Array {
  const size = pictureSize(shape);
  return pixels.subarray(which * size, (which + 1) * size);
}

/** What a picture of each class weighs; 1 on average over the pictures. */
function classWeights(classes: Uint16Array, count: number, balance: boolean): Float32Array {
  const pictures = new Float32Array(count);
  for (const classId of classes) pictures[classId]! += 1;
  return pictures.map((of) => (balance && of > 0 ? classes.length / (count * of) : 1));
}
