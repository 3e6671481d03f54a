import { execFile, fork } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ProviderAnswer, ProviderQuestion } from '../../../contract/providers.ts';
import { createModelRegistry } from '../../../backend/models/registry.ts';
import { convertGguf } from '../../../backend/runtime/gguf/convert.ts';
import { createRuntime } from '../../../backend/runtime/runtime.ts';
import { randomGguf } from '../../support/random-gguf.ts';
import { hasSoftwareGraphics, softwareGraphics } from '../../support/software-graphics.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const run = promisify(execFile);
const context = { isCancelled: () => false, checkpoint: () => undefined, progress: () => undefined };

/** A llama model of random weights whose cache is updated in place. */
async function tinyModel(): Promise<string> {
  const folder = path.join(await temporaryFolder(), 'tiny');
  await mkdir(folder);
  const measures = { layers: 2, width: 64, hidden: 128, heads: 4, cacheHeads: 2, packing: 'Q4_0' } as const;
  await writeFile(`${folder}.gguf`, randomGguf(measures));
  convertGguf(`${folder}.gguf`, folder, context);
  return folder;
}

/** Asks the program that the app asks. */
function ask(question: ProviderQuestion, env: Record<string, string>): Promise<ProviderAnswer> {
  const child = fork(path.join(root, 'backend/provider-child.ts'), [], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.once('message', (answer) => resolve(answer as ProviderAnswer));
    child.once('exit', (code) => reject(new Error(`It ended with ${String(code)}`)));
    child.send(question);
  });
}

// WebGPU itself, on a card that the processor acts as: slow, and otherwise as a real one.
describe.runIf(hasSoftwareGraphics)('a model on a graphics card', { timeout: 180_000 }, () => {
  let graphics: Record<string, string>;
  // Where Electron isn't here yet, it is fetched.
  beforeAll(async () => {
    graphics = await softwareGraphics();
  }, 600_000);

  it('keeps its cache there, goes back in it, copies it to rows and drops them: all as on the processor', async () => {
    const words = ['test/support/graphics-child.ts', await tinyModel(), 'webgpu'];
    const { stdout } = await run(process.execPath, words, {
      cwd: root,
      env: { ...process.env, ...graphics },
    });
    const { cache, alike } = JSON.parse(stdout) as { cache: string; alike: Record<string, number> };
    expect(cache).toBe('DeviceCache');
    expect(Object.keys(alike)).toHaveLength(8);
    for (const [point, likeness] of Object.entries(alike)) expect(likeness, point).toBeGreaterThan(0.999);
  });

  it('is found to work, and measured, by a process of its own', async () => {
    expect(await ask({ type: 'try', provider: 'webgpu' }, graphics)).toEqual({ type: 'works' });
    const folder = await tinyModel();
    const measuring = { type: 'measure', folder, threads: 1, milliseconds: 50 } as const;
    const [own, card] = await Promise.all([
      ask({ ...measuring, provider: 'cpu' }, graphics),
      ask({ ...measuring, provider: 'webgpu' }, graphics),
    ]);
    if (own.type !== 'measured' || card.type !== 'measured') throw new Error(JSON.stringify([own, card]));
    expect(card.tokenSeconds).toBeGreaterThan(own.tokenSeconds);
  });

  it('that fails in the midst of it goes on on the processor, and who asked is told', async () => {
    const { stdout } = await run(process.execPath, ['test/support/card-fails-child.ts'], {
      cwd: root,
      env: { ...process.env, ...graphics },
    });
    const { first, second, left } = JSON.parse(stdout) as Record<string, unknown>;
    expect(first).toMatchObject({
      code: 'model-failed',
      message: expect.stringContaining('processor') as string,
    });
    expect(left).toEqual([expect.stringMatching(/^inkling-135m: ./)]);
    expect((second as { text: string }).text).not.toBe('');
  });
});

it('where there is no card, the reason is told in a sentence', async () => {
  const answer = await ask({ type: 'try', provider: 'cuda' }, {});
  if (answer.type !== 'fails') throw new Error(answer.type);
  expect(answer.reason).not.toMatch(/^\S+\.cc/u);
  expect(answer.reason.length).toBeGreaterThan(10);
  const missing = {
    type: 'measure',
    provider: 'cpu',
    folder: '/nowhere',
    threads: 1,
    milliseconds: 50,
  } as const;
  expect(await ask(missing, {})).toMatchObject({
    type: 'fails',
    reason: expect.stringContaining('ENOENT') as string,
  });
});

it('a model that can’t be loaded there is loaded on the processor, and why is told', async () => {
  const left: string[] = [];
  const runtime = createRuntime(await createModelRegistry(path.join(root, 'models')), '', () => undefined, {
    providers: { of: () => 'coreml', leave: (id, reason) => void left.push(`${id}: ${reason}`) },
  });
  const { signal } = new AbortController();
  const length = await runtime.borrowTextModel(undefined, signal, (model) =>
    Promise.resolve(model.contextLength),
  );
  expect(length).toBeGreaterThan(1000);
  // On a Mac it may well be there.
  if (process.platform !== 'darwin') expect(left).toEqual([expect.stringMatching(/^inkling-135m: ./u)]);
  await runtime.dispose();
});
