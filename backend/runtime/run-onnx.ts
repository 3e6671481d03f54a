import type { RunOnnx } from '../predict/ports.ts';
import { openSession, type RuntimeKind } from './ort/open-session.ts';

/** Fewer rows get empty ones added: memory of so few numbers isn't handed to ONNX Runtime (session.ts says why). */
const leastRows = 64;

/** Runs files that were written here, on one thread. */
export function createRunOnnx(kind: RuntimeKind): RunOnnx {
  return async (file, { name, rows, dims, values }, output) => {
    const session = await openSession(kind, file, { threads: 1 });
    try {
      const padded = Math.max(rows, leastRows);
      const size = dims.reduce((product, dim) => product * dim, 1);
      const features = new Float32Array(padded * size);
      features.set(values);
      const input = session.bind('float32', features, [padded, ...dims]);
      const result = session.bind('float32', new Float32Array(padded * output.columns), [
        padded,
        output.columns,
      ]);
      try {
        await session.run(new Map([[name, input]]), new Map([[output.name, result]]));
        return (result.data as Float32Array).slice(0, rows * output.columns);
      } finally {
        input.dispose();
        result.dispose();
      }
    } finally {
      session.dispose();
    }
  };
}
