import type { DrawableTree } from '../../../contract/predict-uses.ts';

interface TreeLayout {
  /** Where each node stands: across in leaves from 0, down in levels from 0. */
  readonly places: ReadonlyMap<number, { readonly x: number; readonly depth: number }>;
  readonly leaves: number;
}

/** Leaves side by side in order, each node midway between its two branches. */
export function layOutTree(tree: DrawableTree): TreeLayout {
  const byId = new Map(tree.nodes.map((node) => [node.id, node]));
  const places = new Map<number, { x: number; depth: number }>();
  let leaves = 0;
  const place = (id: number): number => {
    const node = byId.get(id);
    if (!node) throw new Error(`The tree has no node ${id}.`);
    const x = node.test ? (place(node.test.yes) + place(node.test.no)) / 2 : leaves++;
    places.set(id, { x, depth: node.depth });
    return x;
  };
  place(0);
  return { places, leaves };
}
