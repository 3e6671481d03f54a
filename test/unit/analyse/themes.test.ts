import { describe, expect, it } from 'vitest';
import { classWords } from '../../../backend/wording/class-words.ts';
import { findThemes } from '../../../backend/analyse/themes/find-themes.ts';
import { kMeans } from '../../../backend/numerics/k-means.ts';
import { silhouettes } from '../../../backend/numerics/silhouette.ts';
import { createRandom, randomNormal } from '../../../backend/numerics/random.ts';

const quiet = () => undefined;

/** `k` clouds in ten dimensions, far apart, rows by turns. */
function clouds(k: number, each: number) {
  const random = createRandom(4);
  const values = new Float32Array(k * each * 10);
  for (let row = 0; row < k * each; row++)
    for (let d = 0; d < 10; d++) values[row * 10 + d] = 0.05 * randomNormal(random) + (d === row % k ? 1 : 0);
  return values;
}

describe('k-means', () => {
  it('finds clouds that are apart, and the same with the same seed', () => {
    const values = clouds(4, 20);
    const { of } = kMeans(values, 10, 4, 1, quiet);
    for (let row = 0; row < 80; row++) expect(of[row]).toBe(of[row % 4]);
    expect(new Set(of).size).toBe(4);
    expect(kMeans(values, 10, 4, 1, quiet).of).toEqual(of);
  });
});

describe('silhouettes', () => {
  it('are as computed by hand', () => {
    // Points 0, 1 | 4, 6 on a line: row 0 is 1 from its own and 5 from the others on average.
    const values = Float32Array.of(0, 1, 4, 6);
    const found = silhouettes(values, 1, Int32Array.of(0, 0, 1, 1), 2, quiet);
    expect(found[0]).toBeCloseTo((5 - 1) / 5, 12);
    expect(found[2]).toBeCloseTo((3.5 - 2) / 3.5, 12);
    expect(silhouettes(values, 1, Int32Array.of(0, 1, 1, 1), 2, quiet)[0]).toBe(0);
  });
});

describe('class words', () => {
  it('put what is frequent here and rare elsewhere first', () => {
    const texts = ['loud coffee', 'loud coffee cake', 'loud wifi', 'louder wifi socket'];
    const words = classWords(texts, Int32Array.of(0, 0, 1, 1), 2, 'en', 3);
    expect(words[0]![0]!.word).toBe('coffee');
    expect(words[1]![0]!.word).toBe('wifi');
    // A word of one row names nothing where there are words of two.
    expect(words[0]!.map(({ word }) => word)).not.toContain('cake');
    expect(words[0]!.find(({ word }) => word === 'loud')!.weight).toBeLessThan(words[0]![0]!.weight);
  });
});

describe('themes', () => {
  it('are as many as there are clouds, the largest first, with every row in one', () => {
    const names = ['parcel', 'invoice', 'password'];
    const texts = Array.from({ length: 60 }, (_, row) => `my ${names[row % 3]} number ${row}`);
    const input = { rows: Int32Array.from(texts.keys()), texts, vectors: clouds(3, 20), dimensions: 10 };
    const { themes, of, tried } = findThemes(input, 'en', undefined, 1, quiet, quiet);
    expect(themes.map(({ words }) => words[0]!.word).sort()).toEqual([...names].sort());
    expect(themes.map(({ rows }) => rows)).toEqual([20, 20, 20]);
    expect(of).toHaveLength(60);
    expect(Math.max(...tried.map(({ silhouette }) => silhouette))).toBe(
      tried.find(({ k }) => k === 3)!.silhouette,
    );
    for (const { quotes, place } of themes) for (const { index } of quotes) expect(of[index]).toBe(place);
  });
  it('are many rather than two where nothing stands well apart, and leave out rows between them', () => {
    const random = createRandom(8);
    const vectors = Float32Array.from({ length: 120 * 10 }, () => randomNormal(random));
    const texts = Array.from({ length: 120 }, (_, row) => `text ${row}`);
    const input = { rows: Int32Array.from(texts.keys()), texts, vectors, dimensions: 10 };
    const { themes, of } = findThemes(input, 'en', undefined, 1, quiet, quiet);
    expect(themes.length).toBeGreaterThan(4);
    const between = of.filter((place) => place < 0).length;
    expect(between).toBeGreaterThan(0);
    expect(themes.reduce((sum, { rows }) => sum + rows, between)).toBe(120);
  });
  it('bear texts that are all the same', () => {
    const texts = Array.from({ length: 10 }, () => 'the same');
    const vectors = new Float32Array(100).fill(1);
    const found = findThemes(
      { rows: Int32Array.from(texts.keys()), texts, vectors, dimensions: 10 },
      'en',
      undefined,
      1,
      quiet,
      quiet,
    );
    expect(found.themes.reduce((sum, { rows }) => sum + rows, 0)).toBe(10);
  });
});
