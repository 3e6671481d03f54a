import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { convertGguf } from '../../backend/runtime/gguf/convert.ts';
import { chooseRuntime } from '../../backend/runtime/ort/open-session.ts';
import { loadTextModel } from '../../backend/runtime/text-model.ts';
import { threadsHere } from '../../backend/runtime/threads.ts';
import { loadTokenizer } from '../../backend/runtime/tokenizer.ts';
import { embeddedGguf } from '../../test/support/embedded-gguf.ts';
import { embeddedFolder } from '../../test/support/embedded-model.ts';
import { howToInstall } from '../llama-cpp.ts';
import { measureQuotes, measureSecondTurn } from './asking.ts';
import { measureConstrained } from './constrained.ts';
import { measureEmbedding } from './embedding.ts';
import type { Engine } from './engine.ts';
import { EventLoop } from './event-loop.ts';
import { figureOf, tableOf, type Figure } from './figure.ts';
import { openLlama } from './llama.ts';
import { measureLoading } from './loading.ts';
import { measureMemory } from './memory.ts';
import { openOwn } from './own.ts';
import { measureReading } from './reading.ts';
import { longText } from './texts.ts';
import { openTransformers } from './transformers.ts';

// The runtime beside node-llama-cpp on the same numbers and @huggingface/transformers on the same folder, in turns.

const parts = ['load', 'read', 'turn', 'quotes', 'json', 'embed', 'memory'] as const;
type Part = (typeof parts)[number];

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    lengths: { type: 'string', default: '128,1024,4096' },
    chunks: { type: 'string', default: '2000' },
    /** What the embedded model's numbers are packed in for both: as they are, or with their offset written out. */
    packing: { type: 'string', default: 'Q4_0' },
    gguf: { type: 'string' },
    onnx: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const only = (values.only?.split(',') ?? parts) as readonly Part[];
const strange = only.find((part) => !parts.includes(part));
if (strange !== undefined) throw new Error(`--only takes ${parts.join(', ')}; not ${strange}.`);
const [rounds, chunks, ...lengths] = [values.rounds, values.chunks, ...values.lengths.split(',')].map(
  (text) => {
    const count = Number(text);
    if (!Number.isInteger(count) || count < 1)
      throw new Error(`${text} is no number of rounds, chunks or tokens.`);
    return count;
  },
) as [number, number, ...number[]];
if (values.packing !== 'Q4_0' && values.packing !== 'Q4_1') throw new Error('--packing takes Q4_0 or Q4_1.');
if (values.onnx !== undefined && values.gguf === undefined)
  throw new Error('--onnx is compared with a file: --gguf FILE --onnx FOLDER.');
const { packing } = values;

const threads = threadsHere();
const busy = () => loadavg()[0]!;
const began = Date.now();
const busyBefore = busy();
const workFolder = await mkdtemp(path.join(tmpdir(), 'inkling-bench-'));
const loop = new EventLoop();
const figures: Figure[] = [];
const versions: Record<string, string> = {};
try {
  const { gguf, folder } = await subject();
  /** Only the folder that came with the app is laid out for transformers, and taught to answer. */
  const isPlain = folder === embeddedFolder;
  const say = (more: readonly Figure[]) => {
    figures.push(...more);
    process.stderr.write(`${tableOf(more)}\n\n`);
  };
  if (only.includes('memory')) say(await measureMemory(folder, threads));
  if (only.includes('load')) say(await measureLoading({ folder, gguf, threads, isPlain }, rounds, loop));
  if (['read', 'turn', 'quotes', 'json'].some((part) => only.includes(part as Part))) {
    const contextSize = Math.max(2560, ...lengths) + 256;
    const llama = await openLlama(gguf, contextSize, threads);
    if (!llama) process.stderr.write(`${howToInstall}\n`);
    const own = await openOwn(folder, threads);
    const tokenizer = await loadTokenizer(folder);
    if (only.includes('read')) {
      const transformers = isPlain ? await openTransformers(folder, threads) : null;
      const engines = [own, llama, transformers].filter((engine): engine is Engine => engine !== null);
      for (const { name, version } of engines) versions[name] = version;
      const tokens = tokenizer.encode(longText()).slice(0, Math.max(...lengths) + 7 * rounds);
      say(await measureReading(engines, tokens, { lengths, rounds, packing }, loop));
      await transformers?.dispose();
    }
    if (isPlain && ['turn', 'quotes', 'json'].some((part) => only.includes(part as Part))) {
      const model = await loadTextModel({ id: 'bench', sha256: '' }, folder, chooseRuntime().kind, threads);
      const layout = {
        system: 'You answer customers only from the passages and cite them.',
        user: '[1] {passage}\n[2] {passage}\n\nQuestion: {question}',
      };
      const asking = { model, tokenizer, layout, llama, rounds };
      if (only.includes('turn')) say(await measureSecondTurn(asking, loop));
      if (only.includes('quotes')) say(await measureQuotes(asking, loop));
      if (only.includes('json')) say(await measureConstrained({ model, tokenizer, own }, rounds, loop));
      model.dispose();
    }
    await own.dispose();
    await llama?.dispose();
  }
  if (only.includes('embed')) {
    const embedder = path.join(path.dirname(embeddedFolder), 'bge-small-en-v1.5');
    say(await measureEmbedding(embedder, { chunks, threads }, loop));
  }
} finally {
  await rm(workFolder, { recursive: true, force: true });
}
const lateness = loop.worst();
/** Loading reads files of megabytes as JSON, at one time in the life of a model. */
const atWork = lateness.filter(({ what }) => what !== 'loading');
if (atWork.length > 0) {
  const late = figureOf(
    'event loop late, p99',
    'ms',
    'low',
    { inkling: [Math.max(...atWork.map(({ p99Ms }) => p99Ms))] },
    [{ of: 'own', atMost: 20 }],
  );
  figures.push(late);
  process.stderr.write(`${tableOf([late])}\n`);
}
const report = {
  packing: values.gguf === undefined ? packing : path.basename(values.gguf),
  ...{ threads, rounds, versions },
  machine: {
    cores: availableParallelism(),
    processor: cpus()[0]?.model,
    /** Programs that wanted the processor, over the last minute. */
    busyBefore,
    busyAfter: busy(),
    seconds: (Date.now() - began) / 1000,
  },
  figures,
  eventLoop: lateness,
};
if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);

/** The two files that are compared, of the same numbers. */
async function subject(): Promise<{ readonly gguf: string; readonly folder: string }> {
  const context = { isCancelled: () => false, checkpoint: () => undefined, progress: () => undefined };
  if (values.gguf !== undefined && values.onnx !== undefined)
    return { gguf: path.resolve(values.gguf), folder: path.resolve(values.onnx) };
  const gguf = values.gguf === undefined ? path.join(workFolder, 'model.gguf') : path.resolve(values.gguf);
  if (values.gguf === undefined) await writeFile(gguf, embeddedGguf(packing));
  if (values.gguf === undefined && packing === 'Q4_0') return { gguf, folder: embeddedFolder };
  convertGguf(gguf, workFolder, context);
  return { gguf, folder: workFolder };
}
