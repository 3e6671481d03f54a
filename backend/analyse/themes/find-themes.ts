import type { Theme } from '../../../contract/analyse-results.ts';
import { createRandom, randomOrder } from '../../numerics/random.ts';
import { classWords } from '../../wording/class-words.ts';
import { kMeans, type Clusters } from '../../numerics/k-means.ts';
import { project } from '../../numerics/principal-components.ts';
import { silhouettes } from '../../numerics/silhouette.ts';

/** Fewer rows of a language make no themes. */
export const fewestForThemes = 8;
/** Few enough that what is said outweighs how it is said: with twice as many, the best split is into glad and angry. */
const components = 8;
const mostThemes = 15;
/** A silhouette likes few lumps best; fewer themes than this are taken only where they stand well apart. */
const fewestWanted = 6;
/** From here on Kaufman and Rousseeuw (1990) speak of a reasonable structure. */
const wellApart = 0.5;
/** Of more rows so many decide how many themes there are. */
const mostTried = 3000;
const sampled = 800;
const quotesShown = 5;
const wordsShown = 8;
const nameLength = 36;

/** The themes of one language: without sentiment and rating, which are counted elsewhere. */
export interface FoundThemes {
  /** By its place among `rows`: which theme, the largest being 0; -1 for none. */
  readonly of: Int32Array;
  readonly themes: readonly (Omit<Theme, 'id' | 'sentiment' | 'rating' | 'language'> & {
    readonly place: number;
  })[];
  readonly tried: readonly { readonly k: number; readonly silhouette: number }[];
}

/** The rows of one language: their places in the analysis, texts and vectors, in the same order. */
export interface ThemeRows {
  readonly rows: Int32Array;
  readonly texts: readonly string[];
  readonly vectors: Float32Array;
  readonly dimensions: number;
}

/**
 * Clusters texts by meaning and names the clusters. The number of themes is given, or the one whose mean silhouette on at
 * most 800 rows is highest, clustered with at most 3,000: 2 to 15, where fewer than half the square root of the rows (6 at
 * most) must stand well apart. A row that is nearer to the rows of another theme than to those of its own belongs to none.
 * `onProgress` is told the share done; `checkpoint` may throw.
 */
export function findThemes(
  { rows, texts, vectors, dimensions }: ThemeRows,
  language: 'en' | 'zh',
  wanted: number | undefined,
  seed: number,
  checkpoint: () => void,
  onProgress: (share: number) => void,
): FoundThemes {
  const space = project(vectors, dimensions, components, seed, checkpoint);
  const order = randomOrder(rows.length, createRandom(seed, 9));
  const tryRows = order.slice(0, mostTried).sort();
  const tryValues = rowsOf(space.values, space.dimensions, tryRows);
  const sample = order.slice(0, sampled);
  const points = rowsOf(space.values, space.dimensions, sample);

  const counts = wanted === undefined ? range(2, mostOf(rows.length)) : [Math.min(wanted, rows.length)];
  const placeInTried = new Map(Array.from(tryRows, (row, at) => [row, at]));
  const tried: { k: number; silhouette: number; clusters: Clusters }[] = [];
  counts.forEach((k, at) => {
    const clusters = kMeans(tryValues, space.dimensions, k, seed, checkpoint, rows.length < 1000 ? 12 : 4);
    const of = Int32Array.from(sample, (row) => clusters.of[placeInTried.get(row)!]!);
    tried.push({ k, clusters, silhouette: mean(silhouettes(points, space.dimensions, of, k, checkpoint)) });
    onProgress((at + 1) / (counts.length + 1));
  });
  const fewest = wanted === undefined ? fewestOf(rows.length) : 0;
  const fine = tried.filter(({ k, silhouette }) => k >= fewest || silhouette >= wellApart);
  const best = fine.reduce((a, b) => (b.silhouette > a.silhouette ? b : a));
  const clusters =
    tryRows.length === rows.length
      ? best.clusters
      : kMeans(space.values, space.dimensions, best.k, seed, checkpoint, 2);
  const each = silhouettes(space.values, space.dimensions, clusters.of, clusters.k, checkpoint, sample);
  onProgress(1);

  const sizes = new Int32Array(clusters.k);
  clusters.of.forEach((c, row) => each[row]! >= 0 && sizes[c]!++);
  const largestFirst = range(0, clusters.k - 1)
    .filter((c) => sizes[c]! > 0)
    .sort((a, b) => sizes[b]! - sizes[a]!);
  const placeOf = new Map(largestFirst.map((c, place) => [c, place]));
  const of = clusters.of.map((c, row) => (each[row]! >= 0 ? placeOf.get(c)! : -1));
  const words = classWords(texts, of, largestFirst.length, language, wordsShown);
  const taken = new Set<string>();
  const nameOf = (named: readonly string[], typical: string) => {
    const joined = named.join(', ');
    const name = joined === '' || taken.has(joined) ? beginningOf(typical) : joined;
    taken.add(name);
    return name;
  };
  const themes = largestFirst.map((c, place) => {
    const own = Array.from(of.keys()).filter((row) => of[row] === place);
    const named = words[place]!.slice(0, 3).map(({ word }) => word);
    const nearest = nearestRows(space.values, space.dimensions, clusters, c, own);
    return {
      place,
      name: nameOf(named, texts[nearest[0]!]!),
      words: words[place]!,
      rows: own.length,
      quotes: nearest.map((row) => ({ index: rows[row]!, text: texts[row]! })),
      silhouette: mean(own.map((row) => each[row]!)),
    };
  });
  return { of, themes, tried: tried.map(({ k, silhouette }) => ({ k, silhouette })) };
}

/** The most typical text names a theme that no words set apart: its beginning, up to a word's end. */
function beginningOf(text: string): string {
  const plain = text.replace(/\s+/gu, ' ').trim();
  if (plain.length <= nameLength) return plain;
  const cut = plain.slice(0, nameLength);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), nameLength / 2)).trimEnd()}…`;
}

/** As many themes as leave six rows for each on average. */
function mostOf(rows: number): number {
  return Math.min(mostThemes, Math.max(2, Math.floor(rows / 6)));
}

function fewestOf(rows: number): number {
  return Math.min(fewestWanted, mostOf(rows), Math.round(Math.sqrt(rows) / 2));
}

function rowsOf(values: Float32Array, dimensions: number, rows: Uint32Array): Float32Array {
  const picked = new Float32Array(rows.length * dimensions);
  rows.forEach((row, at) =>
    picked.set(values.subarray(row * dimensions, (row + 1) * dimensions), at * dimensions),
  );
  return picked;
}

/** Of some rows those closest to the middle of a cluster. */
function nearestRows(
  values: Float32Array,
  dimensions: number,
  { middles }: Clusters,
  c: number,
  own: readonly number[],
): number[] {
  const distance = (row: number) => {
    let sum = 0;
    for (let d = 0; d < dimensions; d++)
      sum += (values[row * dimensions + d]! - middles[c * dimensions + d]!) ** 2;
    return sum;
  };
  return own
    .map((row) => ({ row, far: distance(row) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, quotesShown)
    .map(({ row }) => row);
}

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return values.length === 0 ? 0 : sum / values.length;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}
