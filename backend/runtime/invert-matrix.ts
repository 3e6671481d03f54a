import type { InvertMatrix } from '../recommend/ports.ts';
import { oneNodeModel } from './ort/one-node-model.ts';
import { openSession, type RuntimeKind } from './ort/open-session.ts';

/** Smaller matrices get a border: memory of so few numbers isn't handed to ONNX Runtime (session.ts says why). */
const smallestSide = 8;

/**
 * Inverts matrices with ONNX Runtime's com.microsoft.Inverse (LU with partial pivoting, float32). Works in a worker
 * thread. Rejects with a RangeError when the matrix has no inverse that float32 can hold.
 */
export function createInvertMatrix(kind: RuntimeKind, threads: number): InvertMatrix {
  return async (matrix, n) => {
    if (matrix.length !== n * n) throw new RangeError(`${matrix.length} numbers are no ${n} x ${n} matrix`);
    const side = Math.max(n, smallestSide);
    const inverse = await invert(kind, threads, side === n ? matrix : resized(matrix, n, side), side);
    const result = side === n ? inverse : resized(inverse, side, n);
    for (let i = 0; i < result.length; i++)
      if (!Number.isFinite(result[i])) throw new RangeError('The matrix has no inverse');
    return result;
  };
}

async function invert(
  kind: RuntimeKind,
  threads: number,
  matrix: Float32Array,
  n: number,
): Promise<Float32Array> {
  const session = await openSession(kind, oneNodeModel('Inverse', 'com.microsoft'), { threads });
  const input = session.bind('float32', matrix, [n, n]);
  const output = session.bind('float32', new Float32Array(n * n), [n, n]);
  try {
    await session.run(new Map([['input', input]]), new Map([['output', output]]));
    return output.data as Float32Array;
  } finally {
    input.dispose();
    output.dispose();
    session.dispose();
  }
}

/** The upper left corner of a matrix in one of another side, with ones on what is new of the diagonal. */
function resized(matrix: Float32Array, from: number, to: number): Float32Array {
  const result = new Float32Array(to * to);
  const kept = Math.min(from, to);
  for (let row = 0; row < kept; row++) result.set(matrix.subarray(row * from, row * from + kept), row * to);
  for (let row = kept; row < to; row++) result[row * to + row] = 1;
  return result;
}
