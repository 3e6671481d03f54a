import { describe, expect, it } from 'vitest';
import { foldsOf, othersOf, splitRows } from '../../../../backend/predict/split/split.ts';

const classesOf = (...counts: number[]) =>
  Int32Array.from(counts.flatMap((count, label) => Array<number>(count).fill(label)));

describe('parting rows', () => {
  it('keeps the shares of classes, loses no row, and gives the same with the same seed', () => {
    const classes = classesOf(70, 20, 10);
    const options = { testShare: 0.2, seed: 42, classes };
    const { training, test } = splitRows(100, options);
    expect([...training, ...test].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 100 }, (_, row) => row),
    );
    expect([0, 1, 2].map((label) => test.filter((row) => classes[row] === label).length)).toEqual([14, 4, 2]);
    expect(splitRows(100, options)).toEqual({ training, test });
    expect(splitRows(100, { ...options, seed: 43 }).test).not.toEqual(test);
  });

  it('leaves at least one row of each class to learn from', () => {
    for (let seed = 0; seed < 50; seed++) {
      const classes = classesOf(1, 1, 2, 9);
      const { training } = splitRows(13, { testShare: 0.5, seed, classes });
      expect(new Set(Array.from(training, (row) => classes[row]))).toEqual(new Set([0, 1, 2, 3]));
    }
  });

  it('takes the share rounded up for the test', () => {
    expect(splitRows(11, { testShare: 0.2, seed: 1, classes: null }).test).toHaveLength(3);
  });

  it('folds into parts of nearly the same size, classes spread evenly', () => {
    const classes = classesOf(12, 8);
    const parts = foldsOf(20, 4, 42, classes);
    expect(parts.map((part) => part.length)).toEqual([5, 5, 5, 5]);
    for (const part of parts) expect(part.filter((row) => classes[row] === 0)).toHaveLength(3);
    expect(parts.flatMap((part) => [...part]).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, row) => row),
    );
    expect(othersOf(20, parts[0]!)).toHaveLength(15);
  });
});
