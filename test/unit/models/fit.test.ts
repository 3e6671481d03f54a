import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CatalogueModel, Machine } from '../../../contract/catalogue.ts';
import { fitOf } from '../../../backend/models/fit.ts';
import { fitOfFile } from '../../../backend/models/fit-of-file.ts';
import { ggufPackings } from '../../../backend/models/packings.ts';
import { readLibrary } from '../../../backend/library-folder.ts';
import { instructionsOf, readMeasuredMachine } from '../../../backend/models/machine.ts';
import type { MachineMemory } from '../../../backend/models/ports.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const model: CatalogueModel = {
  id: 'a',
  name: 'A',
  task: 'text-generation',
  languages: ['en'],
  licence: { name: 'Apache 2.0', asks: null },
  parameters: 1_777_088_000,
  shape: { layers: 28, width: 1536, cacheWidth: 256, vocabulary: 151_936, isTied: false },
  contextLength: 32_768,
  words: { en: 'a', 'zh-CN': '一' },
  source: {
    format: 'gguf',
    repository: 'a/b',
    revision: null,
    files: ['a.gguf'],
    optionalFiles: [],
    packing: 'Q4_K_M',
    bytes: 1_117_320_736,
    sha256: null,
  },
};
const machine: Machine = {
  cores: 8,
  memoryBytes: 16e9,
  freeMemoryBytes: 9e9,
  freeDiskBytes: 100e9,
  architecture: 'x64',
  instructions: ['avx2'],
  speed: { tokenSeconds: 0.008, at: 0 },
};
const verdict = (change: Partial<Machine>, of = model) => {
  const { verdict: said, reason } = fitOf(of, { ...machine, ...change });
  return `${said} ${reason}`;
};

describe('the fit of a model', () => {
  it('takes more memory than its file, and room for file and copy on the disk', () => {
    const fit = fitOf(model, machine);
    expect(fit).toMatchObject({ verdict: 'fits', reason: 'roomy', isFetchedKnown: true });
    expect(fit.fetchedBytes).toBe(1_117_320_736);
    expect(fit.keptBytes).toBeGreaterThan(fit.fetchedBytes);
    expect(fit.memoryBytes).toBeGreaterThan(fit.keptBytes);
    expect(fit.diskBytes).toBeGreaterThan(fit.fetchedBytes + fit.keptBytes);
  });

  it('says what stands against it, the worst first', () => {
    expect(verdict({ memoryBytes: 2e9 })).toBe('wont-fit memory');
    expect(verdict({ freeDiskBytes: 1e9, freeMemoryBytes: 1e9 })).toBe('wont-fit disk');
    expect(verdict({ memoryBytes: 3.5e9 })).toBe('tight memory');
    expect(verdict({ freeMemoryBytes: 1e9 })).toBe('tight free-memory');
    expect(verdict({ speed: { tokenSeconds: 0.1, at: 0 } })).toBe('tight slow');
    expect(verdict({ freeDiskBytes: null })).toBe('fits roomy');
  });

  it('tells no speed before the machine is measured, then one in proportion to it', () => {
    expect(fitOf(model, { ...machine, speed: null }).tokensPerSecond).toBeNull();
    const speedAt = (tokenSeconds: number) =>
      fitOf(model, { ...machine, speed: { tokenSeconds, at: 0 } }).tokensPerSecond!;
    expect(speedAt(0.004)).toBeCloseTo(2 * speedAt(0.008), 6);
    expect(speedAt(0.008)).toBeGreaterThan(5);
    expect(speedAt(0.008)).toBeLessThan(20);
  });

  it('reckons what is fetched where the list does not know, and doubles an output that is not tied', () => {
    const unknown = { ...model, source: { ...model.source, bytes: null } };
    const fit = fitOf(unknown, machine);
    expect(fit.isFetchedKnown).toBe(false);
    expect(Math.abs(fit.fetchedBytes / 1_117_320_736 - 1)).toBeLessThan(0.2);
    const tied = { ...model, shape: { ...model.shape, isTied: true } };
    expect(fitOf(tied, machine).keptBytes).toBeLessThan(fitOf(model, machine).keptBytes);
  });
});

describe('an ONNX model', () => {
  it('is kept as it is fetched, and its speed is not foretold', () => {
    const onnx = { ...model, source: { ...model.source, packing: 'q4' as const, bytes: null } };
    const fit = fitOf(onnx, machine);
    expect(fit.fetchedBytes).toBe(fit.keptBytes);
    expect(fit.tokensPerSecond).toBeNull();
  });
});

describe('what is read of the machine', () => {
  it('names the instructions that help, on x86 and on ARM', () => {
    expect(instructionsOf('processor\t: 0\nflags\t\t: fpu avx avx2 avx512_vnni\nbugs\t: avx_vnni\n')).toEqual(
      ['avx2', 'avx512_vnni'],
    );
    expect(instructionsOf('Features\t: fp asimd asimddp i8mm\n')).toEqual(['asimddp', 'i8mm']);
    expect(instructionsOf('')).toEqual([]);
  });

  it('of memory is what a container may take, where it is less than there is', async () => {
    const speeds = { read: () => Promise.resolve(null), write: () => Promise.resolve() };
    const folder = await temporaryFolder();
    const read = (memory: MachineMemory) => readMeasuredMachine(folder, speeds, () => memory);
    expect(await read({ whole: 4e9, available: 1e9 })).toMatchObject({
      ...{ memoryBytes: 4e9, freeMemoryBytes: 1e9, speed: null },
      freeDiskBytes: expect.any(Number) as number,
    });
    // Where the system doesn't say, no more than the container has.
    expect((await read({ whole: 1000, available: null })).freeMemoryBytes).toBe(1000);
  });
});

describe('the fit of a file that a search found', () => {
  const found = (parameters: number, packing: (typeof ggufPackings)[number] = 'Q4_K_M', of = machine) =>
    fitOfFile({ parameters, contextLength: 32_768 }, packing, of, [model]);

  it('is about that of the list, though the hub does not tell how the model is built', async () => {
    const { catalogue } = await readLibrary(path.resolve(import.meta.dirname, '../../../library'));
    const list = catalogue.filter(({ source }) => source.format === 'gguf');
    const ratios = list.map((left) => {
      const others = list.filter((other) => other !== left);
      const packing = left.source.packing as 'Q4_K_M' | 'Q8_0';
      const told = fitOfFile(left, packing, machine, others);
      const right = fitOf(left, machine);
      return {
        memory: told.memoryBytes / right.memoryBytes,
        fetched: told.fetchedBytes / right.fetchedBytes,
        speed: told.tokensPerSecond! / right.tokensPerSecond!,
      };
    });
    for (const name of ['memory', 'fetched', 'speed'] as const) {
      const sorted = ratios.map((ratio) => ratio[name]).toSorted((a, b) => a - b);
      // What two models of a size differ in: their vocabulary, and how much a token leaves in the cache.
      expect(sorted[0], name).toBeGreaterThan(0.6);
      expect(sorted.at(-1), name).toBeLessThan(1.4);
      expect(Math.abs(sorted[sorted.length >> 1]! - 1), name).toBeLessThan(0.15);
    }
  });

  it('grows with the model, from what runs anywhere to what runs nowhere', () => {
    const sizes = [20e6, 135e6, 1.5e9, 3e9, 8e9, 32e9, 70e9];
    const memory = sizes.map((size) => found(size).memoryBytes);
    expect(memory).toEqual(memory.toSorted((a, b) => a - b));
    expect(found(135e6).verdict).toBe('fits');
    expect(found(8e9)).toMatchObject({ verdict: 'tight', isFetchedKnown: false });
    expect(found(32e9)).toMatchObject({ verdict: 'wont-fit', reason: 'memory' });
    for (const size of sizes) expect(found(size).memoryBytes).toBeGreaterThan(size / 2);
  });

  it('knows every packing that is read here, and foretells no speed of weights that are not packed', () => {
    const of = Object.fromEntries(ggufPackings.map((packing) => [packing, found(1.7e9, packing)]));
    const take = (what: 'fetchedBytes' | 'memoryBytes', ...names: string[]) =>
      names.map((name) => of[name]![what]);
    for (const what of ['fetchedBytes', 'memoryBytes'] as const)
      expect(take(what, 'Q4_0', 'Q5_K_M', 'F16')).toEqual(
        take(what, 'Q4_0', 'Q5_K_M', 'F16').toSorted((a, b) => a - b),
      );
    // A file of halves is widened when it is loaded, so that it takes what one of whole numbers does.
    expect(of.F16!.memoryBytes / of.F32!.memoryBytes).toBeCloseTo(1, 1);
    expect(of.F16!.fetchedBytes * 2).toBe(of.F32!.fetchedBytes);
    for (const packing of ggufPackings)
      expect(of[packing]!.tokensPerSecond === null, packing).toBe(/^B?F/u.test(packing));
  });
});
