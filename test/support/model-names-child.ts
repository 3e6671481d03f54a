import { onnxBytes, type ValueInfo } from '../../backend/onnx/model.ts';
import { loadCApi } from '../../backend/runtime/ort/c-api.ts';
import { openSession } from '../../backend/runtime/ort/open-session.ts';

// Opens and unloads a model that declares two thousand inputs, over and over; says how many bytes a time adds to what
// native code holds. With `--expose-gc`: what waits to be swept would count as held.

const [warmUp, times] = [20, 200];
const number = (name: string): ValueInfo => ({ name, type: 'float32', dims: [1] });
const model = onnxBytes(
  {
    name: 'many-names',
    inputs: Array.from({ length: 2000 }, (_, index) => number(`input${index}`)),
    outputs: [number('output')],
    nodes: [{ operator: 'Identity', inputs: ['input0'], outputs: ['output'] }],
    constants: [],
    operators: { '': 17 },
    irVersion: 8,
  },
  '1',
);

// As glibc counts it: what was freed is left out, however much of it glibc keeps.
const { koffi } = loadCApi();
const counts = 'arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost'.split(' ');
const mallinfo = koffi
  .load('libc.so.6')
  .func('mallinfo2', koffi.struct(Object.fromEntries(counts.map((count) => [count, 'size_t']))), []);
const heldBytes = () => Number((mallinfo() as { readonly uordblks: number | bigint }).uordblks);

/** The least of several looks: V8 frees buffers on a thread of its own, which may wait for a processor. */
async function settledBytes(): Promise<number> {
  const looks: number[] = [];
  for (let look = 0; look < 20; look++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 50));
    looks.push(heldBytes());
  }
  return Math.min(...looks);
}

async function openAndUnload(count: number): Promise<void> {
  for (let time = 0; time < count; time++) {
    (await openSession('c-api', model, { threads: 1 })).dispose();
    globalThis.gc?.();
  }
}

await openAndUnload(warmUp);
const before = await settledBytes();
await openAndUnload(times);
process.stdout.write(String(Math.round(((await settledBytes()) - before) / times)));
