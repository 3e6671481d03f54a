import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dot } from '../../../backend/numerics/vectors.ts';
import { loadEmbedder, type LoadedEmbedder } from '../../../backend/runtime/embedder.ts';
import type { RuntimeKind } from '../../../backend/runtime/ort/open-session.ts';

const { signal } = new AbortController();

describe.each<RuntimeKind>(['c-api', 'node-api'])('the embedder, through the %s', (kind) => {
  let embedder: LoadedEmbedder;
  beforeAll(async () => {
    embedder = await loadEmbedder(
      { id: 'bge-small-en-v1.5', sha256: '', queryPrefix: '' },
      'models/bge-small-en-v1.5',
      512,
      { kind, threads: 2 },
    );
  });
  afterAll(() => embedder.dispose());

  it('puts like meaning close, and unlike meaning apart', async () => {
    const [bread, loaves, tax] = (await embedder.embed(
      [
        'Unsold bread goes to the retirement home.',
        'Leftover loaves are given to old people.',
        'The tax code has changed.',
      ],
      signal,
    )) as [Float32Array, Float32Array, Float32Array];
    expect(dot(bread, bread)).toBeCloseTo(1, 4);
    expect(dot(bread, loaves)).toBeGreaterThan(dot(bread, tax) + 0.15);
  });

  it('gives a text nearly the same vector alone and among longer ones, in the order asked', async () => {
    const texts = Array.from({ length: 40 }, (_, i) => 'loaf '.repeat(1 + ((i * 7) % 40)) + String(i));
    const together = await embedder.embed(texts, signal);
    for (const i of [0, 13, 39]) {
      const [alone] = await embedder.embed([texts[i] as string], signal);
      // The int8 kernels scale activations by the whole batch, so padding moves them a little.
      expect(dot(alone as Float32Array, together[i] as Float32Array)).toBeGreaterThan(0.97);
    }
  });

  it('takes no text, an empty one, and one far too long', async () => {
    expect(await embedder.embed([], signal)).toEqual([]);
    const vectors = await embedder.embed(['', 'bread '.repeat(5000)], signal);
    for (const vector of vectors) expect(dot(vector, vector)).toBeCloseTo(1, 4);
  });

  it('counts tokens as the model will read them', () => {
    // [CLS] good bread [SEP]
    expect(embedder.countTokens('good bread')).toBe(4);
    expect(embedder.countTokens('')).toBe(2);
  });

  it('stops when cancelled', async () => {
    await expect(embedder.embed(['a'], AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  });
});
