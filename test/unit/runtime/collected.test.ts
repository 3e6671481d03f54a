import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

/** Loads a model, lets the collector take what nobody holds, and loads another. */
const program = `
  const { openSession } = await import('./backend/runtime/ort/open-session.ts');
  const path = 'models/bge-small-en-v1.5/onnx/model_quantized.onnx';
  (await openSession('c-api', path, { threads: 1 })).dispose();
  for (let i = 0; i < 5; i++) {
    gc();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  (await openSession('c-api', path, { threads: 1 })).dispose();
  console.log('still here');
`;

// koffi closed the library of ONNX Runtime when its handle was collected, and the next call crashed.
it('keeps the native library open when garbage is collected', async () => {
  const run = promisify(execFile);
  const flags = ['--expose-gc', '--input-type=module', '--eval', program];
  const { stdout } = await run(process.execPath, flags, { cwd: process.cwd() });
  expect(stdout).toContain('still here');
});
