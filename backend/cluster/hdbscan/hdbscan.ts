import { condense, type CondensedTree } from './condensed-tree.ts';
import { spanningTree } from './spanning-tree.ts';

/** What HDBSCAN* found. */
export interface DensityClusters {
  readonly k: number;
  /** By row: its cluster, 0 to k - 1 in order of their first rows; -1 for a row in none. */
  readonly of: Int32Array;
}

export interface DensitySettings {
  /** A cluster has at least so many rows; 2 at least. */
  readonly smallest: number;
  /** Rows, itself included, that a row must reach to be dense there; more leave more rows out. */
  readonly reach: number;
  /** Groups nearer to one another than this are one (after Malzer and Baum 2020); left out: none are. */
  readonly closest?: number;
}

/**
 * HDBSCAN* (Campello, Moulavi and Sander 2013; McInnes and Healy 2017): clusters of any density, chosen by excess of mass
 * from the condensed tree; the whole is no cluster. Rows that belong nowhere stay outside.
 */
export function hdbscan(
  values: Float32Array,
  dimensions: number,
  { smallest, reach, closest }: DensitySettings,
  checkpoint: () => void,
  onProgress?: (share: number) => void,
): DensityClusters {
  const rows = dimensions === 0 ? 0 : values.length / dimensions;
  if (rows < 2 * smallest) return { k: 0, of: new Int32Array(rows).fill(-1) };
  const tree = condense(spanningTree(values, dimensions, reach, checkpoint, onProgress), smallest, closest);
  return label(tree, chooseByMass(tree));
}

/** Of each cluster and those within it, the more stable: from the leaves up (Campello et al. 2013, section 4). */
function chooseByMass({ clusters }: CondensedTree): Uint8Array {
  const chosen = new Uint8Array(clusters.length);
  const best = new Float64Array(clusters.length);
  for (let at = clusters.length - 1; at > 0; at--) {
    const { children, stability } = clusters[at]!;
    const within = children.reduce((sum, child) => sum + best[child]!, 0);
    chosen[at] = children.length === 0 || stability >= within ? 1 : 0;
    best[at] = Math.max(stability, within);
  }
  // Within a chosen one nothing else is: parents stand before their children.
  const covered = new Uint8Array(clusters.length);
  clusters.forEach(({ parent }, at) => {
    if (parent < 0) return;
    if (covered[parent] || chosen[parent]) {
      covered[at] = 1;
      chosen[at] = 0;
    }
  });
  return chosen;
}

function label({ clusters, lastIn }: CondensedTree, chosen: Uint8Array): DensityClusters {
  const number = new Map<number, number>();
  const of = lastIn.map((last) => {
    let at = last;
    while (at >= 0 && !chosen[at]) at = clusters[at]!.parent;
    if (at < 0) return -1;
    if (!number.has(at)) number.set(at, number.size);
    return number.get(at)!;
  });
  return { k: number.size, of };
}
