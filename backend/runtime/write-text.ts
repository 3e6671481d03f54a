import { cancelledError } from '../../contract/errors.ts';
import type { WriteEvent, WriteRequest } from '../assistant/ports.ts';
import { createRandom } from '../numerics/random.ts';
import type { CausalModel } from './causal-model.ts';
import type { KvCache } from './kv-cache.ts';
import { sampleToken } from './sampler.ts';
import type { Tokenizer } from './tokenizer.ts';

/** A prompt that has been read: its cache of one row, and the logits after its last token. */
export interface ReadPrompt {
  readonly cache: KvCache;
  readonly logits: Float32Array;
  readonly tokensRead: number;
}

/**
 * Writes free text token by token, and says it as it grows. Ends at the model's own end, at any special token (a text
 * never opens another turn), at a stop text, which is left out, or at `maxTokens`. Whoever stops listening ends the work
 * before the next token; a signal that aborts rejects with `cancelled` within one token. Frees the cache in each case.
 */
export async function* writeText(
  model: CausalModel,
  tokenizer: Tokenizer,
  prompt: ReadPrompt,
  request: WriteRequest,
): AsyncGenerator<WriteEvent, void, void> {
  const { cache } = prompt;
  const random = createRandom(request.seed);
  const special = new Set([...tokenizer.specialTokens, ...model.stopTokens]);
  const tokens: number[] = [];
  const began = performance.now();
  let text = '';
  let end: Extract<WriteEvent, { type: 'end' }>['reason'] | null = null;
  // The logits lie in memory that sampling changes and the next step overwrites.
  let logits = prompt.logits.slice();
  try {
    while (!end) {
      if (request.signal.aborted) throw cancelledError();
      const token = sampleToken(
        logits,
        0,
        model.vocabularySize,
        null,
        new Set(tokens),
        request.sampling,
        random,
      );
      if (special.has(token)) {
        end = 'complete';
        break;
      }
      tokens.push(token);
      const whole = tokenizer.decode(tokens);
      const stopAt = firstOf(whole, request.stop);
      if (stopAt >= 0) end = 'stop';
      else if (tokens.length >= request.maxTokens) end = 'limit';
      const shown = stopAt >= 0 ? whole.slice(0, stopAt) : whole.replace(/\uFFFD+$/u, '');
      if (shown.length > text.length || end) {
        text = shown;
        yield { type: 'text', text };
      }
      if (!end) logits = (await model.step(cache, [token], 'last')).slice();
    }
  } finally {
    cache.dispose();
  }
  const decodeMs = performance.now() - began;
  yield { type: 'end', text, reason: end, tokens: tokens.length, decodeMs, promptTokens: prompt.tokensRead };
}

/** Where the first of the stop texts begins, or -1. */
function firstOf(text: string, stops: readonly string[]): number {
  const places = stops.map((stop) => text.indexOf(stop)).filter((place) => place >= 0);
  return places.length > 0 ? Math.min(...places) : -1;
}
