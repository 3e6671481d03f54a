import type { JobContext } from '../workers/job.ts';
import { findDuplicates, type DuplicatesInput } from './find-duplicates.ts';
import { nameGroups } from './name-groups.ts';
import { placeAmong, type Placed } from './place-among.ts';
import type { LayOut } from './ports.ts';
import { propose, type ProposeInput } from './propose.ts';
import { splitGroup } from './split-group.ts';

export type ClusterJobs = ReturnType<typeof createClusterJobs>;

/** Rows of vectors of length 1. */
interface Rows {
  readonly values: Float32Array;
  readonly dimensions: number;
  readonly seed: number;
}

/** The arithmetic of clusters, duplicates and the map. None leaves anything in its worker. */
export function createClusterJobs({ layOut }: { readonly layOut: LayOut }) {
  return {
    'cluster/propose': (input: ProposeInput, context: JobContext) => propose(input, context),
    'cluster/split': ({ values, dimensions, seed }: Rows, context: JobContext) =>
      splitGroup(values, dimensions, seed, context.checkpoint),
    /** Names groups of texts; a text in group -1 is in none. */
    'cluster/name': ({ texts, of, k }: { texts: readonly string[]; of: Int32Array; k: number }) =>
      nameGroups(texts, { of, k }),
    'cluster/duplicates': (input: DuplicatesInput, context: JobContext) => findDuplicates(input, context),
    /** Tells the share done. */
    'cluster/lay-out': ({ values, dimensions, seed }: Rows, context: JobContext) =>
      layOut(values, dimensions, seed, (share) => {
        context.checkpoint();
        context.progress({ share });
      }),
    'cluster/place': ({
      values,
      dimensions,
      seed,
      placed,
      rows,
    }: Rows & { placed: readonly Placed[]; rows: readonly number[] }) =>
      placeAmong(values, dimensions, placed, rows, seed),
  };
}
