import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { embeddedCost, tokenCost } from '../../backend/models/token-cost.ts';
import { convertGguf } from '../../backend/runtime/gguf/convert.ts';
import { threadsHere } from '../../backend/runtime/threads.ts';
import { createMeasureSpeed } from '../../backend/runtime/measure-speed.ts';
import { chooseRuntime } from '../../backend/runtime/ort/open-session.ts';
import { embeddedFolder } from '../../test/support/embedded-model.ts';
import { randomGguf, type RandomModel } from '../../test/support/random-gguf.ts';

// What the catalogue foretells beside what is then measured, on llama models of random weights: the embedded model is
// measured before and after each, as the app does once, since other work on the machine comes and goes.

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, json: { type: 'boolean', default: false } },
});
const rounds = Number(values.rounds);
const how = { milliseconds: 3000, threads: threadsHere() };
const vocabulary = 49_152;
const shapes = [
  { layers: 24, width: 512, hidden: 2048, heads: 8, cacheHeads: 8 },
  { layers: 16, width: 1024, hidden: 4096, heads: 16, cacheHeads: 4 },
  { layers: 12, width: 2048, hidden: 8192, heads: 32, cacheHeads: 8 },
] as const;

const measure = createMeasureSpeed(chooseRuntime().kind);
const context = { isCancelled: () => false, checkpoint: () => undefined, progress: () => undefined };
const folder = await mkdtemp(path.join(tmpdir(), 'inkling-bench-'));
const rows = [];
try {
  for (const shape of shapes)
    for (const packing of ['Q4_K_M', 'Q8_0'] as const) rows.push(await compare({ ...shape, packing }));
} finally {
  await rm(folder, { recursive: true, force: true });
}
if (values.json) process.stdout.write(`${JSON.stringify(rows)}\n`);

async function compare(model: RandomModel & { packing: 'Q4_K_M' | 'Q8_0' }) {
  const name = `${model.layers}x${model.width} ${model.packing}`;
  const place = path.join(folder, name.replaceAll(' ', '-'));
  await mkdir(place);
  await writeFile(`${place}.gguf`, randomGguf(model));
  const { parameters } = convertGguf(`${place}.gguf`, place, context);
  const { layers, width, heads, cacheHeads, packing } = model;
  const cost = tokenCost({
    parameters,
    shape: { layers, width, cacheWidth: (width / heads) * cacheHeads, vocabulary, isTied: true },
    source: { packing },
  })!;
  const pairs: { foretold: number; measured: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const before = await measure(embeddedFolder, how, context);
    const measured = await measure(place, how, context);
    const after = await measure(embeddedFolder, how, context);
    pairs.push({ foretold: embeddedCost / cost / ((before + after) / 2), measured: 1 / measured });
  }
  await rm(place, { recursive: true });
  pairs.sort((a, b) => a.foretold / a.measured - b.foretold / b.measured);
  const { foretold, measured } = pairs[Math.floor(pairs.length / 2)]!;
  const ratio = foretold / measured;
  process.stderr.write(
    `${name.padEnd(16)} ${(parameters / 1e6).toFixed(0)} M  foretold ${foretold.toFixed(1)}  measured ${measured.toFixed(1)} tokens/s  ratio ${ratio.toFixed(2)}\n`,
  );
  return { name, parameters, foretold, measured, ratio, pairs };
}
