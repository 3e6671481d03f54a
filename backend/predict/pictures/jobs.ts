import type { JobContext } from '../../workers/job.ts';
import type { CnnShape } from './cnn.ts';
import { judgePictures } from './judge-cnn.ts';
import { noAugmentation } from './augment.ts';
import type { RunOnnx } from '../ports.ts';
import { exportCnn } from './export-cnn.ts';
import type { TrainingOrder } from './ports.ts';
import { splitPictures } from './split-pictures.ts';
import { pictureSize, predictPictures, trainCnn, type LabelledPictures } from './train-cnn.ts';

const filters = [8, 16] as const;
const hidden = 64;
const batchSize = 16;
/** Pixels a changed copy is moved at most, for pictures of 32; and how much its light changes. */
const shiftShare = 1 / 16;
const brightness = 0.15;

export type PictureJobs = ReturnType<typeof createPictureJobs>;

/** The jobs of the pictures: teaching and testing, telling of new ones, and writing a network as ONNX. */
export function createPictureJobs(runOnnx: RunOnnx) {
  return {
    /** Teaches a network on most of the pictures and judges it on the rest; progress is an epoch at a time. */
    'pictures/train'(order: TrainingOrder, context: JobContext) {
      const { training } = order;
      const shape: CnnShape = {
        size: order.size,
        channels: order.channels,
        filters,
        hidden,
        classes: order.classCount,
      };
      const split = splitPictures(order.classes, order.classCount, training.seed);
      const { cnn, epochs, bestEpoch } = trainCnn(
        choose(order, split.train),
        choose(order, split.validation),
        {
          shape,
          batchSize,
          ...training,
          balanceClasses: true,
          augmentation: training.augment
            ? { mirror: training.mirror, shift: Math.round(order.size * shiftShare), brightness }
            : noAugmentation,
        },
        { checkpoint: context.checkpoint, onEpoch: (epoch) => context.progress(epoch) },
      );
      const test = choose(order, split.test);
      const probabilities = predictPictures(cnn, test.pixels, context.checkpoint);
      const judged = judgePictures(probabilities, test.classes, order.classCount, training.seed);
      return {
        parameters: cnn.parameters,
        epochs,
        bestEpoch,
        split: { train: split.train.length, validation: split.validation.length, test: split.test.length },
        ...judged,
        mistakes: judged.mistakes.map(({ which, ...mistake }) => ({ ...mistake, at: split.test[which]! })),
      };
    },

    /** Probabilities of the classes for pictures given as bytes, pictures x classes. */
    'pictures/classify'(
      input: {
        readonly size: number;
        readonly channels: 1 | 3;
        readonly classCount: number;
        readonly parameters: Float32Array;
        readonly pixels: Uint8Array;
      },
      context: JobContext,
    ): Float32Array {
      const { size, channels, classCount, parameters, pixels } = input;
      const shape: CnnShape = { size, channels, filters, hidden, classes: classCount };
      return predictPictures({ shape, parameters }, shares(pixels), context.checkpoint);
    },

    /** The network as an ONNX file, compared with the app on the pictures given as bytes. */
    'pictures/onnx'(
      input: {
        readonly size: number;
        readonly channels: 1 | 3;
        readonly classes: readonly string[];
        readonly parameters: Float32Array;
        readonly pixels: Uint8Array;
        readonly version: string;
      },
      context: JobContext,
    ) {
      const { size, channels, classes, parameters, pixels, version } = input;
      const shape: CnnShape = { size, channels, filters, hidden, classes: classes.length };
      const cnn = { shape, parameters };
      return exportCnn({ cnn, classes, pixels: shares(pixels), version }, runOnnx, context.checkpoint);
    },
  };
}

/** The pictures at some places, with brightness from 0 to 1. */
function choose(order: TrainingOrder, places: readonly number[]): LabelledPictures {
  const size = pictureSize(order);
  const pixels = new Float32Array(places.length * size);
  places.forEach((place, at) =>
    pixels.set(shares(order.pixels.subarray(place * size, (place + 1) * size)), at * size),
  );
  return { pixels, classes: Uint16Array.from(places, (place) => order.classes[place]!) };
}

function shares(bytes: Uint8Array): Float32Array {
  return Float32Array.from(bytes, (byte) => byte / 255);
}
