import { onnxBytes, type ValueInfo } from '../../backend/onnx/model.ts';
import { loadCApi } from '../../backend/runtime/ort/c-api.ts';
import { openSession } from '../../backend/runtime/ort/open-session.ts';

// Opens and unloads a model that declares two thousand inputs, over and over; says how many bytes a time adds to what
// native code holds. With `--expose-gc`: what waits to be swept would count as held.

const [warmUp, times] = [10, 100];
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

const added: number[] = [];
for (let time = 0; time < warmUp + times; time++) {
  const before = heldBytes();
  (await openSession('c-api', model, { threads: 1 })).dispose();
  globalThis.gc?.();
  if (time >= warmUp) added.push(heldBytes() - before);
}
// The median: what V8 makes of code that has become hot comes a few times only.
added.sort((a, b) => a - b);
process.stdout.write(String(added[times >> 1]));
