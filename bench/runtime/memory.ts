import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { figureOf, type Figure } from './figure.ts';

const contextTokens = 4096;
const written = 32;

/** What reading and writing takes above the loaded weights, in a process of its own; Linux only. */
export async function measureMemory(folder: string, threads: number): Promise<Figure[]> {
  if (process.platform !== 'linux') return [];
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...['--disable-warning=ExperimentalWarning', path.join(import.meta.dirname, 'memory-child.ts'), folder],
    ...[threads, contextTokens, written].map(String),
  ]);
  const { above, cache } = JSON.parse(stdout) as { above: number; cache: number };
  return [
    figureOf(`memory above the weights at ${contextTokens}`, 'MB', 'low', { inkling: [above / 1e6] }),
    figureOf(`the cache of ${contextTokens + written} tokens`, 'MB', 'low', { inkling: [cache / 1e6] }),
    figureOf('memory to cache', 'ratio', 'low', { inkling: [above / cache] }, [{ of: 'own', atMost: 1.5 }]),
  ];
}
