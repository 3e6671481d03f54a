import { rmSync, mkdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { ModelJobs } from '../../backend/models/jobs.ts';
import { createRandom, type Random } from '../../backend/numerics/random.ts';
import { createWorker } from '../../backend/workers/worker-handle.ts';
import { mutate } from '../support/documents/mutate.ts';
import { figureOf, survive } from '../support/hostile/survive.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import {
  embedderGraph,
  randomCrossEncoderGraph,
  sharedTokensGraph,
  writeTinyFolder,
} from '../support/tiny-onnx.ts';
import { rounds } from '../support/trust.ts';

/** Of backend/main.ts, with the patience of 30 s that is promised. */
const worker = createWorker<ModelJobs>({ memoryMb: 2048, stallMs: 30_000, idleMs: null });
afterAll(() => worker.close());

/** A copy with one or two bytes changed: it is still nearly right, and gets further. */
function nudge(whole: Buffer, random: Random): Buffer {
  const bytes = Buffer.from(whole);
  for (let changes = 1 + Math.floor(random() * 2); changes > 0; changes--)
    bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
  return bytes;
}

const folders = rounds({ quick: 60, whole: 2000 });
test(
  `${folders} folders of ONNX models with one file mutated are copied and run, or refused with a sentence`,
  { timeout: 60_000 + folders * 1000 },
  async ({ task }) => {
    const { signal } = new AbortController();
    const base = await temporaryFolder();
    const embedder = embedderGraph();
    const sources = [
      await writeTinyFolder(path.join(base, 'counts'), { graph: sharedTokensGraph() }),
      await writeTinyFolder(path.join(base, 'random'), { graph: randomCrossEncoderGraph() }),
      await writeTinyFolder(path.join(base, 'embedder'), {
        graph: embedder.bytes,
        config: { architectures: ['BertModel'], hidden_size: embedder.hidden },
        files: { '1_Pooling/config.json': '{"pooling_mode_mean_tokens": true}' },
      }),
    ];
    const names = [
      'config.json',
      'tokenizer.json',
      'tokenizer_config.json',
      'onnx/model.onnx',
      'onnx/model.onnx',
    ];
    const copied = path.join(base, 'copied');
    const bring = async (source: string) => {
      rmSync(copied, { recursive: true, force: true });
      mkdirSync(copied);
      const { task: does } = await worker.run('models/copy', { path: source, folder: copied }, { signal });
      await worker.run('models/try', { folder: copied, task: does }, { signal });
    };
    const originals = new Map<string, Buffer>();
    for (const source of sources) {
      await bring(source);
      for (const name of names) {
        const file = path.join(source, name);
        originals.set(file, await readFile(file));
      }
    }
    const random = createRandom(31);
    const survived = await survive({
      count: folders,
      make() {
        const source = sources[Math.floor(random() * sources.length)]!;
        const file = path.join(source, names[Math.floor(random() * names.length)]!);
        const whole = originals.get(file)!;
        return { source, file, bytes: random() < 0.6 ? nudge(whole, random) : mutate(whole, random) };
      },
      async read({ source, file, bytes }) {
        await writeFile(file, bytes);
        try {
          await bring(source);
        } finally {
          await writeFile(file, originals.get(file)!);
        }
      },
      isClear: (code) => ['file-damaged', 'file-unsupported', 'disk-full', 'model-failed'].includes(code),
    });
    expect(survived.read).toBeGreaterThan(0);
    expect(survived.refused).toBeGreaterThan(0);
    task.meta.figure = figureOf(survived);
  },
);
