import type { SpanningTree } from './spanning-tree.ts';

/** One cluster of the condensed tree; the root is the first. */
export interface CondensedCluster {
  readonly parent: number;
  /** Density (1 / distance) at which it parted from its parent; 0 for the root. */
  readonly birth: number;
  readonly children: readonly number[];
  /** Excess of mass: over its rows, how much denser than at its birth it was when they left it. */
  readonly stability: number;
}

/** The hierarchy of clusters of at least some size, and where each row left it. */
export interface CondensedTree {
  /** A parent stands before its children. */
  readonly clusters: readonly CondensedCluster[];
  /** By row: the cluster it was last in. */
  readonly lastIn: Int32Array;
  /** By row: the density at which it left that cluster. */
  readonly leftAt: Float64Array;
}

/** Rows that are equal are infinitely dense; so near is near enough, as a share of the median edge. */
const nearestShare = 1e-3;

interface Node {
  readonly left: number;
  readonly right: number;
  readonly length: number;
  readonly size: number;
}

/**
 * The condensed tree of a spanning tree (McInnes and Healy 2017, section 2.3): the single-linkage hierarchy, where a part of
 * fewer than `smallest` rows is no cluster but rows that leave theirs. Distances below `closest` count as that: groups nearer
 * to one another gain nothing by parting, so they stay one.
 */
export function condense(tree: SpanningTree, smallest: number, closest = 0): CondensedTree {
  const rows = tree.lengths.length + 1;
  const nodes = linkage(tree);
  const positive = tree.lengths.filter((length) => length > 0);
  const floor = Math.max(closest, nearestShare * (positive[Math.floor(positive.length / 2)] ?? 1));
  const clusters: { parent: number; birth: number; children: number[]; stability: number }[] = [
    { parent: -1, birth: 0, children: [], stability: 0 },
  ];
  const lastIn = new Int32Array(rows);
  const leftAt = new Float64Array(rows);
  const sizeOf = (node: number) => (node < rows ? 1 : nodes[node - rows]!.size);

  const leave = (node: number, cluster: number, density: number) => {
    const waiting = [node];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (at < rows) {
        lastIn[at] = cluster;
        leftAt[at] = density;
        clusters[cluster]!.stability += density - clusters[cluster]!.birth;
      } else waiting.push(nodes[at - rows]!.left, nodes[at - rows]!.right);
    }
  };

  const waiting: { node: number; cluster: number }[] = [{ node: rows + nodes.length - 1, cluster: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, cluster } = next;
    if (node < rows) {
      leave(node, cluster, 1 / floor);
      continue;
    }
    const { left, right, length } = nodes[node - rows]!;
    const density = 1 / Math.max(length, floor);
    const parts = [left, right];
    const large = parts.filter((part) => sizeOf(part) >= smallest);
    if (large.length === 2) {
      for (const part of parts) {
        clusters[cluster]!.stability += sizeOf(part) * (density - clusters[cluster]!.birth);
        clusters[cluster]!.children.push(clusters.length);
        waiting.push({ node: part, cluster: clusters.length });
        clusters.push({ parent: cluster, birth: density, children: [], stability: 0 });
      }
      continue;
    }
    for (const part of parts)
      if (large.includes(part)) waiting.push({ node: part, cluster });
      else leave(part, cluster, density);
  }
  return { clusters, lastIn, leftAt };
}

/** Single linkage: each edge joins the two parts it connects. Node `i` of the result is number `rows + i`. */
function linkage({ from, to, lengths }: SpanningTree): Node[] {
  const rows = lengths.length + 1;
  const above = Int32Array.from({ length: 2 * rows - 1 }, (_, at) => at);
  const rootOf = (start: number) => {
    let root = start;
    while (above[root] !== root) root = above[root]!;
    for (let at = start; at !== root;) {
      const next = above[at]!;
      above[at] = root;
      at = next;
    }
    return root;
  };
  const nodes: Node[] = [];
  const sizeOf = (node: number) => (node < rows ? 1 : nodes[node - rows]!.size);
  lengths.forEach((length, edge) => {
    const left = rootOf(from[edge]!);
    const right = rootOf(to[edge]!);
    const node = rows + edge;
    nodes.push({ left, right, length, size: sizeOf(left) + sizeOf(right) });
    above[left] = node;
    above[right] = node;
  });
  return nodes;
}
