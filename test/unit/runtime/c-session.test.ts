import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { onnxBytes } from '../../../backend/onnx/model.ts';
import { modelPath } from '../../../backend/runtime/causal-model.ts';
import { loadCApi } from '../../../backend/runtime/ort/c-api.ts';
import { openSession, type RuntimeKind } from '../../../backend/runtime/ort/open-session.ts';
import { embeddedFolder } from '../../support/embedded-model.ts';
import { lookAtProcess } from '../../support/memory-of-process.ts';

const path = 'models/bge-small-en-v1.5/onnx/model_quantized.onnx';

describe.each<RuntimeKind>(['c-api', 'node-api'])('a session through the %s', (kind) => {
  it('reads names, types and shapes from the model', async () => {
    const session = await openSession(kind, path, { threads: 1 });
    expect(session.inputs.map(({ name, type }) => [name, type])).toEqual([
      ['input_ids', 'int64'],
      ['attention_mask', 'int64'],
      ['token_type_ids', 'int64'],
    ]);
    expect(session.outputs).toEqual([
      { name: 'last_hidden_state', type: 'float32', dims: [null, null, 384] },
    ]);
    session.dispose();
    session.dispose();
  });

  it('reads a name in any letters', async () => {
    const name = '输入_é_🧊';
    const value = { name, type: 'float32', dims: [1] } as const;
    const model = onnxBytes(
      {
        name: 'names',
        inputs: [value],
        outputs: [{ ...value, name: 'output' }],
        nodes: [{ operator: 'Identity', inputs: [name], outputs: ['output'] }],
        constants: [],
        operators: { '': 17 },
        irVersion: 8,
      },
      '1',
    );
    const session = await openSession(kind, model, { threads: 1 });
    expect(session.inputs).toEqual([value]);
    session.dispose();
  });

  it('refuses data that does not fill its tensor, a wrong input, and a run after unloading', async () => {
    const session = await openSession(kind, path, { threads: 1 });
    expect(() => session.bind('int64', new BigInt64Array(9), [2, 5])).toThrow('do not fill');
    const ids = session.bind('int64', new BigInt64Array(9), [1, 9]);
    const output = session.bind('float32', new Float32Array(9 * 384), [1, 9, 384]);
    await expect(
      session.run(new Map([['nonsense', ids]]), new Map([['last_hidden_state', output]])),
    ).rejects.toThrow();
    session.dispose();
    await expect(session.run(new Map(), new Map())).rejects.toThrow('unloaded');
  });

  it('says what ONNX Runtime says of a file that is no model', async () => {
    await expect(openSession(kind, 'package.json', { threads: 1 })).rejects.toThrow(/failed/i);
    await expect(openSession(kind, 'nowhere.onnx', { threads: 1 })).rejects.toThrow(/exist/i);
  });
});

it('gives native calls off the JS thread a stack as large as a thread’s', () => {
  const { koffi } = loadCApi();
  expect(koffi.config()['async_stack_size']).toBeGreaterThanOrEqual(8 * 1024 * 1024);
});

it.runIf(process.platform === 'linux')(
  'gives the memory of a model back to the system when it is unloaded',
  async () => {
    const file = await modelPath(embeddedFolder);
    const openAndUnload = async () => (await openSession('c-api', file, { threads: 2 })).dispose();
    await openAndUnload();
    const before = lookAtProcess().ownBytes;
    for (let load = 0; load < 4; load++) await openAndUnload();
    // What the heap of this thread grew by meanwhile counts too, until it is swept; what glibc kept was five times this.
    await expect.poll(() => lookAtProcess().ownBytes - before, { timeout: 20_000 }).toBeLessThan(60e6);
  },
);

// koffi kept some 16 bytes of each name that it decoded by its length: 2 kB at each load of the text model.
it.runIf(process.platform === 'linux')('keeps nothing of the names that a model declares', async () => {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['--expose-gc', 'test/support/model-names-child.ts']);
  // Of two thousand names.
  expect(Number(stdout)).toBeLessThan(10_000);
});
