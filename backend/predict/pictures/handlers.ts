import { randomUUID } from 'node:crypto';
import { InklingError } from '../../../contract/errors.ts';
import type { Handlers } from '../../../contract/handlers.ts';
import {
  pictureLimits,
  type PictureRun,
  type PictureSet,
  type pictures,
} from '../../../contract/pictures.ts';
import type { InputOfJob, OutputOfJob } from '../../workers/job.ts';
import { emitted } from '../../streams/emitted.ts';
import { createTimeLeft } from '../../streams/time-left.ts';
import { drawSample, sampleClasses, sampleSize } from './draw-sample.ts';
import type { PictureJobs } from './jobs.ts';
import type { PictureStore } from './ports.ts';
import { pictureSize, type CnnEpoch } from './train-cnn.ts';

const sampleSeed = 7;
/** Pictures that an ONNX file is compared with the app on. */
const picturesCompared = 200;
/** Wrong test pictures that are kept with a run. */
const mistakesKept = 24;

/** What the pictures need of others. */
export interface PictureParts {
  readonly store: PictureStore;
  readonly worker: {
    run<N extends keyof PictureJobs>(
      name: N,
      input: InputOfJob<PictureJobs, N>,
      options: { readonly signal: AbortSignal; readonly onProgress?: (value: unknown) => void },
    ): Promise<OutputOfJob<PictureJobs, N>>;
  };
  /** Of this app; goes into the files it writes. */
  readonly codeVersion: string;
  announce(projectId: string): void;
}

/** Folders of labelled pictures and networks that tell them apart. */
export function createPictureHandlers({
  store,
  worker,
  codeVersion,
  announce,
}: PictureParts): Pick<Handlers, keyof typeof pictures> {
  const told = <T extends { readonly projectId: string }>(set: T): T => {
    announce(set.projectId);
    return set;
  };
  return {
    'pictures.sets': ({ projectId }) => store.listSets(projectId),

    'pictures.createSet': async (input) =>
      told(await store.addSet({ ...input, id: randomUUID(), createdAt: Date.now() }, [])),

    'pictures.add': async ({ setId, pictures: given }) => {
      const set = await store.getSet(setId);
      if (set.count + given.length > pictureLimits.pictures) throw tooMany();
      const added = given.map(({ name, classId, pixels }) => {
        if (classId >= set.classes.length) throw unknownClass(name);
        return { name, classId, pixels: bytesOf(pixels, set, name) };
      });
      return told(await store.addPictures(setId, added));
    },

    'pictures.createSample': async ({ projectId }) =>
      told(
        await store.addSet(
          {
            ...{ id: randomUUID(), projectId, createdAt: Date.now() },
            ...{ name: 'Cups 杯子', size: sampleSize, channels: 3, classes: [...sampleClasses] },
          },
          drawSample(sampleSeed),
        ),
      ),

    'pictures.deleteSet': async ({ setId }) => {
      announce(await store.deleteSet(setId, Date.now()));
      return {};
    },

    'pictures.restoreSet': async ({ setId }) => told(await store.restoreSet(setId)),

    'pictures.look': async ({ setId, at }) => {
      await store.getSet(setId);
      const found = await store.getPictures(setId, at);
      return found.map(({ pixels, ...picture }) => ({ ...picture, pixels: toBase64(pixels) }));
    },

    async *'pictures.train'({ setId, training }, { signal }) {
      const set = await store.getSet(setId);
      requireEnough(set);
      const kept = await store.getPictures(setId);
      const size = pictureSize(set);
      const pixels = new Uint8Array(kept.length * size);
      kept.forEach((picture, at) => pixels.set(picture.pixels, at * size));
      const startedAt = performance.now();
      const timeLeft = createTimeLeft();
      type Epoch = CnnEpoch & {
        readonly type: 'epoch';
        readonly of: number;
        readonly remainingMs: number | null;
      };
      const { parameters, accuracy, mistakes, ...judged } = yield* emitted<
        Epoch,
        OutputOfJob<PictureJobs, 'pictures/train'>
      >((emit) =>
        worker.run(
          'pictures/train',
          {
            ...{ size: set.size, channels: set.channels, classCount: set.classes.length, pixels, training },
            classes: Uint16Array.from(kept, ({ classId }) => classId),
          },
          {
            signal,
            onProgress: (value) => {
              const epoch = value as CnnEpoch;
              const remainingMs = timeLeft(epoch.epoch / training.epochs);
              emit({ type: 'epoch', of: training.epochs, remainingMs, ...epoch });
            },
          },
        ),
      );
      const run: PictureRun = {
        id: randomUUID(),
        setId,
        createdAt: Date.now(),
        training,
        classes: set.classes.map(({ name }) => name),
        parameters: parameters.length,
        testAccuracy: accuracy,
        ...judged,
        epochs: [...judged.epochs],
        confusion: judged.confusion.map((row) => [...row]),
        mistakes: mistakes
          .slice(0, mistakesKept)
          .map((mistake) => ({ ...mistake, name: kept[mistake.at]!.name })),
        trainingMs: performance.now() - startedAt,
      };
      await store.addRun(run, parameters);
      announce(set.projectId);
      yield { type: 'done', run };
    },

    'pictures.runs': ({ setId }) => store.listRuns(setId),

    'pictures.deleteRun': async ({ runId }) => {
      announce(await store.deleteRun(runId));
      return {};
    },

    'pictures.exportOnnx': async ({ runId }, { signal }) => {
      const { run, parameters } = await store.getRun(runId);
      const { size, channels, count } = await store.getSet(run.setId);
      const places = Array.from({ length: Math.min(count, picturesCompared) }, (_, at) => at);
      const compared = await store.getPictures(run.setId, places);
      const pixels = new Uint8Array(Buffer.concat(compared.map((picture) => picture.pixels)));
      const { classes } = run;
      return worker.run(
        'pictures/onnx',
        { size, channels, classes, parameters, pixels, version: codeVersion },
        { signal },
      );
    },

    'pictures.classify': async ({ runId, pixels }, { signal }) => {
      const { run, parameters } = await store.getRun(runId);
      const set = await store.getSet(run.setId);
      const size = pictureSize(set);
      const bytes = new Uint8Array(pixels.length * size);
      pixels.forEach((each, at) => bytes.set(bytesOf(each, set, `${at + 1}`), at * size));
      const classCount = run.classes.length;
      const shares = await worker.run(
        'pictures/classify',
        { size: set.size, channels: set.channels, classCount, parameters, pixels: bytes },
        { signal },
      );
      return pixels.map((_, at) => ({
        probabilities: [...shares.subarray(at * classCount, (at + 1) * classCount)],
      }));
    },
  };
}

/** Throws `invalid-input` for pixels that aren't as many as the set's pictures have. */
function bytesOf(base64: string, set: Pick<PictureSet, 'size' | 'channels'>, name: string): Uint8Array {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length === pictureSize(set)) return bytes;
  throw new InklingError(
    'invalid-input',
    `The picture “${name}” has another size than the pictures of this set. Nothing was added.`,
    `Bring it to ${set.size} x ${set.size} pixels first.`,
  );
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

function requireEnough({ classes }: PictureSet): void {
  const few = classes.filter(({ count }) => count < pictureLimits.fewestOfClass);
  if (few.length === 0) return;
  throw new InklingError(
    'not-enough-data',
    `There are too few pictures of ${few.map(({ name, count }) => `“${name}” (${count})`).join(', ')}. Nothing was changed.`,
    `Add pictures until each kind has at least ${pictureLimits.fewestOfClass}; some dozens are better.`,
  );
}

function tooMany(): InklingError {
  return new InklingError(
    'invalid-input',
    `A set holds at most ${pictureLimits.pictures} pictures. What was added before is kept.`,
    'Leave some out: a few hundred of each kind teach nearly as much.',
  );
}

function unknownClass(name: string): InklingError {
  return new InklingError(
    'invalid-input',
    `The picture “${name}” is said to be of a kind that this set doesn’t have. Nothing was added.`,
    'Make a new set from the folders.',
  );
}
