import { chooseRuntime } from '../../backend/runtime/ort/open-session.ts';
import { loadTextModel } from '../../backend/runtime/text-model.ts';
import type { EngineName } from './engine.ts';
import type { EventLoop } from './event-loop.ts';
import { figureOf, type Figure } from './figure.ts';
import { openLlama } from './llama.ts';
import { openTransformers } from './transformers.ts';

/** Until each can be asked: weights, and with ours tokenizer and grammar too. The files lie in the disk's cache. */
export async function measureLoading(
  { folder, gguf, threads, isPlain }: { folder: string; gguf: string; threads: number; isPlain: boolean },
  rounds: number,
  loop: EventLoop,
): Promise<Figure[]> {
  const identity = { id: 'bench', sha256: '' };
  const open: Partial<Record<EngineName, () => Promise<{ dispose(): unknown } | null>>> = {
    inkling: () =>
      loop.during('loading', () => loadTextModel(identity, folder, chooseRuntime().kind, threads)),
    'node-llama-cpp': () => openLlama(gguf, 1024, threads),
    ...(isPlain ? { transformers: () => openTransformers(folder, threads) } : {}),
  };
  const taken: Partial<Record<EngineName, number[]>> = {};
  // The first time reads libraries and files.
  for (let round = -1; round < rounds; round++)
    for (const name of Object.keys(open) as EngineName[]) {
      const began = performance.now();
      const engine = await open[name]!();
      const ms = performance.now() - began;
      await engine?.dispose();
      if (engine && round >= 0) (taken[name] ??= []).push(ms);
    }
  return [figureOf('load', 'ms', 'low', taken)];
}
