import { describe, expect, it } from 'vitest';
import { adjustedRand, bestJaccard } from '../../../backend/cluster/agreement.ts';
import { findDuplicates } from '../../../backend/cluster/find-duplicates.ts';
import { readIdeas } from '../../../backend/cluster/idea-table.ts';
import { isOwn } from '../../../backend/cluster/name-by-model.ts';
import { nameGroups } from '../../../backend/cluster/name-groups.ts';
import { nearestRows } from '../../../backend/cluster/nearest.ts';
import { placeAmong } from '../../../backend/cluster/place-among.ts';
import { propose } from '../../../backend/cluster/propose.ts';
import { createRandom, randomNormal } from '../../../backend/numerics/random.ts';
import { normalize } from '../../../backend/numerics/vectors.ts';
import { buildIdea } from '../../support/build.ts';

const context = { checkpoint: () => undefined, progress: () => undefined, isCancelled: () => false };

/** Vectors of length 1 around `k` directions, `each` around one. */
function bundles(k: number, each: number, spread: number, dimensions = 24) {
  const random = createRandom(4);
  const middles = Array.from({ length: k }, () =>
    Array.from({ length: dimensions }, () => randomNormal(random)),
  );
  const values = new Float32Array(k * each * dimensions);
  for (let row = 0; row < k * each; row++) {
    const middle = middles[row % k]!;
    values.set(
      normalize(Float32Array.from(middle, (x) => x + spread * randomNormal(random))),
      row * dimensions,
    );
  }
  const ideaIds = Array.from({ length: k * each }, (_, row) => `idea ${row}`);
  const words = ['boat harbour', 'oven bread', 'horse stable', 'piano lesson'];
  const texts = ideaIds.map((_, row) => `Number ${row}\n${words[row % k] ?? 'other'} plan`);
  return { ideaIds, texts, values, dimensions, truth: ideaIds.map((_, row) => row % k) };
}

describe('how well groupings agree', () => {
  it('is 1 for the same groups under other numbers, and about 0 by chance', () => {
    expect(adjustedRand([0, 0, 1, 1], [5, 5, 2, 2])).toBe(1);
    // Hubert and Arabie's index for this table of counts, reckoned by hand: (2 - 2.4) / (6 - 2.4) … of 6 rows.
    expect(adjustedRand([0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2])).toBeCloseTo(0.2424, 4);
    const random = createRandom(1);
    const rows = Array.from({ length: 400 }, () => Math.floor(4 * random()));
    const others = Array.from({ length: 400 }, () => Math.floor(4 * random()));
    expect(Math.abs(adjustedRand(rows, others))).toBeLessThan(0.05);
  });

  it('counts rows outside as groups of one', () => {
    expect(adjustedRand([-1, -1, 0, 0], [-1, -1, 1, 1])).toBe(1);
    expect(adjustedRand([0, 0, 1, 1], [-1, -1, 1, 1])).toBeLessThan(1);
  });

  it('gives each group its best Jaccard similarity', () => {
    expect(Array.from(bestJaccard([0, 0, 0, 1, 1, -1], 3, [7, 7, 8, 8, 8, 8]))).toEqual([2 / 3, 2 / 4, 0]);
  });
});

describe('a proposal', () => {
  it.each(['hdbscan', 'k-means'] as const)(
    'finds bundles by %s, names them and says how they hold',
    (method) => {
      const { truth, ...ideas } = bundles(4, 14, 0.25);
      const found = propose({ ...ideas, method, smallest: undefined, count: undefined, seed: 3 }, context);
      expect(found.count).toBe(4);
      const of = ideas.ideaIds.map((id) => found.groups.findIndex(({ ideaIds }) => ideaIds.includes(id)));
      expect(adjustedRand(of, truth)).toBeGreaterThan(0.95);
      expect(found.agreement).toBeGreaterThan(0.9);
      for (const { name, stability } of found.groups) {
        expect(name).toMatch(/boat|oven|horse|piano/);
        expect(stability).toMatchObject({ reruns: 10, kept: 10 });
        expect(stability!.jaccard).toBeGreaterThan(0.9);
      }
      expect(
        propose({ ...ideas, method, smallest: undefined, count: undefined, seed: 3 }, context),
      ).toMatchObject({
        groups: found.groups,
        agreement: found.agreement,
      });
    },
  );

  it('finds no groups in noise that hold', () => {
    const { truth: _, ...ideas } = bundles(60, 1, 1);
    const found = propose({ ...ideas, method: 'hdbscan', smallest: 6, count: undefined, seed: 1 }, context);
    for (const { stability } of found.groups) expect(stability!.kept).toBeLessThan(10);
  });

  it('of equal ideas has none by density, and as many as there are by k-means', () => {
    const ideas = {
      ideaIds: Array.from({ length: 20 }, (_, row) => `idea ${row}`),
      texts: Array<string>(20).fill('The same\nand the same'),
      values: Float32Array.from({ length: 20 * 8 }, (_, at) => (at % 8 === 0 ? 1 : 0)),
      dimensions: 8,
    };
    const settings = { smallest: undefined, count: undefined, seed: 1 };
    const byDensity = propose({ ...ideas, ...settings, method: 'hdbscan' }, context);
    const inGroups = byDensity.groups.flatMap(({ ideaIds }) => ideaIds);
    expect(inGroups.length + byDensity.outsideIds.length).toBe(20);
    const byMiddles = propose({ ...ideas, ...settings, method: 'k-means' }, context);
    expect(byMiddles.groups.flatMap(({ ideaIds }) => ideaIds)).toHaveLength(20);
    expect(byMiddles.groups.every(({ ideaIds }) => ideaIds.length > 0)).toBe(true);
  });
});

describe('names of groups', () => {
  it('are words that set each apart, and never the same twice', () => {
    const texts = [
      'Tea cart\nfor waiting',
      'Tea urn\nfor waiting',
      'Night bus\nfor waiting',
      'Night taxi\nfor waiting',
    ];
    const names = nameGroups(texts, { k: 2, of: Int32Array.from([0, 0, 1, 1]) });
    expect(names[0]!.words[0]).toBe('tea');
    expect(names[1]!.words[0]).toBe('night');
    const alike = nameGroups(['A a\nx', 'A a\nx', 'A a\nx', 'A a\nx'], {
      k: 2,
      of: Int32Array.from([0, 0, 1, 1]),
    });
    expect(new Set(alike.map(({ name }) => name)).size).toBe(2);
  });

  it('are not the words that bind the parts of many pitches', () => {
    const texts = [
      'Deposit back\nA deposit comes back, so that nobody stays away any longer instead of coming',
      'Deposit moved\nA deposit moves along, so that nobody stays away any longer instead of coming',
      'Late bus\nA bus for those who are late',
      'Early bus\nA bus for those who are early',
    ];
    const [deposit] = nameGroups(texts, { k: 2, of: Int32Array.from([0, 0, 1, 1]) });
    expect(deposit!.words).toContain('deposit');
    for (const word of ['instead', 'longer', 'nobody']) expect(deposit!.words).not.toContain(word);
  });

  it('are in the language of the ideas', () => {
    const texts = [
      '夜间公交\n护士下班回家',
      '夜间出租\n护士下班回家',
      '早餐窗口\n面包店提前开门',
      '早餐推车\n面包店提前开门',
    ];
    const [night, breakfast] = nameGroups(texts, { k: 2, of: Int32Array.from([0, 0, 1, 1]) });
    expect(night!.words).toContain('护士');
    expect(breakfast!.name).toMatch(/早餐|面包/);
  });

  it('by the model count only in the ideas’ own words', () => {
    const texts = ['Bed board A screen shows free beds', 'Porter pairing moves patients'];
    expect(isOwn('Free beds for patients', texts)).toBe(true);
    expect(isOwn('Innovative hospital solutions', texts)).toBe(false);
    expect(isOwn('And the', texts)).toBe(false);
  });

  it.each([
    'Fewer moves for patients',
    'Easier pairing',
    'Keeping beds free',
    'Help for the porter',
    'Free by noon',
  ])('by the model may say how or for what: %s', (name) => {
    const texts = [
      'Bed board A screen shows free beds',
      'Porter pairing moves patients',
      'Leaving-by-noon list',
    ];
    expect(isOwn(name, texts)).toBe(true);
  });

  it('by the model need a word of the ideas beside the helpers, and no stranger', () => {
    const texts = ['Bed board A screen shows free beds', 'Porter pairing moves patients'];
    expect(isOwn('Easier together', texts)).toBe(false);
    expect(isOwn('Safer saddles', texts)).toBe(false);
    expect(isOwn('Fewer beds for horses', texts)).toBe(false);
    expect(isOwn('Easier moves', ['Easier moves with a cart'])).toBe(true);
  });
});

describe('neighbours', () => {
  it('are the nearest by cosine, nearest first', () => {
    const values = Float32Array.from([1, 0, 0.8, 0.6, 0, 1, -1, 0]);
    const { rows } = nearestRows(values, 2, 2, context.checkpoint);
    expect(Array.from(rows.slice(0, 2))).toEqual([1, 2]);
    expect(Array.from(rows.slice(4, 6))).toEqual([1, 0]);
  });

  it('decide where a new idea lies on the map', () => {
    const { values, dimensions } = bundles(2, 6, 0.1);
    const placed = Array.from({ length: 10 }, (_, at) => at + 2).map((row) => ({
      row,
      x: row % 2 === 0 ? 0.2 : 0.8,
      y: 0.5,
    }));
    const [left, right] = placeAmong(values, dimensions, placed, [0, 1], 1);
    expect(left!.x).toBeLessThan(0.3);
    expect(right!.x).toBeGreaterThan(0.7);
  });
});

describe('duplicates', () => {
  const table = (texts: string[], vectors: number[][]) => ({
    ideaIds: texts.map((_, row) => `id${row}`),
    texts,
    values: Float32Array.from(vectors.flatMap((vector) => Array.from(normalize(Float32Array.from(vector))))),
    dimensions: 2,
    threshold: 0.9,
  });

  it('are equal texts, whatever their case and marks, and pairs that are close, closest first', () => {
    const texts = ['Tea Cart!\nHot  tea.', 'tea cart\nhot tea', 'Tea trolley\n', 'Night bus\n'];
    const found = findDuplicates(
      {
        ...table(texts, [
          [1, 0],
          [1, 0.001],
          [1, 0.2],
          [0, 1],
        ]),
        apart: [],
      },
      context,
    );
    expect(found.same).toEqual([['id0', 'id1']]);
    expect(found.pairs).toMatchObject([{ ideaIds: ['id0', 'id2'] }]);
  });

  it('are not asked about again once they were said to differ', () => {
    const texts = ['One\n', 'Two\n', 'Two\n'];
    const found = findDuplicates(
      {
        ...table(texts, [
          [1, 0],
          [1, 0.1],
          [1, 0.1],
        ]),
        apart: [
          ['id0', 'id1'],
          ['id1', 'id2'],
        ],
      },
      context,
    );
    expect(found.same).toEqual([]);
    expect(found.pairs).toEqual([]);
  });

  it('of 200 equal ideas are one set, not 19,900 pairs', () => {
    const found = findDuplicates(
      {
        ...table(
          Array<string>(200).fill('Same\nsame'),
          Array.from({ length: 200 }, () => [1, 0]),
        ),
        apart: [],
      },
      context,
    );
    expect(found.same.map((ids) => ids.length)).toEqual([200]);
    expect(found.pairs).toEqual([]);
  });
});

describe('reading the ideas of a project', () => {
  const ideasOf = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      buildIdea('project', { id: `idea ${at}`, title: at % 3 === 0 ? '夜间公交' : 'Night bus' }),
    );
  const read = (count: number, fewest = 2) => {
    const ideas = ideasOf(count);
    return readIdeas(
      {
        store: { listIdeas: () => Promise.resolve(ideas) },
        vectorsOf: () =>
          Promise.resolve(
            ideas.map(({ id, title }) => ({
              ideaId: id,
              modelSha256: title === 'Night bus' ? 'en' : 'zh',
              vector: Float32Array.from(title === 'Night bus' ? [1, 0] : [0, 0, 1]),
            })),
          ),
      },
      'project',
      fewest,
      new AbortController().signal,
      () => undefined,
    );
  };

  it('sets those apart that another embedder reads', async () => {
    const { table, others, modelSha256 } = await read(9);
    expect(modelSha256).toBe('en');
    expect(table.ideaIds).toHaveLength(6);
    expect(table.dimensions).toBe(2);
    expect(others).toMatchObject({ ideaIds: ['idea 0', 'idea 3', 'idea 6'], dimensions: 3 });
  });

  it('refuses too many and too few, in words', async () => {
    await expect(read(10_000)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('10000') as string,
    });
    await expect(read(1)).rejects.toMatchObject({ code: 'not-enough-data' });
    await expect(read(0)).rejects.toMatchObject({ message: 'There are no ideas yet.' });
  });
});
