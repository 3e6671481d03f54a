import { open, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCausalModel } from '../../../backend/runtime/causal-model.ts';
import { prefill } from '../../../backend/runtime/decode.ts';
import type { KvCache } from '../../../backend/runtime/kv-cache.ts';
import type { FolderConfig } from '../../../backend/runtime/onnx-folder/folder-config.ts';
import { readGraphFacts } from '../../../backend/runtime/onnx-folder/graph-facts.ts';
import { recognise } from '../../../backend/runtime/onnx-folder/recognise.ts';
import { chooseRuntime, type RuntimeKind } from '../../../backend/runtime/ort/open-session.ts';
import { loadTextModel } from '../../../backend/runtime/text-model.ts';
import { embeddedFolder } from '../../support/embedded-model.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { growingDecoderGraph, writeTinyFolder } from '../../support/tiny-onnx.ts';
import { writeTinyTextModel } from '../../support/tiny-text-model.ts';

const vocabulary = 40;
const decoderConfig: FolderConfig = {
  ...{ architecture: 'TinyForCausalLM', modelType: 'tiny', isEncoderDecoder: false, labels: null },
  ...{ contextLength: 64, madeFrom: '', tokenizerConfig: {}, tokenizerKind: 'BPE', addedTokens: new Set() },
};
const tokens = [3, 17, 9, 9, 31, 0, 22, 5, 38, 12];

describe.each<RuntimeKind>(['c-api', 'node-api'])(
  'a decoder that gives its cache anew, through the %s',
  (kind) => {
    it.each(['float32', 'float16'] as const)(
      'says the same step by step, at once, and in rows side by side, with a cache of %s',
      async (numbers) => {
        const folder = await writeTinyFolder(await temporaryFolder(), {
          graph: growingDecoderGraph(vocabulary, 64, numbers),
        });
        await writeFile(
          path.join(folder, 'config.json'),
          JSON.stringify({ vocab_size: vocabulary, max_position_embeddings: 64, eos_token_id: 1 }),
        );
        const handle = await open(path.join(folder, 'onnx/model.onnx'));
        const facts = readGraphFacts({ handle: handle.fd, sizeBytes: (await handle.stat()).size }, () => {});
        await handle.close();
        expect(recognise(decoderConfig, facts)).toBe('text-generation');
        const model = await openCausalModel(folder, kind, 1);
        expect(model.cacheBytesPerToken).toBe(2 * 16 * (numbers === 'float16' ? 2 : 4));
        const whole = model.createCache(1, 64);
        const all = (await model.step(whole, tokens, 'all')).slice(0, tokens.length * vocabulary);
        expect(new Set(all).size).toBeGreaterThan(100);
        const lastOf = (i: number) => [...all.subarray(i * vocabulary, (i + 1) * vocabulary)];
        const close = (got: Float32Array, wanted: number[]) => {
          const most = numbers === 'float16' ? 0.02 : 1e-4;
          wanted.forEach((value, i) => expect(Math.abs(got[i]! - value)).toBeLessThan(most));
        };

        const stepped = model.createCache(1, 16);
        close(await model.step(stepped, tokens.slice(0, 4), 'last'), lastOf(3));
        for (let i = 4; i < 7; i++) close(await model.step(stepped, [tokens[i]!], 'last'), lastOf(i));

        const rows = model.createCache(3, 12);
        await rows.copyFrom(stepped, 7);
        const logits = await model.step(rows, [1, tokens[7]!, 2], 'last');
        close(logits.subarray(vocabulary), lastOf(7));
        rows.dropRow(0);
        // The last row took the place of the first; the second goes on with what it read.
        const next = await model.step(rows, [0, tokens[8]!], 'last');
        close(next.subarray(vocabulary), lastOf(8));
        for (const cache of [whole, stepped, rows]) cache.dispose();
        model.dispose();
      },
    );
  },
);

it('drafts come from it too, rows beside one another and from a beginning that was kept', async () => {
  const folder = await writeTinyTextModel(512);
  const model = await loadTextModel({ id: 'tiny', sha256: '' }, folder, chooseRuntime().kind, 1);
  const draft = () =>
    model.draft({
      prompt: { system: 'Answer as JSON.', stem: 'Brief: Bakery Returns.', turn: '\n\nStimulus: merge.' },
      keys: ['title'],
      openings: ['', '', ''],
      sampling: { temperature: 0.8, topK: 0, topP: 1, minP: 0.05, repetitionPenalty: 1 },
      ...{ seed: 4, maxTokens: 24, signal: new AbortController().signal },
    });
  const first = (await draft()).drafts.map(({ text }) => text);
  expect(first).toHaveLength(3);
  expect(new Set(first).size).toBe(3);
  for (const text of first) expect(text.startsWith('{"title": "')).toBe(true);
  expect((await draft()).drafts.map(({ text }) => text)).toEqual(first);
  model.dispose();
});

it.each([
  ['float32', 24, 256],
  ['float16', 49_152, 227],
  ['float32', 120_000, 139],
] as const)(
  'logits for every token that is read, of %s and %i tokens, take no more than 64 MB: %i at once',
  async (numbers, size, atOnce) => {
    const folder = await writeTinyFolder(await temporaryFolder(), {
      graph: growingDecoderGraph(size, 64, numbers),
      config: { vocab_size: size, eos_token_id: 1 },
    });
    const model = await openCausalModel(folder, chooseRuntime().kind, 1);
    expect(model.readsAtOnce).toBe(atOnce);
    model.dispose();
  },
);

it('a model that gives the logits of the last token alone reads as many at once as ever', async () => {
  const model = await openCausalModel(embeddedFolder, chooseRuntime().kind, 1);
  expect(model.readsAtOnce).toBe(256);
  model.dispose();
});

it('a prompt is read in parts of no more than that, none of one token, with the share that is read', async () => {
  const parts: number[] = [];
  const model = {
    readsAtOnce: 16,
    step: (_cache: unknown, read: readonly number[]) => {
      parts.push(read.length);
      return Promise.resolve(new Float32Array());
    },
  };
  for (const [length, wanted] of [
    [32, [16, 16]],
    [33, [16, 15, 2]],
    [17, [15, 2]],
    [40, [16, 16, 8]],
  ] as const) {
    const shares: number[] = [];
    const prompt = Array.from({ length }, () => 1);
    const cache = null as unknown as KvCache;
    await prefill(model, cache, prompt, new AbortController().signal, (share) => shares.push(share));
    expect(parts.splice(0)).toEqual(wanted);
    expect(shares).toHaveLength(wanted.length);
    expect(shares.at(-1)).toBe(1);
  }
});
