import { openCausalModel } from '../../backend/runtime/causal-model.ts';
import { prefill } from '../../backend/runtime/decode.ts';
import { chooseRuntime } from '../../backend/runtime/ort/open-session.ts';
import { sampleToken } from '../../backend/runtime/sampler.ts';
import { timed, type Engine } from './engine.ts';

const { signal } = new AbortController();
export const greedy = { temperature: 0, topK: 0, topP: 1, minP: 0, repetitionPenalty: 1 };

/** The app's own runtime, token by token, with nothing foreseen. */
export async function openOwn(folder: string, threads: number): Promise<Engine> {
  const model = await openCausalModel(folder, chooseRuntime().kind, threads);
  return {
    name: 'inkling',
    version: chooseRuntime().kind,
    async readAndWrite(tokens, count) {
      const began = performance.now();
      const cache = model.createCache(1, tokens.length + count);
      const at: number[] = [];
      let logits = await prefill(model, cache, tokens, signal);
      for (;;) {
        const token = sampleToken(logits, 0, model.vocabularySize, null, new Set(), greedy, () => 0);
        at.push(performance.now());
        if (at.length === count) break;
        logits = await model.step(cache, [token], 'last');
      }
      cache.dispose();
      return timed(began, at);
    },
    dispose: () => Promise.resolve(model.dispose()),
  };
}
