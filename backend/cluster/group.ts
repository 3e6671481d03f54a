import type { GroupingMethod } from '../../contract/cluster.ts';
import { kMeans } from '../numerics/k-means.ts';
import { randomOrder, createRandom } from '../numerics/random.ts';
import { silhouettes } from '../numerics/silhouette.ts';
import { hdbscan } from './hdbscan/hdbscan.ts';
import type { Space } from './spectral-space.ts';

/** Which group each row is in, 0 to k - 1; -1 for none. */
export interface Grouping {
  readonly k: number;
  readonly of: Int32Array;
}

export interface GroupSettings {
  readonly method: GroupingMethod;
  readonly smallest: number;
  /** Null: the number of the highest silhouette. */
  readonly count: number | null;
  readonly seed: number;
}

const mostGroups = 15;
const starts = 6;
/** In a space where every row has length 1: some 15 degrees. */
const closest = 0.25;
/** Of more rows so many decide how many groups there are. */
const mostJudged = 800;

/** Fewest ideas of a group where none is given: 3 for 40 ideas, 4 for 100, 9 for 500, 15 at most. */
export function usualSmallest(ideas: number): number {
  return Math.min(15, Math.max(3, Math.round(0.4 * Math.sqrt(ideas))));
}

/** Groups rows by the method chosen. `checkpoint` may throw. */
export function group(
  { values, dimensions }: Space,
  settings: GroupSettings,
  checkpoint: () => void,
): Grouping {
  const rows = values.length / dimensions;
  if (settings.method === 'hdbscan')
    return hdbscan(
      values,
      dimensions,
      { smallest: settings.smallest, reach: 2 + Math.floor(settings.smallest / 6), closest },
      checkpoint,
    );
  const most = Math.min(mostGroups, Math.floor(rows / 3));
  const counts =
    settings.count === null
      ? Array.from({ length: Math.max(1, most - 1) }, (_, at) => at + 2)
      : [settings.count];
  const sample = randomOrder(rows, createRandom(settings.seed, 9)).slice(0, mostJudged);
  let best: { k: number; of: Int32Array; silhouette: number } | null = null;
  for (const wanted of counts) {
    const k = Math.min(wanted, rows);
    const { of } = kMeans(values, dimensions, k, settings.seed, checkpoint, starts);
    const silhouette =
      counts.length === 1 ? 0 : meanSilhouette(values, dimensions, of, k, sample, checkpoint);
    if (best === null || silhouette > best.silhouette) best = { k, of, silhouette };
  }
  return withoutGaps(best!.of);
}

function meanSilhouette(
  values: Float32Array,
  dimensions: number,
  of: Int32Array,
  k: number,
  sample: Uint32Array,
  checkpoint: () => void,
): number {
  const picked = new Float32Array(sample.length * dimensions);
  sample.forEach((row, at) =>
    picked.set(values.subarray(row * dimensions, (row + 1) * dimensions), at * dimensions),
  );
  const each = silhouettes(
    picked,
    dimensions,
    Int32Array.from(sample, (row) => of[row]!),
    k,
    checkpoint,
  );
  return each.reduce((sum, one) => sum + one, 0) / Math.max(1, each.length);
}

/** Groups that have no row, as equal rows leave them, are dropped. */
function withoutGaps(of: Int32Array): Grouping {
  const number = new Map<number, number>();
  const renumbered = of.map((group) => {
    if (!number.has(group)) number.set(group, number.size);
    return number.get(group)!;
  });
  return { k: number.size, of: renumbered };
}
