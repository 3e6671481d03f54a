import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, randomNormal } from '../../../backend/numerics/random.ts';
import { algorithmIds, type AlgorithmId } from '../../../backend/recommend/algorithm.ts';
import { algorithms } from '../../../backend/recommend/algorithms/index.ts';
import { historyOf, historyOfItems } from '../../../backend/recommend/history.ts';
import {
  contextOf,
  denseMatrix,
  denseOf,
  interactionsFrom,
  relativeDifference,
  solve,
  trained,
  twoTastes,
  type Dense,
} from './small-data.ts';

const { popularity, als, ease, content, bpr, autoencoder } = algorithms;
const itemKnn = algorithms['item-knn'];
const recentPopularity = algorithms['recent-popularity'];

/** Vectors of length 1, one for each item. */
function vectorsFor(items: number, seed = 1) {
  const random = createRandom(seed);
  const dimensions = 4;
  const values = Float32Array.from({ length: items * dimensions }, () => randomNormal(random));
  for (let item = 0; item < items; item++) {
    const vector = values.subarray(item * dimensions, (item + 1) * dimensions);
    const length = Math.hypot(...vector);
    for (let i = 0; i < dimensions; i++) vector[i]! /= length;
  }
  return { dimensions, values };
}

describe('popularity', () => {
  it('counts users, whatever their weights', async () => {
    const model = await trained(
      popularity,
      interactionsFrom([
        [1, 5, 0],
        [0, 1, 0],
      ]),
    );
    expect([...model.score(historyOfItems([]))]).toEqual([1, 2, 0]);
  });
  it('halves what is a half-life older', async () => {
    const day = 24 * 60 * 60 * 1000;
    const data = interactionsFrom(
      [
        [1, 0],
        [1, 1],
      ],
      (user, item) => (user === 0 ? 0 : item === 0 ? 7 * day : 14 * day),
    );
    const model = await trained(recentPopularity, data, { halfLifeDays: 7 });
    expect([...model.score(historyOfItems([]))]).toEqual([0.75, 1]);
  });
  it('says that recent popularity needs times', () => {
    const data = { interactions: interactionsFrom([[1]]), itemVectors: null };
    expect(recentPopularity.decline(data, 1e9)).toEqual({ reason: 'no-times' });
  });
});

describe('ItemKNN', () => {
  /** Similarity by the definition, over dense columns. */
  const similarities = (dense: Dense, shrinkage: number) => {
    const scaled = dense.map((row) => row.map((weight) => weight / (Math.hypot(...row) || 1)));
    const column = (of: Dense, item: number) => of.map((row) => row[item]!);
    const dot = (a: number[], b: number[]) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
    return dense[0]!.map((_, a) =>
      dense[0]!.map((_, b) => {
        const shared = dense.filter((row) => row[a]! > 0 && row[b]! > 0).length;
        if (a === b || shared === 0) return 0;
        const [one, other] = [column(scaled, a), column(scaled, b)];
        return (
          (dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other))) * (shared / (shared + shrinkage))
        );
      }),
    );
  };
  it('scores as the definition does, with all and with few neighbours', () =>
    fc.assert(
      fc.asyncProperty(
        denseMatrix,
        fc.constantFrom(0, 3),
        fc.constantFrom(1, 2, 10),
        async (dense, shrinkage, neighbours) => {
          const data = interactionsFrom(dense);
          const model = await trained(itemKnn, data, { neighbours, shrinkage });
          const all = similarities(dense, shrinkage);
          dense.forEach((row, user) => {
            const scores = model.score(historyOf(data.byUser, user, user));
            const expected = all.map((of) => {
              // Equal similarities may be told apart by rounding, so only whole sets of neighbours are compared.
              const kept = [...of].sort((a, b) => b - a).slice(0, neighbours);
              const floor = kept.at(-1)!;
              const tied = of.filter((value) => Math.abs(value - floor) < 1e-5 && value > 0).length > 1;
              if (tied && neighbours < of.length) return null;
              return of.reduce((sum, value, item) => sum + (value >= floor ? value * row[item]! : 0), 0);
            });
            expected.forEach((score, item) => {
              if (score !== null) expect(scores[item]).toBeCloseTo(score, 4);
            });
          });
        },
      ),
    ));
});

describe('EASE', () => {
  it('is, for each item, the ridge regression on the others', () =>
    fc.assert(
      fc.asyncProperty(denseMatrix, fc.constantFrom(0.5, 10), async (dense, regularization) => {
        const data = interactionsFrom(dense);
        const model = await trained(ease, data, { regularization });
        const items = dense[0]!.length;
        const gram = (a: number, b: number) => dense.reduce((sum, row) => sum + row[a]! * row[b]!, 0);
        // Steck's B solves min ||X - XB||² + λ||B||² with a zero diagonal: by column, a regression without that item.
        const weights = Array.from({ length: items }, (_, target) => {
          const others = Array.from({ length: items }, (_, item) => item).filter((item) => item !== target);
          const solution = solve(
            others.map((a) => others.map((b) => gram(a, b) + (a === b ? regularization : 0))),
            others.map((a) => gram(a, target)),
          );
          return (item: number) => (item === target ? 0 : solution[others.indexOf(item)]!);
        });
        dense.forEach((row, user) => {
          const scores = model.score(historyOf(data.byUser, user, user));
          const expected = weights.map((of) => row.reduce((sum, weight, item) => sum + weight * of(item), 0));
          expect(relativeDifference([...scores, 1], [...expected, 1])).toBeLessThan(1e-3);
        });
      }),
    ));
  it('is declined, with the numbers, where it would not fit in memory', () => {
    const data = { interactions: interactionsFrom([new Array<number>(100).fill(1)]), itemVectors: null };
    expect(ease.decline(data, 100_000)).toEqual({
      reason: 'too-large',
      items: 100,
      bytes: 160_000,
      limitBytes: 100_000,
    });
    expect(ease.decline(data, 160_000)).toBeNull();
  });
});

describe('implicit ALS', () => {
  const settings = { factors: 2, confidence: 3, regularization: 0.5, iterations: 4 };
  const held = (row: readonly number[]) =>
    settings.regularization *
    Math.sqrt(settings.confidence * row.filter((weight) => weight > 0).length + row.length);
  /** The vector of a row given the vectors of the columns, by the normal equations with every zero written out. */
  const solveRow = (row: readonly number[], vectors: Dense) => {
    const confidence = (weight: number) => 1 + settings.confidence * weight;
    const matrix = [0, 1].map((i) =>
      [0, 1].map((j) =>
        row.reduce(
          (sum, weight, at) => sum + confidence(weight) * vectors[at]![i]! * vectors[at]![j]!,
          i === j ? held(row) : 0,
        ),
      ),
    );
    const right = [0, 1].map((i) =>
      row.reduce((sum, weight, at) => sum + (weight > 0 ? confidence(weight) * vectors[at]![i]! : 0), 0),
    );
    return solve(matrix, right);
  };
  it('goes the way of exact alternating least squares from the same start', () =>
    fc.assert(
      fc.asyncProperty(denseMatrix, async (dense) => {
        const data = interactionsFrom(dense);
        const random = createRandom(1);
        const draw = (count: number) =>
          Array.from({ length: count }, () => [0, 1].map(() => (0.1 / Math.SQRT2) * randomNormal(random)));
        let users = draw(dense.length);
        let items = draw(dense[0]!.length);
        for (let iteration = 0; iteration < settings.iterations; iteration++) {
          users = dense.map((row) => solveRow(row, items));
          items = dense[0]!.map((_, item) =>
            solveRow(
              dense.map((row) => row[item]!),
              users,
            ),
          );
        }
        const model = await trained(als, data, settings);
        dense.forEach((row, user) => {
          const vector = solveRow(row, items);
          const expected = items.map((item) => item[0]! * vector[0]! + item[1]! * vector[1]!);
          const scores = model.score(historyOf(data.byUser, user, user));
          expect(relativeDifference([...scores, 1], [...expected, 1])).toBeLessThan(1e-3);
        });
      }),
    ));
});

describe('content', () => {
  it('is the weighted mean of cosines with the history', () =>
    fc.assert(
      fc.asyncProperty(denseMatrix, async (dense) => {
        const data = interactionsFrom(dense);
        const { dimensions, values } = vectorsFor(dense[0]!.length);
        const model = await trained(content, data, { centred: 0 }, { dimensions, values });
        const cosine = (a: number, b: number) => {
          let sum = 0;
          for (let i = 0; i < dimensions; i++)
            sum += values[a * dimensions + i]! * values[b * dimensions + i]!;
          return sum;
        };
        dense.forEach((row, user) => {
          const whole = row.reduce((sum, weight) => sum + weight, 0);
          if (whole === 0) return;
          const scores = model.score(historyOf(data.byUser, user, user));
          scores.forEach((score, target) => {
            const expected = row.reduce(
              (sum, weight, item) => sum + (weight / whole) * cosine(item, target),
              0,
            );
            expect(score).toBeCloseTo(expected, 4);
          });
        });
      }),
    ));
  it('says that it needs texts, and gives an item without text no score', async () => {
    const data = interactionsFrom([[1, 1, 0]]);
    expect(content.decline({ interactions: data, itemVectors: null }, 1e9)).toEqual({
      reason: 'no-item-text',
    });
    const itemVectors = { dimensions: 2, values: Float32Array.of(1, 0, 0, 1, 0, 0) };
    const model = await trained(content, data, { centred: 1 }, itemVectors);
    expect(model.score(historyOfItems([0]))[2]).toBe(0);
  });
});

describe('BPR and the autoencoder', () => {
  it.each([
    ['bpr', bpr, { factors: 8, learningRate: 0.1, regularization: 0.01, epochs: 40 }],
    ['autoencoder', autoencoder, { units: 8, learningRate: 0.1, decay: 0.001, epochs: 60 }],
  ] as const)('%s learn whose taste an item is, also for somebody new', async (_, algorithm, settings) => {
    const data = twoTastes(30);
    const model = await trained(algorithm, data, settings);
    const missing = (user: number) => (user % 2) * 6 + (Math.floor(user / 2) % 6);
    const best = (scores: Float32Array, history: Int32Array) =>
      [...scores.keys()].filter((item) => !history.includes(item)).sort((a, b) => scores[b]! - scores[a]!)[0];
    for (let user = 0; user < 12; user++) {
      const history = historyOf(data.byUser, user, user);
      expect(best(model.score(history), history.items)).toBe(missing(user));
      expect(best(model.score({ ...history, user: null }), history.items)).toBe(missing(user));
    }
  });
  it('bpr lowers its own loss, over all triples', async () => {
    const data = twoTastes(10);
    const loss = async (epochs: number) => {
      const model = await trained(bpr, data, {
        factors: 4,
        learningRate: 0.1,
        regularization: 0.001,
        epochs,
      });
      let sum = 0;
      denseOf(data.byUser).forEach((row, user) => {
        const scores = model.score(historyOf(data.byUser, user, user));
        row.forEach((liked, a) =>
          row.forEach((other, b) => {
            if (liked > 0 && other === 0) sum += Math.log1p(Math.exp(scores[b]! - scores[a]!));
          }),
        );
      });
      return sum;
    };
    const [early, late] = [await loss(1), await loss(60)];
    expect(late).toBeLessThan(early / 2);
  });
  it('the autoencoder takes its steps down the gradient of its loss', async () => {
    const row = [0, 2, 0, 1, 0, 3];
    const units = 3;
    const stateAfter = async (epochs: number) => {
      const settings = { units, learningRate: 1e-3, decay: 0, epochs };
      const data = { interactions: interactionsFrom([row]), itemVectors: null };
      return (await autoencoder.train(data, settings, contextOf({ seed: 4 }))) as Record<
        string,
        Float32Array
      >;
    };
    const [start, end] = [await stateAfter(0), await stateAfter(1)];
    const arrays = ['encoder', 'decoder', 'unitBiases', 'itemBiases'] as const;
    /** Multinomial loss of the whole row given what is kept of it (Liang et al., equation 2), all written out. */
    const loss = (state: Record<string, ArrayLike<number>>, kept: readonly number[]) => {
      const length = Math.hypot(...kept.map((item) => row[item]!));
      const hidden = Array.from({ length: units }, (_, unit) =>
        Math.tanh(
          kept.reduce(
            (sum, item) => sum + (row[item]! / length) * state.encoder![item * units + unit]!,
            state.unitBiases![unit]!,
          ),
        ),
      );
      const logits = row.map((_, item) =>
        hidden.reduce(
          (sum, value, unit) => sum + value * state.decoder![item * units + unit]!,
          state.itemBiases![item]!,
        ),
      );
      const normaliser = Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit), 0));
      const whole = row.reduce((sum, weight) => sum + weight, 0);
      return row.reduce((sum, weight, item) => sum - (weight / whole) * (logits[item]! - normaliser), 0);
    };
    /** How well each row of weights was moved against its gradient: the lowest cosine of the two. */
    const agreement = (kept: readonly number[]) => {
      let lowest = 1;
      for (const name of arrays) {
        const width = name === 'itemBiases' ? 1 : units;
        for (let from = 0; from < start[name]!.length; from += width) {
          const places = Array.from({ length: width }, (_, i) => from + i);
          const gradient = places.map((place) => {
            const slope = [1e-4, -1e-4].map((shift) => {
              const shifted = {
                ...start,
                [name]: Array.from(start[name]!, (v, at) => v + (at === place ? shift : 0)),
              };
              return loss(shifted, kept);
            });
            return (slope[0]! - slope[1]!) / 2e-4;
          });
          const moved = places.map((place) => end[name]![place]! - start[name]![place]!);
          const [g, m] = [Math.hypot(...gradient), Math.hypot(...moved)];
          if (g < 1e-7 || m === 0) {
            if (g > 1e-7 || m > 0) return -1;
            continue;
          }
          lowest = Math.min(lowest, gradient.reduce((sum, value, i) => sum - value * moved[i]!, 0) / (g * m));
        }
      }
      return lowest;
    };
    // Which items were hidden isn't told, so one of the ways to hide some has to fit.
    const ways = [[1, 3, 5], [1, 3], [1, 5], [3, 5], [1], [3], [5], []];
    expect(Math.max(...ways.map(agreement))).toBeGreaterThan(0.999);
  });
  it('the autoencoder comes to tell more than popularity does', async () => {
    const data = twoTastes(30);
    const model = await trained(autoencoder, data, {
      units: 8,
      learningRate: 0.1,
      decay: 0.0001,
      epochs: 60,
    });
    const likelihood = (user: number) => {
      const history = historyOf(data.byUser, user, user);
      const scores = [...model.score(history)];
      const normaliser = Math.log(scores.reduce((sum, score) => sum + Math.exp(score), 0));
      return history.items.reduce((sum, item) => sum + scores[item]! - normaliser, 0) / history.items.length;
    };
    // Popularity gives each of the 12 items the same chance; knowing the taste leaves 6.
    for (let user = 0; user < 6; user++) expect(likelihood(user)).toBeGreaterThan(-Math.log(8));
  });
});

describe('every algorithm', () => {
  const small = { factors: 4, units: 4, epochs: 3, iterations: 3 };
  const settingsOf = (id: AlgorithmId) => {
    const [usual] = algorithms[id].grid;
    return Object.fromEntries(
      Object.entries(usual).map(([name, value]) => [
        name,
        name in small ? small[name as keyof typeof small] : value,
      ]),
    );
  };
  const data = interactionsFrom(
    [
      [1, 2, 0, 1, 0],
      [1, 0, 1, 0, 0],
      [0, 1, 1, 1, 0],
      [0, 0, 0, 0, 0],
    ],
    (user, item) => 1000 * (user + item),
  );

  it.each(algorithmIds)('%s gives the same model for the same seed', async (id) => {
    const train = () =>
      algorithms[id].train(
        { interactions: data, itemVectors: vectorsFor(5) },
        settingsOf(id),
        contextOf({ seed: 7 }),
      );
    expect(await train()).toEqual(await train());
  });
  it.each(algorithmIds)(
    '%s scores anybody with numbers, also an empty history and an item nobody has',
    async (id) => {
      const model = await trained(algorithms[id], data, settingsOf(id), vectorsFor(5));
      for (const items of [[], [4], [0, 1, 2, 3, 4]]) {
        const scores = model.score(historyOfItems(items));
        expect(scores).toHaveLength(5);
        expect(scores.every(Number.isFinite)).toBe(true);
      }
      for (const { item } of model.similarItems(0, 3)) expect(item).not.toBe(0);
    },
  );
  it.each(['item-knn', 'ease', 'als', 'content'] as const)(
    '%s explains a score by terms that add up to it',
    (id) =>
      fc.assert(
        fc.asyncProperty(denseMatrix, async (dense) => {
          const interactions = interactionsFrom(dense);
          const model = await trained(
            algorithms[id],
            interactions,
            settingsOf(id),
            vectorsFor(dense[0]!.length),
          );
          dense.forEach((row, user) => {
            const history = historyOf(interactions.byUser, user, user);
            if (history.items.length === 0) return;
            const scores = model.score(history);
            row.forEach((_, item) => {
              const terms = model.explain(history, item)!;
              expect(terms.every(({ item: because }) => history.items.includes(because))).toBe(true);
              const sum = terms.reduce((total, { amount }) => total + amount, 0);
              const size = Math.max(1e-3, ...terms.map(({ amount }) => Math.abs(amount)));
              expect(Math.abs(sum - scores[item]!) / size).toBeLessThan(1e-3);
              expect([...terms].sort((a, b) => b.amount - a.amount)).toEqual(terms);
            });
          });
        }),
        { numRuns: 40 },
      ),
  );
  it.each(['item-knn', 'ease', 'als', 'bpr', 'autoencoder'] as const)(
    '%s stops when it is called off',
    async (id) => {
      const stop = new Error('called off');
      let asked = 0;
      const checkpoint = () => {
        if (++asked > 2) throw stop;
      };
      const work = algorithms[id].train(
        { interactions: data, itemVectors: null },
        settingsOf(id),
        contextOf({ checkpoint }),
      );
      await expect(work).rejects.toBe(stop);
    },
  );
});
