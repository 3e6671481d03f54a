import type { Tree } from '../model.ts';

/** Nodes of a tree that grows, in the order they came about. */
export interface TreeBuilder {
  /** Adds a leaf and returns its number. */
  addLeaf(cover: number, values: ArrayLike<number>): number;
  /** Makes a leaf an inner node. */
  split(
    node: number,
    feature: number,
    threshold: number,
    missingLeft: boolean,
    gain: number,
    left: number,
    right: number,
  ): void;
  build(): Tree;
}

export function createTreeBuilder(outputs: number): TreeBuilder {
  const feature: number[] = [];
  const threshold: number[] = [];
  const left: number[] = [];
  const right: number[] = [];
  const missingLeft: number[] = [];
  const cover: number[] = [];
  const gain: number[] = [];
  const values: number[] = [];
  return {
    addLeaf(rows, leafValues) {
      feature.push(-1);
      threshold.push(0);
      left.push(-1);
      right.push(-1);
      missingLeft.push(0);
      cover.push(rows);
      gain.push(0);
      for (let k = 0; k < outputs; k++) values.push(leafValues[k]!);
      return feature.length - 1;
    },
    split(node, column, value, missing, reduction, leftNode, rightNode) {
      feature[node] = column;
      threshold[node] = value;
      missingLeft[node] = missing ? 1 : 0;
      gain[node] = reduction;
      left[node] = leftNode;
      right[node] = rightNode;
    },
    build: () => ({
      feature: Int32Array.from(feature),
      threshold: Float32Array.from(threshold),
      left: Int32Array.from(left),
      right: Int32Array.from(right),
      missingLeft: Uint8Array.from(missingLeft),
      cover: Float64Array.from(cover),
      gain: Float64Array.from(gain),
      values: Float64Array.from(values),
      outputs,
    }),
  };
}
