import { cancelledError } from '../../contract/errors.ts';
import type { WriteEvent, WriteRequest } from '../assistant/ports.ts';
import { createRandom } from '../numerics/random.ts';
import type { CausalModel } from './causal-model.ts';
import { foresee } from './foresee.ts';
import type { KvCache } from './kv-cache.ts';
import { sampleToken } from './sampler.ts';
import type { Tokenizer } from './tokenizer.ts';

/** A prompt that has been read: its cache of one row, and the logits after its last token. */
export interface ReadPrompt {
  readonly cache: KvCache;
  readonly tokens: readonly number[];
  readonly logits: Float32Array;
  /** Tokens that had to be read for it. */
  readonly tokensRead: number;
  /** Gives the cache back, after the last use. */
  release(): void;
}

/** Tokens foreseen at first, and at most: reading ten more with one costs less than three times that one. */
const firstReach = 4;
const furthestReach = 10;

/**
 * Writes free text token by token, and says it as it grows. Ends at the model's own end, at any special token (a text
 * never opens another turn), at a stop text, which is left out, or at `maxTokens`. Whoever stops listening ends the work
 * before the next token; a signal that aborts rejects with `cancelled` within one token. Gives the prompt back in each case.
 *
 * Where the text goes on like something before it, the tokens that followed there are read together with the newest one,
 * and stand as long as each is the one that is drawn: fewer runs. Each token is drawn by the same random number as one at
 * a time, from the model's distribution as the kernel for several tokens rounds it, so that with quantized weights the text
 * may be another one. `reach` 0 does without.
 */
export async function* writeText(
  model: CausalModel,
  tokenizer: Pick<Tokenizer, 'decode' | 'specialTokens'>,
  prompt: ReadPrompt,
  request: WriteRequest,
  reach = furthestReach,
): AsyncGenerator<WriteEvent, void, void> {
  const { cache } = prompt;
  const random = createRandom(request.seed);
  const special = new Set([...tokenizer.specialTokens, ...model.stopTokens]);
  const all = [...prompt.tokens];
  const tokens: number[] = [];
  const written = new Set<number>();
  const began = performance.now();
  let text = '';
  let end: Extract<WriteEvent, { type: 'end' }>['reason'] | null = null;
  /** What follows the newest token is in the first row of the logits, what follows each foreseen one in the next. */
  let { logits } = prompt;
  let foreseen: readonly number[] = [];
  let ahead = Math.min(firstReach, reach);
  let steps = 0;
  try {
    while (!end) {
      let came = 0;
      for (;;) {
        if (request.signal.aborted) throw cancelledError();
        const { vocabularySize } = model;
        const at = came * vocabularySize;
        const token = sampleToken(logits, at, vocabularySize, null, written, request.sampling, random);
        if (special.has(token)) {
          end = 'complete';
          break;
        }
        tokens.push(token);
        all.push(token);
        written.add(token);
        const whole = tokenizer.decode(tokens);
        const stopAt = firstOf(whole, request.stop);
        if (stopAt >= 0) end = 'stop';
        else if (tokens.length >= request.maxTokens) end = 'limit';
        const shown = stopAt >= 0 ? whole.slice(0, stopAt) : whole.replace(/\uFFFD+$/u, '');
        if (shown.length > text.length || end) {
          text = shown;
          yield { type: 'text', text };
        }
        if (end || foreseen[came] !== token) break;
        came++;
      }
      if (end) break;
      if (foreseen.length > 0)
        ahead =
          came === foreseen.length
            ? Math.min(reach, 2 * ahead)
            : Math.min(ahead, Math.max(1, came === 0 ? ahead >> 1 : came + 1));
      // Of what was foreseen the cache holds what came; the newest token is read now.
      cache.length = all.length - 1;
      const room = Math.min(request.maxTokens - tokens.length, cache.capacity - all.length);
      foreseen = ahead > 0 ? foresee(all, Math.min(ahead, room)) : [];
      const newest = all.at(-1) as number;
      const keep = foreseen.length > 0 ? 'all' : 'last';
      logits = await model.step(cache, [newest, ...foreseen], keep, request.signal);
      steps++;
    }
  } finally {
    prompt.release();
  }
  const decodeMs = performance.now() - began;
  const { tokensRead: promptTokens } = prompt;
  yield { type: 'end', text, reason: end, tokens: tokens.length, steps, decodeMs, promptTokens };
}

/** Where the first of the stop texts begins, or -1. */
function firstOf(text: string, stops: readonly string[]): number {
  const places = stops.map((stop) => text.indexOf(stop)).filter((place) => place >= 0);
  return places.length > 0 ? Math.min(...places) : -1;
}
