import { expect, it } from 'vitest';
import { chooseRuntime } from '../../../backend/runtime/ort/open-session.ts';
import { loadReranker } from '../../../backend/runtime/reranker.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { randomCrossEncoderGraph, sharedTokensGraph, writeTinyFolder } from '../../support/tiny-onnx.ts';

const { signal } = new AbortController();
const { kind } = chooseRuntime();

async function open(graph: Uint8Array, contextLength = 64) {
  const folder = await writeTinyFolder(await temporaryFolder(), { graph });
  return loadReranker('tiny', folder, contextLength, { kind, threads: 1 });
}

it('reads question and passage together, in the order of the passages', async () => {
  const reranker = await open(sharedTokensGraph());
  const passages = [
    'the kettle boils water',
    'bread',
    'water',
    'the price of bread is two euros . the water',
  ];
  // "the", "kettle", "water", "?": what each passage shares with it, token by token.
  expect(await reranker.score('the kettle water ?', passages, signal)).toEqual([3, 0, 1, 3]);
  expect(await reranker.score('bread', [], signal)).toEqual([]);
  reranker.dispose();
});

it('gives a pair the same score alone and among twenty, and another one for the question turned round', async () => {
  const reranker = await open(randomCrossEncoderGraph());
  const passages = Array.from(
    { length: 20 },
    (_, i) => 'kettle water '.repeat(1 + ((7 * i) % 11)) + 'tea '.repeat(i % 3),
  );
  const together = await reranker.score('the shop opens', passages, signal);
  expect(new Set(together).size).toBeGreaterThan(10);
  for (const i of [0, 9, 19]) {
    const [alone] = await reranker.score('the shop opens', [passages[i]!], signal);
    expect(alone).toBeCloseTo(together[i]!, 5);
  }
  const [there] = await reranker.score('kettle tea', ['bread'], signal);
  const [back] = await reranker.score('bread', ['kettle tea'], signal);
  expect(there).not.toBeCloseTo(back!, 3);
  reranker.dispose();
});

it('cuts what is too long, and leaves something of the passage however long the question is', async () => {
  const reranker = await open(sharedTokensGraph(), 16);
  expect(await reranker.score('kettle '.repeat(500), ['kettle'], signal)).toEqual([8]);
  // Of the passage, 16 tokens less the special ones and the question remain.
  expect(await reranker.score('tea', ['tea '.repeat(5000)], signal)).toEqual([12]);
  reranker.dispose();
});

it('stops when it is called off', async () => {
  const reranker = await open(sharedTokensGraph());
  await expect(reranker.score('tea', ['tea'], AbortSignal.abort())).rejects.toMatchObject({
    code: 'cancelled',
  });
  reranker.dispose();
});
