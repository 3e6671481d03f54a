import { describe, expect, it } from 'vitest';
import { crossValidate } from '../../../backend/analyse/learn/classifier.ts';
import { foldsOf } from '../../../backend/analyse/learn/folds.ts';
import { fitLogistic, probabilities } from '../../../backend/analyse/learn/logistic.ts';
import { reportOf } from '../../../backend/analyse/learn/report.ts';
import { createRandom, randomNormal } from '../../../backend/numerics/random.ts';

const quiet = () => undefined;

/** Two clouds in the plane, at distance `apart`. */
function clouds(each: number, apart: number, seed = 1) {
  const random = createRandom(seed);
  const classes = Int32Array.from({ length: 2 * each }, (_, row) => row % 2);
  const vectors = new Float32Array(4 * each);
  classes.forEach((c, row) => {
    vectors[2 * row] = randomNormal(random) + (c === 0 ? -apart / 2 : apart / 2);
    vectors[2 * row + 1] = randomNormal(random);
  });
  const texts = Array.from(classes, (_, row) => `text ${row}`);
  return { dimensions: 2, vectors, classes, texts };
}

describe('logistic regression', () => {
  it('finds the least of its loss: the slope there is flat in every direction', () => {
    const examples = clouds(60, 1);
    const penalty = 0.05;
    const model = fitLogistic(examples, 2, penalty, quiet);
    const loss = (weights: Float64Array) => {
      let sum = 0;
      examples.classes.forEach((c, row) => {
        sum -= Math.log(probabilities({ ...model, weights }, examples.vectors, 2 * row)[c]!) / 120;
      });
      for (const at of [0, 1, 3, 4]) sum += 0.5 * penalty * weights[at]! ** 2;
      return sum;
    };
    const least = loss(model.weights);
    model.weights.forEach((_, at) => {
      for (const step of [-0.01, 0.01]) {
        const moved = model.weights.slice();
        moved[at]! += step;
        expect(loss(moved)).toBeGreaterThan(least - 1e-9);
      }
    });
  });

  it('gives probabilities that add up to 1 and grow towards their class', () => {
    const model = fitLogistic(clouds(100, 3), 2, 1e-3, quiet);
    const at = (x: number) => probabilities(model, Float32Array.of(x, 0), 0);
    expect(at(0.3)[0]! + at(0.3)[1]!).toBeCloseTo(1, 12);
    expect(at(3)[1]).toBeGreaterThan(at(0.5)[1]!);
    expect(at(-3)[0]).toBeGreaterThan(0.9);
  });

  it('lets classes weigh alike however many examples they have', () => {
    const all = clouds(200, 2);
    const rows = [...all.classes.keys()].filter((row) => all.classes[row] === 0 || row % 20 === 1);
    const vectors = Float32Array.from(
      rows.flatMap((row) => [all.vectors[2 * row]!, all.vectors[2 * row + 1]!]),
    );
    const classes = Int32Array.from(rows, (row) => all.classes[row]!);
    const model = fitLogistic({ dimensions: 2, vectors, classes }, 2, 1e-2, quiet);
    // Half way between the clouds neither class is much likelier, though one has ten times the examples.
    expect(Math.abs(probabilities(model, Float32Array.of(0, 0), 0)[0]! - 0.5)).toBeLessThan(0.3);
  });
});

describe('cross-validation', () => {
  it('never parts rows of the same text', () => {
    const classes = Int32Array.from({ length: 60 }, (_, row) => row % 3);
    const keys = Array.from(classes, (c, row) => `${c} ${row % 15}`);
    const folds = foldsOf(classes, keys, 5, createRandom(3));
    const byKey = new Map<string, number>();
    keys.forEach((key, row) => {
      expect(byKey.get(key) ?? folds[row]).toBe(folds[row]);
      byKey.set(key, folds[row]!);
    });
    for (const fold of [0, 1, 2, 3, 4]) expect(folds.filter((f) => f === fold).length).toBeGreaterThan(3);
  });

  it('is about chance where labels have nothing to do with the vectors', () => {
    const examples = clouds(100, 0);
    const said = crossValidate(examples, 2, 5, 1, quiet);
    const right = said.filter((c, row) => c === examples.classes[row]).length / 200;
    expect(right).toBeGreaterThan(0.35);
    expect(right).toBeLessThan(0.65);
  });

  it('is near the best possible where they do', () => {
    const examples = clouds(150, 3);
    const said = crossValidate(examples, 2, 5, 1, quiet);
    // Phi(1.5) = 0.933 is what no classifier beats.
    expect(said.filter((c, row) => c === examples.classes[row]).length / 300).toBeGreaterThan(0.89);
  });
});

describe('a report', () => {
  it('counts by class, with the interval around the mean', () => {
    const truth = Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1);
    const said = Int32Array.of(0, 0, 0, 1, 1, 1, 0, -1);
    const report = reportOf(['a', 'b'], { truth, said }, { measuredBy: 'cross-validation', folds: 2 }, 1);
    expect(report.confusion).toEqual([
      [3, 1],
      [1, 2],
    ]);
    expect(report.accuracy.mean).toBe(5 / 8);
    expect(report.accuracy.low).toBeLessThan(5 / 8);
    expect(report.accuracy.high).toBeGreaterThan(5 / 8);
    expect(report.classes[0]).toMatchObject({ precision: 0.75, recall: 0.75, f1: 0.75 });
    expect(report.classes[1]).toMatchObject({ precision: 2 / 3, recall: 0.5 });
    expect(report.majority).toBe(0.5);
  });
});
