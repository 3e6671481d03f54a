import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../backend/numerics/random.ts';
import { createInvertMatrix } from '../../../backend/runtime/invert-matrix.ts';
import type { RuntimeKind } from '../../../backend/runtime/ort/open-session.ts';

describe.each<RuntimeKind>(['c-api', 'node-api'])('createInvertMatrix through the %s', (kind) => {
  const invert = createInvertMatrix(kind, 1);
  it.each([1, 2, 7, 8, 40])('inverts a matrix of %i rows', async (n) => {
    const random = createRandom(n);
    const matrix = Float32Array.from({ length: n * n }, (_, at) => random() + (at % (n + 1) === 0 ? n : 0));
    const inverse = await invert(matrix.slice(), n);
    expect(inverse).toHaveLength(n * n);
    for (let row = 0; row < n; row++) {
      for (let column = 0; column < n; column++) {
        let sum = 0;
        for (let i = 0; i < n; i++) sum += matrix[row * n + i]! * inverse[i * n + column]!;
        expect(sum).toBeCloseTo(row === column ? 1 : 0, 4);
      }
    }
  });
  it('refuses what has no inverse or is no square', async () => {
    await expect(invert(new Float32Array(9), 3)).rejects.toThrow('no inverse');
    await expect(invert(new Float32Array(8), 3)).rejects.toThrow(RangeError);
  });
});

it('works in a worker thread', async () => {
  const worker = new Worker(
    `import { createInvertMatrix } from './backend/runtime/invert-matrix.ts';
     import { chooseRuntime } from './backend/runtime/ort/open-session.ts';
     import { parentPort } from 'node:worker_threads';
     createInvertMatrix(chooseRuntime().kind, 1)(Float32Array.of(2, 0, 0, 4), 2).then((inverse) =>
       parentPort.postMessage([...inverse]));`,
    { eval: true, execArgv: ['--input-type=module', '--disable-warning=ExperimentalWarning'] },
  );
  const answer = await new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  await worker.terminate();
  expect(answer).toEqual([0.5, 0, 0, 0.25]);
});
