import { createRandom, shuffled } from '../../numerics/random.ts';

/** Places of pictures: learnt from, used to tell when to stop, and kept apart for the test. */
export interface PictureSplit {
  readonly train: readonly number[];
  readonly validation: readonly number[];
  readonly test: readonly number[];
}

/** Share kept apart for the test, and share of the rest used to tell when to stop. */
const testShare = 0.2;
const validationShare = 0.15;

/** Splits class by class, so that every class is in every part; a class needs three pictures at least. */
export function splitPictures(classes: ArrayLike<number>, classCount: number, seed: number): PictureSplit {
  const random = createRandom(seed, 2);
  const train: number[] = [];
  const validation: number[] = [];
  const test: number[] = [];
  for (let classId = 0; classId < classCount; classId++) {
    const own = shuffled(
      Array.from({ length: classes.length }, (_, at) => at).filter((at) => classes[at] === classId),
      random,
    );
    const tests = Math.max(1, Math.round(own.length * testShare));
    const validations = Math.max(1, Math.round((own.length - tests) * validationShare));
    test.push(...own.slice(0, tests));
    validation.push(...own.slice(tests, tests + validations));
    train.push(...own.slice(tests + validations));
  }
  return { train, validation, test };
}
