import { kMeans } from '../numerics/k-means.ts';
import { project } from '../numerics/principal-components.ts';

const components = 8;
const starts = 12;

/** Parts rows in two by meaning: 2-means on their first principal components. All 0 when the rows are equal. */
export function splitGroup(
  values: Float32Array,
  dimensions: number,
  seed: number,
  checkpoint: () => void,
): Int32Array {
  const space = project(values, dimensions, components, seed, checkpoint);
  return kMeans(space.values, space.dimensions, 2, seed, checkpoint, starts).of;
}
