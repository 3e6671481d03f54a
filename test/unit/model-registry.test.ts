import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { collect } from '../support/collect.ts';
import { isInnerPath } from '../../backend/models/model-files.ts';
import { createModelRegistry } from '../../backend/models/registry.ts';
import { modelManifestSchema } from '../../contract/models.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const modelsFolder = path.join(import.meta.dirname, '../../models');
const never = new AbortController().signal;

/** A folder with a small model of two files and a manifest that is right, unless changed. */
async function smallModels(changes: Record<string, unknown> = {}) {
  const folder = await temporaryFolder();
  const files = { 'config.json': '{}', 'onnx/model.onnx': 'weights' };
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, 'small', name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  const entry = {
    id: 'small',
    name: 'Small',
    task: 'text-generation',
    languages: ['en'],
    licence: 'MIT',
    source: 'a test',
    isDefault: true,
    conventions: null,
    queryPrefix: null,
    contextLength: 8,
    files: Object.entries(files).map(([name, text]) => ({
      path: name,
      sizeBytes: text.length,
      sha256: createHash('sha256').update(text).digest('hex'),
    })),
    ...changes,
  };
  const write = (manifest: unknown) =>
    writeFile(
      path.join(folder, 'manifest.json'),
      typeof manifest === 'string' ? manifest : JSON.stringify(manifest),
    );
  await write({ models: [entry] });
  return { folder, entry, write, weights: path.join(folder, 'small/onnx/model.onnx') };
}

describe('the models that are shipped', () => {
  it('are byte for byte as the manifest says, licences included, and are read without blocking', async () => {
    const registry = await createModelRegistry(modelsFolder);
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    for (const entry of registry.list()) {
      const verdicts = await collect(registry.verify(entry, never));
      expect(verdicts.filter(({ verdict }) => verdict !== 'intact')).toEqual([]);
      expect(verdicts.map((file) => file.path)).toContain('NOTICE.md');
    }
    delay.disable();
    // The median, for other tests share the machine; one file hashed in one go would take it to 100 ms.
    expect(delay.percentile(50) / 1e6).toBeLessThan(20);
  });

  it('have a default for each task', async () => {
    const registry = await createModelRegistry(modelsFolder);
    expect(registry.find(undefined, 'text-generation').id).toBe('inkling-135m');
    expect(registry.find(undefined, 'feature-extraction').id).toBe('bge-small-en-v1.5');
    const found = registry.find(undefined, 'text-generation');
    await readFile(path.join(registry.folderOf(found), found.conventions!));
  });

  it('are found by id and task only', async () => {
    const registry = await createModelRegistry(modelsFolder);
    expect(registry.find('inkling-135m', 'text-generation').id).toBe('inkling-135m');
    for (const id of ['gpt-9', '', '../inkling-135m', 'bge-small-en-v1.5']) {
      expect(() => registry.find(id, 'text-generation')).toThrow(/There is no model .* inkling-135m/);
    }
  });
});

describe('checking a model before it is loaded', () => {
  it('gives the folder and one hash for all of it', async () => {
    const { folder, entry } = await smallModels();
    const registry = await createModelRegistry(folder);
    const lines = entry.files.map((file) => `${file.path} ${file.sha256}\n`).sort();
    expect(await registry.requireIntact(registry.list()[0]!, never)).toEqual({
      folder: path.join(folder, 'small'),
      sha256: createHash('sha256').update(lines.join('')).digest('hex'),
    });
    expect(await registry.isInstalled(registry.list()[0]!)).toBe(true);
  });

  it('names the file that is missing', async () => {
    const { folder, weights } = await smallModels();
    const registry = await createModelRegistry(folder);
    await rm(weights);
    await expect(registry.requireIntact(registry.list()[0]!, never)).rejects.toMatchObject({
      code: 'model-missing',
      message: expect.stringContaining('onnx/model.onnx') as string,
    });
    expect(await registry.isInstalled(registry.list()[0]!)).toBe(false);
    await rm(path.join(folder, 'small'), { recursive: true });
    await expect(registry.requireIntact(registry.list()[0]!, never)).rejects.toMatchObject({
      code: 'model-missing',
    });
  });

  it.each(['Weights', 'weight', 'weightss', ''])('refuses weights altered to "%s"', async (text) => {
    const { folder, weights } = await smallModels();
    await writeFile(weights, text);
    const registry = await createModelRegistry(folder);
    await expect(registry.requireIntact(registry.list()[0]!, never)).rejects.toMatchObject({
      code: 'model-damaged',
      message: expect.stringContaining('onnx/model.onnx') as string,
    });
  });

  it('refuses a link that leaves the folder, even to the right bytes, and a folder in place of a file', async () => {
    const { folder, weights } = await smallModels();
    const registry = await createModelRegistry(folder);
    const outside = path.join(await temporaryFolder(), 'weights');
    await cp(weights, outside);
    await rm(weights);
    await symlink(outside, weights);
    await expect(registry.requireIntact(registry.list()[0]!, never)).rejects.toMatchObject({
      code: 'model-damaged',
    });
    await rm(weights);
    await mkdir(weights);
    await expect(registry.requireIntact(registry.list()[0]!, never)).rejects.toMatchObject({
      code: 'model-damaged',
    });
  });

  it('stops when it is told to', async () => {
    const { folder } = await smallModels();
    const registry = await createModelRegistry(folder);
    await expect(registry.requireIntact(registry.list()[0]!, AbortSignal.abort())).rejects.toThrow(/abort/i);
  });
});

describe('a manifest', () => {
  it.each(['../x', '/etc/passwd', 'a/../../x', 'C:\\x', '..\\x', '', 'a//b', './a', 'a\0b'])(
    'may not name "%s"',
    async (inner) => {
      expect(isInnerPath(inner)).toBe(false);
      const { folder } = await smallModels({
        files: [{ path: inner, sizeBytes: 1, sha256: '0'.repeat(64) }],
      });
      await expect(createModelRegistry(folder)).rejects.toMatchObject({ code: 'model-damaged' });
    },
  );

  it('is refused when it is missing, no JSON, of another shape, or lists a model twice', async () => {
    const { folder, entry, write } = await smallModels();
    for (const bad of ['{', '[]', { models: [] }, { models: [{ id: 'x' }] }, { models: [entry, entry] }]) {
      await write(bad);
      await expect(createModelRegistry(folder)).rejects.toMatchObject({ code: 'model-damaged' });
    }
    await write({ models: [{ ...entry, conventions: 'nowhere.json' }] });
    await expect(createModelRegistry(folder)).rejects.toThrow(/nowhere\.json/);
    await rm(path.join(folder, 'manifest.json'));
    await expect(createModelRegistry(folder)).rejects.toMatchObject({ code: 'model-missing' });
  });

  it('lists every file of the shipped folders', async () => {
    const manifest = modelManifestSchema.parse(
      JSON.parse(await readFile(path.join(modelsFolder, 'manifest.json'), 'utf8')),
    );
    const { globSync } = await import('node:fs');
    for (const entry of manifest.models) {
      const present = globSync('**/*', { cwd: path.join(modelsFolder, entry.id), withFileTypes: true })
        .filter((file) => file.isFile())
        .map((file) =>
          path.relative(path.join(modelsFolder, entry.id), path.join(file.parentPath, file.name)),
        );
      expect(entry.files.map((file) => file.path).sort()).toEqual(present.sort());
    }
  });
});
