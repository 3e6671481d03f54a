import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readLibrary } from '../../backend/library-folder.ts';
import { createModelRegistry } from '../../backend/models/registry.ts';
import { createRuntime } from '../../backend/runtime/runtime.ts';
import type { Ask } from './ask.ts';
import { candidatesFor } from './candidates.ts';
import { openingsFor } from './openings.ts';
import { featuresFor } from './features.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    what: { type: 'string', default: 'candidates' },
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '16' },
  },
});
type Make = (ask: Ask) => Promise<object[]>;
const makers = new Map<string, Make>([
  ['openings', openingsFor],
  ['candidates', candidatesFor],
  ['features', featuresFor],
]);
const file = positionals.at(0);
const make = makers.get(options.what);
if (!file || !make) throw new Error(`Give a file of briefs, and --what ${[...makers.keys()].join(' or ')}.`);

/** A sentence that stands for itself is read as a brief of nothing else. */
const sentenceAlone = (problem: string): Ask['brief'] => ({
  ...{ title: '', problem, people: '', constraints: '', assets: '' },
});

const root = path.join(import.meta.dirname, '../..');
const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
const asked = lines.map((line) => JSON.parse(line) as Partial<Pick<Ask, 'brief'>> & { text?: string });
const library = await readLibrary(path.join(root, 'library'));
const registry = await createModelRegistry(path.join(root, 'models'));
const runtime = createRuntime(registry, path.join(root, 'library/asking/any-model.json'), () => {});
const conventions = await runtime.conventions(undefined);
const signal = new AbortController().signal;

try {
  await runtime.borrow(
    undefined,
    signal,
    () => {},
    async ({ text, embedder }) => {
      for (const [i, line] of asked.entries()) {
        const brief = line.brief ?? sentenceAlone(line.text ?? '');
        const seed = Number(options.seed) * 1000 + i;
        const parts = { text, embedder, library, conventions, signal };
        for (const made of await make({ ...parts, brief, seed, count: Number(options.count) }))
          process.stdout.write(`${JSON.stringify({ brief, ...made })}\n`);
      }
    },
  );
} finally {
  await runtime.dispose();
}
