import { describe, expect, it } from 'vitest';
import { adjustedRand } from '../../../backend/cluster/agreement.ts';
import { condense } from '../../../backend/cluster/hdbscan/condensed-tree.ts';
import { hdbscan } from '../../../backend/cluster/hdbscan/hdbscan.ts';
import { spanningTree } from '../../../backend/cluster/hdbscan/spanning-tree.ts';
import { createRandom, randomNormal, type Random } from '../../../backend/numerics/random.ts';

const never = () => undefined;
const flat = (rows: readonly (readonly number[])[]) => Float32Array.from(rows.flat());
const blob = (random: Random, x: number, y: number, spread: number, rows: number) =>
  Array.from({ length: rows }, () => [x + spread * randomNormal(random), y + spread * randomNormal(random)]);
const cluster = (rows: readonly (readonly number[])[], smallest: number, reach: number) =>
  hdbscan(flat(rows), rows[0]?.length ?? 0, { smallest, reach }, never);

describe('HDBSCAN*', () => {
  it('finds blobs of different density and leaves out what lies between', () => {
    const random = createRandom(1);
    const rows = [
      ...blob(random, 0, 0, 0.3, 60),
      ...blob(random, 6, 0, 0.3, 60),
      ...blob(random, 3, 6, 0.9, 60),
      ...Array.from({ length: 12 }, (_, at) => [-12 + 2.1 * at, at % 2 === 0 ? 14 : -9]),
    ];
    const truth = rows.map((_, row) => (row < 180 ? Math.floor(row / 60) : -1));
    const { k, of } = cluster(rows, 10, 5);
    expect(k).toBe(3);
    expect(adjustedRand(of, truth)).toBeGreaterThan(0.95);
    expect(Array.from(of.slice(180))).toEqual(Array(12).fill(-1));
  });

  it('finds two moons, which no middle tells apart', () => {
    const random = createRandom(2);
    const rows = Array.from({ length: 100 }, (_, at) => (Math.PI * at) / 99).flatMap((angle) => [
      [Math.cos(angle) + 0.05 * randomNormal(random), Math.sin(angle) + 0.05 * randomNormal(random)],
      [
        1 - Math.cos(angle) + 0.05 * randomNormal(random),
        0.5 - Math.sin(angle) + 0.05 * randomNormal(random),
      ],
    ]);
    const { k, of } = cluster(rows, 10, 5);
    expect(k).toBe(2);
    expect(
      adjustedRand(
        of,
        rows.map((_, row) => row % 2),
      ),
    ).toBe(1);
  });

  it('agrees with an example reckoned by hand', () => {
    // Two pairs of pairs on a line; reach 2 makes the core distance that to the nearest neighbour.
    const rows = [[0], [1], [2], [10], [11], [12], [40]];
    const tree = spanningTree(flat(rows), 1, 2, never);
    expect(Array.from(tree.lengths)).toEqual([1, 1, 1, 1, 8, 28]);
    const { clusters } = condense(tree, 3);
    // The root loses row 40 at 1/28, and parts at 1/8; each part is left by three rows at 1.
    expect(clusters.map(({ birth }) => birth)).toEqual([0, 1 / 8, 1 / 8]);
    expect(clusters[0]!.stability).toBeCloseTo(1 / 28 + 6 / 8);
    expect(clusters.slice(1).map(({ stability }) => stability)).toEqual([3 * (7 / 8), 3 * (7 / 8)]);
    expect(Array.from(cluster(rows, 3, 2).of)).toEqual([0, 0, 0, 1, 1, 1, -1]);
  });

  it('finds nothing in equal rows, in none, and in fewer than two groups’ worth', () => {
    expect(
      cluster(
        Array.from({ length: 30 }, () => [1, 1]),
        5,
        3,
      ).k,
    ).toBe(0);
    expect(hdbscan(new Float32Array(), 0, { smallest: 3, reach: 2 }, never)).toEqual({
      k: 0,
      of: new Int32Array(),
    });
    expect(Array.from(cluster([[0], [1], [2]], 3, 2).of)).toEqual([-1, -1, -1]);
  });

  it('survives equal rows within groups', () => {
    const rows = [...Array.from({ length: 8 }, () => [0, 0]), ...Array.from({ length: 8 }, () => [5, 5])];
    const { k, of } = cluster(rows, 4, 2);
    expect(k).toBe(2);
    expect(
      adjustedRand(
        of,
        rows.map((_, row) => Math.floor(row / 8)),
      ),
    ).toBe(1);
  });

  it('stops when it is called off', () => {
    const rows = blob(createRandom(3), 0, 0, 1, 200);
    const stop = () => {
      throw new Error('called off');
    };
    expect(() => hdbscan(flat(rows), 2, { smallest: 5, reach: 3 }, stop)).toThrow('called off');
  });
});
