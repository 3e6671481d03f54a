import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { openCausalModel } from '../../backend/runtime/causal-model.ts';
import { prefill } from '../../backend/runtime/decode.ts';
import { chooseRuntime } from '../../backend/runtime/ort/open-session.ts';
import { lookAtProcess } from '../../test/support/memory-of-process.ts';
import { figureOf, type Figure } from './figure.ts';

const contextTokens = 4096;
const written = 32;

/** What reading and writing takes above the loaded weights, in a process of its own; Linux only. */
export async function measureMemory(folder: string, threads: number): Promise<Figure[]> {
  if (process.platform !== 'linux') return [];
  const script = `import { memoryAbove } from ${JSON.stringify(import.meta.filename)};
    process.stdout.write(JSON.stringify(await memoryAbove(${JSON.stringify(folder)}, ${threads})));`;
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', script],
  ]);
  const { above, cache } = JSON.parse(stdout) as { above: number; cache: number };
  return [
    figureOf(`memory above the weights at ${contextTokens}`, 'MB', 'low', { inkling: [above / 1e6] }),
    figureOf(`the cache of ${contextTokens + written} tokens`, 'MB', 'low', { inkling: [cache / 1e6] }),
    figureOf('memory to cache', 'ratio', 'low', { inkling: [above / cache] }, [{ of: 'own', atMost: 1.5 }]),
  ];
}

/** The most that this process came to hold of its own, less what the loaded model took, and the size of the cache. */
export async function memoryAbove(
  folder: string,
  threads: number,
): Promise<{ readonly above: number; readonly cache: number }> {
  const { signal } = new AbortController();
  const model = await openCausalModel(folder, chooseRuntime().kind, threads);
  const warm = model.createCache(1, 8);
  await model.step(warm, [1], 'last');
  warm.dispose();
  const before = lookAtProcess().ownBytes;
  let most = 0;
  const look = () => (most = Math.max(most, lookAtProcess().ownBytes));
  const watch = setInterval(look, 50);
  const cache = model.createCache(1, contextTokens + written);
  await prefill(
    model,
    cache,
    Array.from({ length: contextTokens }, (_, i) => 500 + ((i * 31) % 9000)),
    signal,
  );
  look();
  for (let i = 0; i < written; i++) await model.step(cache, [700], 'last');
  look();
  clearInterval(watch);
  cache.dispose();
  model.dispose();
  return { above: most - before, cache: (contextTokens + written) * model.cacheBytesPerToken };
}
