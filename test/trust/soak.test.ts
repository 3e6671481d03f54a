import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { runCycle } from '../support/cycle.ts';
import { slopeOf } from '../support/line-fit.ts';
import type { ProcessLooks } from '../support/memory-of-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { isWhole, rounds } from '../support/trust.ts';
import { startWatchedBackend, type BackendLooks } from '../support/watched-backend.ts';

const cycles = rounds({ quick: 12, whole: 2000 });
/** Models are loaded, workers started and caches filled by then. */
const warmUp = rounds({ quick: 4, whole: 300 });
const lookEvery = rounds({ quick: 4, whole: 25 });
const megabyte = 1e6;

it(
  'thousands of sessions leave nothing behind: memory, files, threads and the database stay as they were',
  async ({ task }) => {
    const folder = await temporaryFolder();
    const bytes = () => statSync(path.join(folder, 'inkling.db')).size;
    const looks: (BackendLooks & { readonly x: number })[] = [];
    const first = await startWatchedBackend(folder, { sweep: true });
    const bytesBefore = bytes();
    for (let cycle = 0; cycle <= cycles; cycle++) {
      await runCycle(first.client, folder, cycle);
      if (cycle < warmUp || cycle % lookEvery !== 0) continue;
      // What lies in the bin is data, of which SQLite keeps up to 16 MB in memory: without it, nothing may grow.
      await first.client.call('trash.deleteForGood', { items: 'all' });
      looks.push({ ...(await first.look()), x: cycle / 100 });
    }
    await first.client.call('trash.deleteForGood', { items: 'all' });
    await first.close();

    const slope = (what: 'ownBytes' | 'heapBytes' | 'outsideBytes') =>
      slopeOf(looks.map((look) => ({ x: look.x, y: look[what] / megabyte })));
    const [own, heap, outside] = [slope('ownBytes'), slope('heapBytes'), slope('outsideBytes')];
    const spread = (what: 'handles' | 'files' | 'threads') => {
      const half = looks.length >> 1;
      const most = (some: readonly BackendLooks[]) => Math.max(...some.map((look) => look[what]));
      return most(looks.slice(half)) - most(looks.slice(0, half));
    };
    task.meta.figure =
      `${cycles} sessions, per 100 of them ${own.toFixed(2)} MB of its own, ${heap.toFixed(2)} MB of heap, ` +
      `${outside.toFixed(2)} MB outside it; ${looks.at(-1)!.files} files, ${looks.at(-1)!.threads} threads; ` +
      `database ${bytesBefore} bytes before, ${bytes()} after`;
    // Too few sessions say nothing of a slope.
    if (isWhole) {
      expect(own).toBeLessThan(1);
      expect(heap).toBeLessThan(1);
      expect(outside).toBeLessThan(1);
    }
    // In so few, the first halves are still the ones in which threads and models are opened.
    const most = isWhole ? 2 : 10;
    expect(spread('handles')).toBeLessThanOrEqual(most);
    expect(spread('files')).toBeLessThanOrEqual(most);
    expect(spread('threads')).toBeLessThanOrEqual(most);
    expect(bytes()).toBeLessThan(bytesBefore + 64 * 4096);
  },
  240_000 + cycles * 5000,
);

const loads = rounds({ quick: 8, whole: 600 });

it(
  'a model that is loaded, asked and unloaded hundreds of times leaves no memory behind',
  async ({ task }) => {
    const program = fileURLToPath(new URL('../support/model-cycles-child.ts', import.meta.url));
    const child = spawn(process.execPath, ['--expose-gc', program, String(loads)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const looks: ProcessLooks[] = [];
    createInterface(child.stdout).on('line', (line) => looks.push(JSON.parse(line) as ProcessLooks));
    const [code] = (await once(child, 'close')) as [number | null];
    expect(code).toBe(0);
    expect(looks).toHaveLength(loads);
    // glibc's arenas fill up in the first 150 loads (by 11 MB of 216); from then on freed pages come and go, 5 to 15 MB at
    // a look, and a slope through fewer than some 400 looks says more of these than of a leak.
    const settled = looks.slice(Math.ceil(loads / 3));
    const slope = (what: 'ownBytes' | 'heapBytes') =>
      slopeOf(settled.map((look, x) => ({ x: x / 100, y: look[what] / megabyte })));
    const [own, heap] = [slope('ownBytes'), slope('heapBytes')];
    task.meta.figure = `${loads} times, per 100 of them ${own.toFixed(2)} MB of its own, ${heap.toFixed(2)} MB of heap; ${looks.at(-1)!.files} files`;
    // Too few loads say nothing of a slope.
    if (isWhole) {
      expect(own).toBeLessThan(1);
      expect(heap).toBeLessThan(1);
    }
    // Of the grammar's memory nothing is given back: what it holds may not grow at all.
    expect(looks.at(-1)!.outsideBytes - looks[1]!.outsideBytes).toBeLessThan(megabyte);
    expect(looks.at(-1)!.files).toBeLessThanOrEqual(looks[1]!.files);
    expect(looks.at(-1)!.threads).toBeLessThanOrEqual(looks[1]!.threads);
  },
  120_000 + loads * 10_000,
);
