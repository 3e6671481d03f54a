/** The edges of a spanning tree, in order of their length: `from[i]` and `to[i]` lie `lengths[i]` apart. */
export interface SpanningTree {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly lengths: Float64Array;
}

/**
 * The minimum spanning tree of rows under mutual reachability (Campello, Moulavi and Sander 2013, definitions 3 and 4): how
 * far two rows lie apart, or how far either must reach for `reach` rows (itself included), whichever is most. Euclidean.
 * By Prim's algorithm on distances computed as they are needed: rows squared in time, rows in memory. `checkpoint` may
 * throw; `onProgress` is told the share done.
 */
export function spanningTree(
  values: Float32Array,
  dimensions: number,
  reach: number,
  checkpoint: () => void,
  onProgress: (share: number) => void = () => undefined,
): SpanningTree {
  const rows = values.length / dimensions;
  const core = coreDistances(values, dimensions, reach, checkpoint);
  const nearest = new Float64Array(rows).fill(Infinity);
  const neighbour = new Int32Array(rows);
  const isIn = new Uint8Array(rows);
  const edges: { from: number; to: number; length: number }[] = [];
  let current = 0;
  for (let step = 1; step < rows; step++) {
    if (step % 64 === 0) {
      checkpoint();
      onProgress(step / rows);
    }
    isIn[current] = 1;
    let next = -1;
    let least = Infinity;
    for (let row = 0; row < rows; row++) {
      if (isIn[row]) continue;
      const apart = Math.max(distance(values, dimensions, current, row), core[current]!, core[row]!);
      if (apart <= nearest[row]!) {
        nearest[row] = apart;
        neighbour[row] = current;
      }
      if (nearest[row]! < least || next < 0) {
        least = nearest[row]!;
        next = row;
      }
    }
    edges.push({ from: neighbour[next]!, to: next, length: least });
    current = next;
  }
  edges.sort((a, b) => a.length - b.length);
  return {
    from: Int32Array.from(edges, ({ from }) => from),
    to: Int32Array.from(edges, ({ to }) => to),
    lengths: Float64Array.from(edges, ({ length }) => length),
  };
}

/** How far each row must reach for `reach` rows, itself included. */
function coreDistances(
  values: Float32Array,
  dimensions: number,
  reach: number,
  checkpoint: () => void,
): Float64Array {
  const rows = values.length / dimensions;
  const wanted = Math.min(reach, rows);
  const core = new Float64Array(rows);
  const least = new Float64Array(wanted);
  for (let row = 0; row < rows; row++) {
    if (row % 64 === 0) checkpoint();
    least.fill(Infinity);
    for (let other = 0; other < rows; other++) {
      const apart = distance(values, dimensions, row, other);
      if (apart >= least[wanted - 1]!) continue;
      let at = wanted - 1;
      while (at > 0 && least[at - 1]! > apart) {
        least[at] = least[at - 1]!;
        at--;
      }
      least[at] = apart;
    }
    core[row] = least[wanted - 1]!;
  }
  return core;
}

function distance(values: Float32Array, dimensions: number, a: number, b: number): number {
  let sum = 0;
  const aBase = a * dimensions;
  const bBase = b * dimensions;
  for (let d = 0; d < dimensions; d++) {
    const difference = values[aBase + d]! - values[bBase + d]!;
    sum += difference * difference;
  }
  return Math.sqrt(sum);
}
