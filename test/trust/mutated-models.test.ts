import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readLibrary } from '../../backend/library-folder.ts';
import type { ModelJobs } from '../../backend/models/jobs.ts';
import { isInnerPath } from '../../backend/models/model-files.ts';
import { openOwnModels } from '../../backend/models/own-models.ts';
import { createModelRegistry } from '../../backend/models/registry.ts';
import { createRandom, type Random } from '../../backend/numerics/random.ts';
import { byteFileOf, type ByteFile } from '../../backend/runtime/gguf/byte-file.ts';
import { readHeader } from '../../backend/runtime/gguf/header.ts';
import { createWorker } from '../../backend/workers/worker-handle.ts';
import { root } from '../support/backend.ts';
import { mutate } from '../support/documents/mutate.ts';
import { headerBytes, smallGguf } from '../support/hostile/small-gguf.ts';
import { figureOf, survive } from '../support/hostile/survive.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { rounds } from '../support/trust.ts';

/** Of backend/main.ts, with the patience of 30 s that is promised. */
const worker = createWorker<ModelJobs>({ memoryMb: 2048, stallMs: 30_000, idleMs: null });
afterAll(() => worker.close());

const extremes = [0, 1, 0x7f, 0x80, 0xff];

/** A copy in which one to four numbers of the header are others, or which is cut off. */
function mutateHeader(whole: Buffer, random: Random, length: number): Buffer {
  const below = (limit: number) => Math.floor(random() * limit);
  let bytes = Buffer.from(whole);
  for (let changes = 1 + below(4); changes > 0; changes--) {
    const at = below(Math.min(length, bytes.length) - 8);
    const way = below(8);
    if (way < 3) bytes[at] = below(256);
    else if (way < 5) bytes[at] = extremes[below(extremes.length)]!;
    else if (way < 7) bytes.writeUInt32LE(below(2 ** 32), at);
    else bytes = bytes.subarray(0, Math.max(8, at));
    if (bytes.length < 32) break;
  }
  return bytes;
}

/** A copy with one to three bytes changed: in a file of lengths, shapes and names most of them lie then. */
function mutateNumbers(whole: Buffer, random: Random): Buffer {
  const bytes = Buffer.from(whole);
  for (let changes = 1 + Math.floor(random() * 3); changes > 0; changes--)
    bytes[Math.floor(random() * bytes.length)] = random() < 0.5 ? Math.floor(random() * 256) : 0xff;
  return bytes;
}

/** Fails the test when a byte is asked for that the file hasn't. */
function watched(bytes: Uint8Array): ByteFile {
  const file = byteFileOf(bytes);
  return {
    ...file,
    readInto(into, offset) {
      if (offset < 0 || offset + into.length > bytes.length) throw new Error('Read past the end');
      file.readInto(into, offset);
    },
  };
}

const headers = rounds({ quick: 1000, whole: 10_000 });
test(
  `${headers} mutated headers of GGUF files are read or refused, and no byte is asked for that isn’t there`,
  { timeout: 600_000 },
  async ({ task }) => {
    const whole = smallGguf();
    const length = headerBytes(whole);
    const random = createRandom(11);
    const survived = await survive({
      count: headers,
      make: () => mutateHeader(whole, random, length),
      read: (bytes) => readHeader(watched(bytes)),
      isClear: (code) => code === 'file-damaged' || code === 'file-unsupported',
    });
    expect(survived.refused).toBeGreaterThan(headers / 4);
    task.meta.figure = figureOf(survived);
  },
);

const models = rounds({ quick: 40, whole: 2000 });
test(
  `${models} mutated GGUF files are converted and tried, or refused with a sentence`,
  { timeout: 60_000 + models * 1000 },
  async ({ task }) => {
    const whole = smallGguf();
    const length = headerBytes(whole);
    const random = createRandom(12);
    const { signal } = new AbortController();
    const folder = await temporaryFolder();
    const file = path.join(folder, 'small.gguf');
    const converted = path.join(folder, 'converted');
    const importFile = async (bytes: Uint8Array) => {
      writeFileSync(file, bytes);
      rmSync(converted, { recursive: true, force: true });
      mkdirSync(converted);
      await worker.run('models/convert', { path: file, folder: converted }, { signal });
      await worker.run('models/try', { folder: converted, task: 'text-generation' }, { signal });
    };
    await importFile(whole);
    const survived = await survive({
      count: models,
      make: () => (random() < 0.7 ? mutateHeader(whole, random, length) : mutate(whole, random)),
      read: importFile,
      isClear: (code) => ['file-damaged', 'file-unsupported', 'disk-full', 'model-failed'].includes(code),
    });
    expect(survived.read).toBeGreaterThan(0);
    task.meta.figure = figureOf(survived);
  },
);

const graphs = rounds({ quick: 30, whole: 1000 });
test(
  `${graphs} ONNX files with shapes, sizes and names that lie run or are refused, and take nothing with them`,
  { timeout: 60_000 + graphs * 1000 },
  async ({ task }) => {
    const { signal } = new AbortController();
    const folder = await temporaryFolder();
    const source = path.join(folder, 'small.gguf');
    const converted = path.join(folder, 'converted');
    writeFileSync(source, smallGguf());
    mkdirSync(converted);
    await worker.run('models/convert', { path: source, folder: converted }, { signal });
    const [graph, data] = ['onnx/model.onnx', 'onnx/model.onnx_data'].map((name) =>
      path.join(converted, name),
    );
    const [wholeGraph, wholeData] = [await readFile(graph!), await readFile(data!)];
    const random = createRandom(23);
    const survived = await survive({
      count: graphs,
      make: () => ({
        graph: random() < 0.8 ? mutateNumbers(wholeGraph, random) : wholeGraph,
        // Weights that end before the graph says.
        data: random() < 0.3 ? wholeData.subarray(0, Math.floor(random() * wholeData.length)) : wholeData,
      }),
      async read(files) {
        writeFileSync(graph!, files.graph);
        writeFileSync(data!, files.data);
        await worker.run('models/try', { folder: converted, task: 'text-generation' }, { signal });
      },
      isClear: (code) => code === 'model-failed',
    });
    expect(survived.refused).toBeGreaterThan(0);
    task.meta.figure = figureOf(survived);
  },
);

const entries = rounds({ quick: 100, whole: 2000 });
test(
  `${entries} mutated lists of models are read or refused, and none names a file outside its folder`,
  { timeout: 600_000 },
  async ({ task }) => {
    const manifest = await readFile(path.join(root, 'models/manifest.json'));
    const folder = await temporaryFolder();
    const random = createRandom(13);
    const survived = await survive({
      count: entries,
      make: () => mutate(manifest, random),
      async read(bytes) {
        await writeFile(path.join(folder, 'manifest.json'), bytes);
        for (const entry of (await createModelRegistry(folder)).list()) {
          expect(entry.files.every((one) => isInnerPath(one.path))).toBe(true);
          expect(entry.files.every(({ sha256 }) => /^[0-9a-f]{64}$/u.test(sha256))).toBe(true);
        }
      },
      isClear: (code) => code === 'model-damaged',
    });
    task.meta.figure = figureOf(survived);
  },
);

test(
  `${entries} mutated model.json of models of one’s own are listed or left out, and the app starts`,
  { timeout: 600_000 },
  async ({ task }) => {
    const { models: shipped } = JSON.parse(
      await readFile(path.join(root, 'models/manifest.json'), 'utf8'),
    ) as {
      models: object[];
    };
    const imported = { at: 0, kind: 'gguf', architecture: 'llama', packing: 'F32', parameters: 1 };
    const entry = { ...shipped[0], id: 'own', imported: { ...imported, isLayoutGuessed: false } };
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, 'own'));
    const original = new TextEncoder().encode(JSON.stringify(entry, null, 1));
    const random = createRandom(14);
    let listed = 0;
    const survived = await survive({
      count: entries,
      make: () => mutate(original, random),
      async read(bytes) {
        await writeFile(path.join(folder, 'own/model.json'), bytes);
        for (const model of (await openOwnModels(folder)).list()) {
          listed++;
          expect(model.id).toBe('own');
          expect(model.files.every((one) => isInnerPath(one.path))).toBe(true);
        }
      },
      isClear: () => false,
    });
    expect(listed).toBeGreaterThan(0);
    task.meta.figure = `${listed} listed, ${entries - listed} left out, 0 crashes, ${Math.round(survived.peakMiB)} MiB`;
  },
);

const library = rounds({ quick: 15, whole: 500 });
test(
  `${library} mutations of a file of the library are read or refused by its name`,
  { timeout: 60_000 + library * 1000 },
  async ({ task }) => {
    const folder = path.join(await temporaryFolder(), 'library');
    await cp(path.join(root, 'library'), folder, { recursive: true });
    const names = [
      'methods/scamper.json',
      'templates/elevator-pitch.json',
      'personas/personas.json',
      'box/sheets.json',
      'converge/criteria-sets.json',
      'plan/risk-scales.json',
    ];
    const originals = await Promise.all(names.map((name) => readFile(path.join(folder, name))));
    const random = createRandom(15);
    let index = 0;
    const survived = await survive({
      count: library,
      make: () => {
        const which = index++ % names.length;
        return { which, bytes: mutate(originals[which]!, random) };
      },
      async read({ which, bytes }) {
        const file = path.join(folder, names[which]!);
        await writeFile(file, bytes);
        try {
          await readLibrary(folder);
        } catch (error) {
          expect((error as Error).message).toContain(path.basename(file));
          throw error;
        } finally {
          await writeFile(file, originals[which]!);
        }
      },
      isClear: (code) => code === 'file-damaged',
    });
    task.meta.figure = figureOf(survived);
  },
);
