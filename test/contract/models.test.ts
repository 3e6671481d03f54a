import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { collect } from '../support/collect.ts';
import { openTestBackend } from '../support/backend.ts';
import { embeddedGguf } from '../support/embedded-gguf.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let file: string;
let bytes: Buffer;

beforeAll(async () => {
  bytes = embeddedGguf();
  file = path.join(await mkdtemp(path.join(tmpdir(), 'inkling-test-')), 'inkling.gguf');
  await writeFile(file, bytes);
});

afterAll(() => rm(path.dirname(file), { recursive: true, force: true }));

async function inFile(content: Uint8Array): Promise<string> {
  const place = path.join(await temporaryFolder(), 'bad.gguf');
  await writeFile(place, content);
  return place;
}

const idsOf = (models: readonly { id: string }[]) => models.map(({ id }) => id);

describe('a model of one’s own', { timeout: 240_000 }, () => {
  it('is imported, kept, checked, chosen for writing and deleted', async () => {
    const { client, backend, dataFolder } = await openTestBackend();
    const events = await collect(client.stream('models.import', { path: file }));
    const done = events.at(-1)!;
    if (done.type !== 'done') throw new Error('It did not end');
    expect(events.filter(({ type }) => type === 'progress').length).toBeGreaterThan(1);
    const { model } = done;
    expect(model).toMatchObject({
      id: 'inkling-135m-as-gguf',
      name: 'Inkling 135M as GGUF',
      task: 'text-generation',
      isDefault: false,
      state: 'unloaded',
      contextLength: 8192,
      imported: { kind: 'gguf', architecture: 'llama', packing: 'Q4_0', isLayoutGuessed: false },
    });
    expect((await readFile(file)).equals(bytes)).toBe(true);

    // A second of the same name gets an id of its own.
    const again = await collect(client.stream('models.import', { path: file, name: 'Another: Ünï/../x' }));
    expect(again.at(-1)).toMatchObject({ model: { id: 'another-n-x' } });

    const used = await client.call('models.use', { modelId: model.id });
    expect(idsOf(used.filter(({ isDefault, task }) => isDefault && task === 'text-generation'))).toEqual([
      model.id,
    ]);
    await expect(client.call('models.use', { modelId: 'bge-small-en-v1.5' })).rejects.toMatchObject({
      code: 'model-missing',
    });

    await backend.close();
    const { client: later } = await openTestBackend(dataFolder);
    const listed = await later.call('models.list', {});
    expect(listed.find(({ id }) => id === model.id)).toMatchObject({ isDefault: true, state: 'unloaded' });
    const verdicts = await collect(later.stream('models.verify', { modelId: model.id }));
    expect(verdicts.at(-1)).toEqual({ type: 'done', intact: 5, wrong: 0 });

    await expect(later.call('models.delete', { modelId: 'inkling-135m' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(later.call('models.delete', { modelId: '../..' })).rejects.toMatchObject({
      code: 'model-missing',
    });
    await later.call('models.delete', { modelId: model.id });
    const left = await later.call('models.list', {});
    expect(idsOf(left)).not.toContain(model.id);
    expect(left.find(({ id }) => id === 'inkling-135m')).toMatchObject({ isDefault: true });
    expect(await readdir(path.join(dataFolder, 'models'))).toEqual(['another-n-x']);
  });

  it('is refused, and leaves nothing, when the file is wrong or the import is called off', async () => {
    const { client, dataFolder } = await openTestBackend();
    const attempt = async (source: string) => {
      const [last] = (await collect(client.stream('models.import', { path: source })).catch(
        (error: unknown) => [error],
      )) as [{ code?: string }];
      return last.code;
    };
    expect(await attempt('/nowhere/model.gguf')).toBe('file-unreadable');
    expect(await attempt(await temporaryFolder())).toBe('file-unsupported');
    expect(await attempt(await inFile(Buffer.from('A text about models, not one.')))).toBe(
      'file-unsupported',
    );
    expect(await attempt(await inFile(Buffer.from('GGUF')))).toBe('file-damaged');
    expect(await attempt(await inFile(bytes.subarray(0, bytes.length - 100)))).toBe('file-damaged');
    const mamba = Buffer.from(bytes);
    mamba.write('mamba', mamba.indexOf('llama'));
    expect(await attempt(await inFile(mamba))).toBe('file-unsupported');

    const controller = new AbortController();
    await expect(async () => {
      for await (const event of client.stream('models.import', { path: file }, controller.signal))
        if (event.type === 'progress') controller.abort();
    }).rejects.toMatchObject({ code: 'cancelled' });
    await expect.poll(() => readdir(path.join(dataFolder, 'models'))).toEqual([]);
    expect((await client.call('models.list', {})).every(({ imported }) => imported === null)).toBe(true);
  });
});

describe('the places of other apps', () => {
  it('are named without being looked at, and looked in when asked', async () => {
    const home = await temporaryFolder();
    const before = process.env['OLLAMA_MODELS'];
    process.env['OLLAMA_MODELS'] = home;
    onTestFinished(() => {
      if (before === undefined) delete process.env['OLLAMA_MODELS'];
      else process.env['OLLAMA_MODELS'] = before;
    });
    const digest = 'a'.repeat(64);
    const manifests = path.join(home, 'manifests/registry.ollama.ai/library/tiny');
    await mkdir(manifests, { recursive: true });
    await mkdir(path.join(home, 'blobs'));
    await writeFile(path.join(home, 'blobs', `sha256-${digest}`), 'GGUF');
    const layer = (mediaType: string, sha: string) => ({ mediaType, digest: `sha256:${sha}` });
    await writeFile(
      path.join(manifests, 'latest'),
      JSON.stringify({ layers: [layer('application/vnd.ollama.image.model', digest)] }),
    );
    await writeFile(path.join(manifests, 'other'), JSON.stringify({ layers: [layer('text/plain', digest)] }));
    const outside = { mediaType: 'application/vnd.ollama.image.model', digest: 'sha256:../../etc/passwd' };
    await writeFile(path.join(manifests, 'outside'), JSON.stringify({ layers: [outside] }));
    await writeFile(path.join(manifests, 'broken'), '{');

    const { client } = await openTestBackend();
    const places = await client.call('models.places', {});
    expect(places.map(({ app }) => app)).toEqual(['lm-studio', 'ollama', 'jan', 'hugging-face']);
    expect(places.every(({ folders }) => folders.every((folder) => path.isAbsolute(folder)))).toBe(true);
    expect(await client.call('models.lookIn', { app: 'ollama' })).toContainEqual({
      name: 'tiny:latest',
      path: path.join(home, 'blobs', `sha256-${digest}`),
      sizeBytes: 4,
    });
    expect(
      (await client.call('models.lookIn', { app: 'ollama' })).filter(({ path: at }) => at.startsWith(home)),
    ).toHaveLength(1);
  });
});
