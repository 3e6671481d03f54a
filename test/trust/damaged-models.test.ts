import { copyFile, cp, open, readFile, rename, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pino from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { createBackend } from '../../backend/main.ts';
import { openOwnModels } from '../../backend/models/own-models.ts';
import { createModelRegistry } from '../../backend/models/registry.ts';
import { createRandom, type Random } from '../../backend/numerics/random.ts';
import { convertGguf } from '../../backend/runtime/gguf/convert.ts';
import { keyFile } from '../../backend/store/key-file.ts';
import { createMemoryPorts } from '../../backend/transport/port-memory.ts';
import { createClient } from '../../contract/client.ts';
import type { ModelEntry, OwnModel } from '../../contract/models.ts';
import { root } from '../support/backend.ts';
import { smallGguf } from '../support/hostile/small-gguf.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { rounds } from '../support/trust.ts';

const { signal } = new AbortController();
const context = { isCancelled: () => false, checkpoint: () => undefined, progress: () => undefined };

/** Damages one file of a model in one of four ways; gives what puts it right again. */
async function damage(folder: string, entry: ModelEntry, random: Random): Promise<() => Promise<void>> {
  const below = (limit: number) => Math.floor(random() * limit);
  const chosen = entry.files[below(entry.files.length)]!;
  const file = path.join(folder, chosen.path);
  const kept = `${file}.kept`;
  const way = below(4);
  if (way === 0) {
    await copyFile(file, kept);
    await truncate(file, below(chosen.sizeBytes));
  } else if (way === 1) {
    // The same size: only the hash can tell.
    const at = below(chosen.sizeBytes);
    const handle = await open(file, 'r+');
    const byte = Buffer.alloc(1);
    await handle.read(byte, 0, 1, at);
    const flipped = Buffer.from([byte[0]! ^ (1 << below(8))]);
    await handle.write(flipped, 0, 1, at);
    await handle.close();
    return async () => {
      const again = await open(file, 'r+');
      await again.write(byte, 0, 1, at);
      await again.close();
    };
  } else {
    const others = entry.files.filter(({ sha256 }) => sha256 !== chosen.sha256);
    const other = path.join(folder, others[below(others.length)]!.path);
    await rename(file, kept);
    if (way === 2) await copyFile(other, file);
    else await writeFile(file, Buffer.alloc(chosen.sizeBytes, below(256)));
  }
  return () => rename(kept, file);
}

const count = rounds({ quick: 12, whole: 100 });

test(
  `${count} truncated, flipped and swapped files of the models that ship are refused before one byte is loaded`,
  { timeout: 600_000 },
  async ({ task }) => {
    const folder = path.join(await temporaryFolder(), 'models');
    await cp(path.join(root, 'models'), folder, { recursive: true });
    const registry = await createModelRegistry(folder);
    const random = createRandom(18);
    const codes = new Map<string, number>();
    for (let index = 0; index < count; index++) {
      const entry = registry.list()[index % registry.list().length]!;
      const repair = await damage(registry.folderOf(entry), entry, random);
      const error: unknown = await registry.requireIntact(entry, signal).catch((thrown: unknown) => thrown);
      expect(error, `damage ${index}`).toMatchObject({ code: 'model-damaged' });
      codes.set(entry.id, (codes.get(entry.id) ?? 0) + 1);
      await repair();
    }
    // What was put right is itself again: the tests above were of the damage alone.
    for (const entry of registry.list()) await registry.requireIntact(entry, signal);
    task.meta.figure = `${count} of ${count} refused, of ${codes.size} models`;
  },
);

test(
  `${count} damaged files of a model of one’s own are refused too`,
  { timeout: 600_000 },
  async ({ task }) => {
    const folder = await temporaryFolder();
    const own = await openOwnModels(folder);
    const staged = await own.stage();
    const source = path.join(await temporaryFolder(), 'small.gguf');
    await writeFile(source, smallGguf());
    const { files, contextLength } = convertGguf(source, staged, context);
    const model: OwnModel = {
      ...{ id: 'small', name: 'Small', task: 'text-generation', languages: ['en'], licence: 'MIT' },
      ...{ source: 'small.gguf', isDefault: false, conventions: null, queryPrefix: null, contextLength },
      files: [...files],
      imported: {
        ...{ at: 0, kind: 'gguf', architecture: 'llama', packing: 'F32', parameters: 1 },
        isLayoutGuessed: true,
      },
    };
    await own.add(model, staged);
    const registry = await createModelRegistry(path.join(root, 'models'), {
      models: await openOwnModels(folder),
      defaults: { of: () => undefined, choose: () => Promise.resolve() },
    });
    const random = createRandom(19);
    for (let index = 0; index < count; index++) {
      const repair = await damage(registry.folderOf(model), model, random);
      await expect(registry.requireIntact(model, signal), `damage ${index}`).rejects.toMatchObject({
        code: 'model-damaged',
      });
      await repair();
    }
    await registry.requireIntact(model, signal);
    task.meta.figure = `${count} of ${count} refused`;
  },
);

test('a damaged model is refused to whoever asks for it, and the rest of the app works', async () => {
  const folder = path.join(await temporaryFolder(), 'models');
  await cp(path.join(root, 'models'), folder, { recursive: true });
  const { models } = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')) as {
    models: ModelEntry[];
  };
  const entry = models.find(({ id }) => id === 'bge-small-en-v1.5')!;
  const weights = entry.files.toSorted((a, b) => b.sizeBytes - a.sizeBytes)[0]!;
  const handle = await open(path.join(folder, entry.id, weights.path), 'r+');
  await handle.write(Buffer.from('damaged'), 0, 7, Math.floor(weights.sizeBytes / 2));
  await handle.close();

  const dataFolder = await temporaryFolder();
  const backend = await createBackend({
    ...{ version: '0', dataFolder, modelsFolder: folder, libraryFolder: path.join(root, 'library') },
    ...{ key: keyFile(dataFolder), log: pino({ level: 'silent' }) },
  });
  onTestFinished(() => backend.close());
  const [near, far] = createMemoryPorts();
  backend.serve(far);
  const client = createClient(near);
  await expect(client.call('models.embed', { texts: ['kettle'] })).rejects.toMatchObject({
    code: 'model-damaged',
    message: expect.stringContaining(weights.path) as string,
  });
  expect((await client.call('projects.create', { name: 'Kettle' })).name).toBe('Kettle');
});
