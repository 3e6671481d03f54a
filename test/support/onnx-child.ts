import path from 'node:path';
import { openSession, type RuntimeKind } from '../../backend/runtime/ort/open-session.ts';
import { createWorker } from '../../backend/workers/worker-handle.ts';

// Opens a small model as its words say, then waits: a process of its own, since ONNX Runtime is loaded once.
const [kind, waitMs] = process.argv.slice(2);
if (kind === 'worker') {
  // The entry of the threads loads the library before it serves its first job, of which this one is unknown.
  const worker = createWorker<{ nothing(input: null): null }>({ memoryMb: 512, stallMs: null, idleMs: null });
  const { signal } = new AbortController();
  await worker.run('nothing', null, { signal }).catch(() => {});
} else {
  const model = path.join(import.meta.dirname, '../../models/bge-small-en-v1.5/onnx/model_quantized.onnx');
  await openSession(kind as RuntimeKind, model, { threads: 1 });
}
process.stdout.write('open\n');
await new Promise((resolve) => setTimeout(resolve, Number(waitMs)));
process.exit(0);
