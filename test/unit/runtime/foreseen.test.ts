import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { WriteRequest } from '../../../backend/assistant/ports.ts';
import { openCausalModel, type CausalModel } from '../../../backend/runtime/causal-model.ts';
import { prefill } from '../../../backend/runtime/decode.ts';
import { foresee } from '../../../backend/runtime/foresee.ts';
import { chooseRuntime } from '../../../backend/runtime/ort/open-session.ts';
import { writeText } from '../../../backend/runtime/write-text.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { growingDecoderGraph, writeTinyFolder } from '../../support/tiny-onnx.ts';

const vocabulary = 24;
const { signal } = new AbortController();
/** Every token is a letter of its own. */
const letters = {
  decode: (ids: readonly number[]) => String.fromCodePoint(...ids.map((id) => 0x4e00 + id)),
  specialTokens: [],
};
const sampling = { temperature: 1, topK: 0, topP: 1, minP: 0, repetitionPenalty: 1 };
const request = { sampling, seed: 1, maxTokens: 40, stop: [], signal, prompt: { system: '', turn: '' } };
/** Says most of it twice, as a prompt does whose answer quotes it. */
const prompt = [3, 7, 7, 2, 9, 4, 11, 3, 7, 7, 2, 9, 4, 11, 3, 7];

async function openTiny() {
  const folder = await writeTinyFolder(await temporaryFolder(), {
    graph: growingDecoderGraph(vocabulary, 128),
  });
  await writeFile(
    path.join(folder, 'config.json'),
    JSON.stringify({ vocab_size: vocabulary, max_position_embeddings: 128, eos_token_id: vocabulary }),
  );
  const model = await openCausalModel(folder, chooseRuntime().kind, 1);
  onTestFinished(() => model.dispose());
  return model;
}

async function write(model: CausalModel, reach: number, changes: Partial<WriteRequest> = {}) {
  const cache = model.createCache(1, 128);
  const logits = await prefill(model, cache, prompt, signal);
  const read = { cache, tokens: prompt, logits, tokensRead: prompt.length, release: () => cache.dispose() };
  for await (const event of writeText(model, letters, read, { ...request, ...changes }, reach))
    if (event.type === 'end') return event;
  throw new Error('No end came');
}

describe('what a text says again', () => {
  it('is foreseen from the latest of the longest places, and after a short one not far', () => {
    expect(foresee([1, 2, 3, 4, 1, 2, 3, 5, 1, 2, 3], 2)).toEqual([5, 1]);
    expect(foresee([9, 1, 2, 3, 4, 8, 1, 2, 3, 5, 9, 1, 2, 3], 8)).toEqual([4, 8, 1, 2, 3, 5, 9, 1]);
    expect(foresee([1, 2, 4, 5, 6, 7, 3, 1, 2], 8)).toEqual([4, 5, 6]);
    expect(foresee([1, 2, 3, 1], 8)).toEqual([]);
    expect(foresee([], 8)).toEqual([]);
    expect(foresee([1, 1, 1], 8)).toEqual([1]);
  });

  it('is written in fewer runs, and comes out as one token at a time does', async () => {
    const model = await openTiny();
    let [runs, plainRuns] = [0, 0];
    for (let seed = 0; seed < 60; seed++)
      for (const temperature of [0, 0.3, 1]) {
        const changes = { seed, sampling: { ...sampling, temperature } };
        const plain = await write(model, 0, changes);
        const quick = await write(model, 10, changes);
        expect(quick.text).toBe(plain.text);
        expect(plain.steps).toBe(plain.tokens - 1);
        runs += quick.steps!;
        plainRuns += plain.steps!;
      }
    // Random weights seldom say a thing twice, but now and then they do.
    expect(runs).toBeLessThan(plainRuns);
  });

  it('is drawn as often as the model gives it, whatever was foreseen', async () => {
    const model = await openTiny();
    const cache = model.createCache(1, 128);
    const exact = async (tokens: readonly number[]) => {
      cache.length = 0;
      const logits = (await model.step(cache, [...prompt, ...tokens], 'last')).slice(0, vocabulary);
      const weights = logits.map(Math.exp);
      const sum = weights.reduce((a, b) => a + b);
      return weights.map((weight) => weight / sum);
    };
    const first = await exact([]);
    const counts = new Map<string, number>();
    const draws = 3000;
    for (let seed = 0; seed < draws; seed++) {
      const { text } = await write(model, 10, { seed, maxTokens: 3 });
      const pair = Array.from(text).slice(0, 2).join('');
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
    for (const a of first.keys()) {
      const second = await exact([a]);
      for (const b of second.keys()) {
        const share = first[a]! * second[b]!;
        const expected = draws * share;
        const found = counts.get(letters.decode([a, b])) ?? 0;
        expect(Math.abs(found - expected), `${a} ${b}`).toBeLessThan(4.5 * Math.sqrt(expected) + 4);
      }
    }
    cache.dispose();
  });

  it('ends at a stop text and at the limit in the midst of what was foreseen', async () => {
    const model = await openTiny();
    const { text } = await write(model, 10, { sampling: { ...sampling, temperature: 0 } });
    const all = Array.from(text);
    for (let end = 1; end < 12; end++) {
      const cut = await write(model, 10, { sampling: { ...sampling, temperature: 0 }, maxTokens: end });
      expect(cut).toMatchObject({ text: all.slice(0, end).join(''), tokens: end, reason: 'limit' });
    }
    const stop = all.slice(6, 8).join('');
    const stopped = await write(model, 10, { sampling: { ...sampling, temperature: 0 }, stop: [stop] });
    expect(stopped).toMatchObject({ text: text.slice(0, text.indexOf(stop)), reason: 'stop' });
  });
});
