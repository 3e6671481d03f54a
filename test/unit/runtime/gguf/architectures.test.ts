import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../backend/numerics/random.ts';
import { openCausalModel } from '../../../../backend/runtime/causal-model.ts';
import { convertGguf } from '../../../../backend/runtime/gguf/convert.ts';
import { dequantise } from '../../../../backend/runtime/gguf/dequantise.ts';
import { tensorTypes, type TensorTypeName } from '../../../../backend/runtime/gguf/tensor-types.ts';
import { chooseRuntime } from '../../../../backend/runtime/ort/open-session.ts';
import { ggufBytes, halfBits, type GgufValue, type WrittenTensor } from '../../../support/gguf.ts';
import { referenceLogits } from '../../../support/reference-decoder.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const context = { isCancelled: () => false, checkpoint: () => {}, progress: () => {} };
const [width, hidden, heads, cacheHeads, headSize, layers, vocabulary] = [256, 512, 4, 2, 64, 2, 96];
/** Five layers with a window and one without. */
const gemmaLayers = 6;
const text = [5, 17, 90, 3, 44, 44, 61, 8, 29, 70, 12];

/** Where the float16 numbers lie in a block of each kind: scales have to be numbers of a sensible size. */
const halves: Readonly<Partial<Record<TensorTypeName, readonly number[]>>> = {
  ...{ Q4_0: [0], Q4_1: [0, 2], Q5_0: [0], Q5_1: [0, 2], Q8_0: [0], IQ4_NL: [0] },
  ...{ Q2_K: [80, 82], Q3_K: [108], Q4_K: [0, 2], Q5_K: [0, 2], Q6_K: [208] },
};
/** What a code of each kind is at most, roughly: with it every kind gives weights of the same size. */
const reach: Readonly<Partial<Record<TensorTypeName, number>>> = {
  ...{ Q4_0: 8, Q4_1: 8, Q5_0: 16, Q5_1: 16, Q8_0: 127, IQ4_NL: 100 },
  ...{ Q2_K: 20, Q3_K: 80, Q4_K: 500, Q5_K: 1000, Q6_K: 2000 },
};

interface Kind {
  readonly architecture: 'llama' | 'qwen2' | 'qwen3' | 'gemma3' | 'phi3';
  readonly types: readonly TensorTypeName[];
  readonly hasRopeFactors?: boolean;
  readonly hasOutput?: boolean;
  /** Tokens back that attention sees, the present one included. */
  readonly window?: number;
  readonly softCap?: number;
  /** LongRoPE, with part of each head turning. */
  readonly hasLongFactors?: boolean;
}

/** A small decoder of random weights, as a file and as plain numbers. */
function randomDecoder(kind: Kind) {
  const { architecture, types, hasRopeFactors = false, hasOutput = false, window, softCap } = kind;
  const { hasLongFactors = false } = kind;
  const [isGemma, isPhi] = [architecture === 'gemma3', architecture === 'phi3'];
  const turning = hasLongFactors ? 48 : headSize;
  const random = createRandom(3);
  const normal = () => random() + random() + random() + random() - 2;
  const tensors: WrittenTensor[] = [];
  const plain = new Map<string, Float32Array>();
  const put = (name: string, dims: readonly number[], bytes: Uint8Array, typeName: TensorTypeName) => {
    const [type, kind] = [...tensorTypes].find(([, { name: of }]) => of === typeName)!;
    tensors.push({ name, dims, type, bytes });
    plain.set(name, dequantise(kind, bytes));
  };
  const vector = (name: string, size: number, around: number, spread: number) => {
    const values = Float32Array.from({ length: size }, () => around + spread * normal());
    put(name, [size], new Uint8Array(values.buffer), 'F32');
  };
  let next = 0;
  const matrix = (name: string, inputs: number, rows: number) => {
    const typeName = types[next++ % types.length]!;
    const kind = [...tensorTypes.values()].find(({ name: of }) => of === typeName)!;
    const bytes = new Uint8Array(((inputs * rows) / kind.blockSize) * kind.blockBytes);
    const putHalf = (at: number, value: number) => {
      bytes[at] = halfBits(value) & 0xff;
      bytes[at + 1] = halfBits(value) >> 8;
    };
    if (typeName === 'F32') new Float32Array(bytes.buffer).forEach((_, i, all) => (all[i] = 0.08 * normal()));
    else if (typeName === 'F16') for (let at = 0; at < bytes.length; at += 2) putHalf(at, 0.08 * normal());
    else if (typeName === 'BF16')
      for (let i = 0; i < inputs * rows; i++) {
        const half = Float32Array.of(0.08 * normal());
        bytes.set(new Uint8Array(half.buffer).subarray(2), 2 * i);
      }
    else {
      for (let at = 0; at < bytes.length; at++) bytes[at] = Math.floor(random() * 256);
      for (let at = 0; at < bytes.length; at += kind.blockBytes)
        halves[typeName]!.forEach((place, which) =>
          putHalf(at + place, ((which === 0 ? 1 : -1) * 0.1 * (0.5 + random())) / reach[typeName]!),
        );
    }
    put(name, [inputs, rows], bytes, typeName);
  };

  matrix('token_embd.weight', width, vocabulary);
  if (hasOutput) matrix('output.weight', width, vocabulary);
  vector('output_norm.weight', width, 1, 0.1);
  const stretch = Float32Array.from({ length: headSize / 2 }, (_, i) => (i > 16 ? 8 : 1));
  const short = Float32Array.from({ length: turning / 2 }, (_, i) => 1 + i / 20);
  if (hasLongFactors) {
    put('rope_factors_short.weight', [turning / 2], new Uint8Array(short.buffer), 'F32');
    const long = short.map((value) => 4 * value);
    put('rope_factors_long.weight', [turning / 2], new Uint8Array(long.buffer), 'F32');
  }
  if (hasRopeFactors) put('rope_freqs.weight', [headSize / 2], new Uint8Array(stretch.buffer), 'F32');
  for (let layer = 0; layer < (isGemma ? gemmaLayers : layers); layer++) {
    const block = `blk.${layer}`;
    vector(`${block}.attn_norm.weight`, width, 1, 0.1);
    if (isGemma)
      for (const name of ['post_attention_norm', 'post_ffw_norm'])
        vector(`${block}.${name}.weight`, width, 1, 0.1);
    vector(`${block}.ffn_norm.weight`, width, 1, 0.1);
    const sizes = { attn_q: heads * headSize, attn_k: cacheHeads * headSize, attn_v: cacheHeads * headSize };
    if (isPhi) matrix(`${block}.attn_qkv.weight`, width, (heads + 2 * cacheHeads) * headSize);
    for (const [name, size] of isPhi ? [] : Object.entries(sizes)) {
      matrix(`${block}.${name}.weight`, width, size);
      if (architecture === 'qwen2') vector(`${block}.${name}.bias`, size, 0, 0.3);
      if ((architecture === 'qwen3' || isGemma) && name !== 'attn_v')
        vector(`${block}.${name}_norm.weight`, headSize, 1, 0.1);
    }
    matrix(`${block}.attn_output.weight`, heads * headSize, width);
    if (!isPhi) matrix(`${block}.ffn_gate.weight`, width, hidden);
    matrix(`${block}.ffn_up.weight`, width, isPhi ? 2 * hidden : hidden);
    matrix(`${block}.ffn_down.weight`, hidden, width);
  }
  const a = architecture;
  const metadata: Record<string, GgufValue> = {
    'general.architecture': ['text', a],
    [`${a}.block_count`]: ['u32', isGemma ? gemmaLayers : layers],
    [`${a}.context_length`]: ['u32', 512],
    ...(window === undefined ? {} : { [`${a}.attention.sliding_window`]: ['u32', window] }),
    ...(softCap === undefined ? {} : { [`${a}.final_logit_softcapping`]: ['f32', softCap] }),
    ...(hasLongFactors
      ? {
          [`${a}.rope.dimension_count`]: ['u32', turning],
          [`${a}.rope.scaling.original_context_length`]: ['u32', 128],
          [`${a}.rope.scaling.attn_factor`]: ['f32', 1.25],
        }
      : {}),
    // A GGUF file of Gemma says its head's size, which is not width by heads.
    ...(isGemma ? { [`${a}.attention.key_length`]: ['u32', headSize] } : {}),
    [`${a}.embedding_length`]: ['u32', width],
    [`${a}.feed_forward_length`]: ['u32', hidden],
    [`${a}.attention.head_count`]: ['u32', heads],
    [`${a}.attention.head_count_kv`]: ['u32', cacheHeads],
    [`${a}.attention.layer_norm_rms_epsilon`]: ['f32', 1e-6],
    [`${a}.rope.freq_base`]: ['f32', isGemma ? 1_000_000 : 10_000],
    'tokenizer.ggml.model': ['text', 'gpt2'],
    'tokenizer.ggml.pre': ['text', 'gpt-2'],
    'tokenizer.ggml.tokens': [
      'text',
      Array.from({ length: vocabulary }, (_, id) => String.fromCharCode(33 + id)),
    ],
    'tokenizer.ggml.token_type': ['i32', Array.from({ length: vocabulary }, (_, id) => (id === 0 ? 3 : 1))],
    'tokenizer.ggml.merges': ['text', []],
    'tokenizer.ggml.eos_token_id': ['u32', 0],
  };
  return {
    bytes: ggufBytes(metadata, tensors),
    plain: {
      ...{ width, heads, cacheHeads, headSize, epsilon: 1e-6 },
      ...{ layers: isGemma ? gemmaLayers : layers, ropeBase: isGemma ? 1_000_000 : 10_000 },
      ...(isGemma
        ? { near: { period: 6, ropeBase: 10_000 }, gate: 'gelu' as const, embeddingScale: Math.sqrt(width) }
        : {}),
      ...(window === undefined ? {} : { window }),
      ...(softCap === undefined ? {} : { softCap }),
      ...(hasLongFactors ? { turning, magnitude: 1.25 } : {}),
      pairs: architecture === 'llama',
      ropeFactors: hasRopeFactors ? stretch : hasLongFactors ? short : null,
      weights: (name: string) => plain.get(name) ?? null,
    },
  };
}

async function convertedLogits(bytes: Uint8Array): Promise<Float32Array[]> {
  const [folder, place] = [await temporaryFolder(), await temporaryFolder()];
  const file = path.join(place, 'random.gguf');
  await writeFile(file, bytes);
  expect(convertGguf(file, folder, context).isLayoutGuessed).toBe(true);
  const model = await openCausalModel(folder, chooseRuntime().kind, 1);
  const cache = model.createCache(1, text.length);
  const logits: Float32Array[] = [];
  // The first tokens at once, the others one by one: reading a prompt and writing go different ways.
  const together = await model.step(cache, text.slice(0, 6), 'all');
  for (let at = 0; at < 6; at++) logits.push(together.slice(at * vocabulary, (at + 1) * vocabulary));
  for (const token of text.slice(6))
    logits.push((await model.step(cache, [token], 'last')).slice(0, vocabulary));
  cache.dispose();
  model.dispose();
  return logits;
}

function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [dot, sizeA, sizeB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    dot += a[i]! * b[i]!;
    sizeA += a[i]! ** 2;
    sizeB += b[i]! ** 2;
  }
  return dot / Math.sqrt(sizeA * sizeB);
}

const plainKinds: readonly (readonly [string, Kind])[] = [
  ['llama', { architecture: 'llama', types: ['F32'] }],
  [
    'llama with stretched positions and an output of its own',
    { architecture: 'llama', types: ['F32'], hasRopeFactors: true, hasOutput: true },
  ],
  ['qwen2', { architecture: 'qwen2', types: ['F32'] }],
  ['qwen3', { architecture: 'qwen3', types: ['F32'] }],
  ['llama with a window (Mistral)', { architecture: 'llama', types: ['F32'], window: 4 }],
  ['gemma3', { architecture: 'gemma3', types: ['F32'], window: 4 }],
  ['gemma3 with capped logits', { architecture: 'gemma3', types: ['F32'], window: 5, softCap: 2 }],
  ['phi3', { architecture: 'phi3', types: ['F32'], hasOutput: true }],
  [
    'phi3 with LongRoPE, a part of each head turning',
    { architecture: 'phi3', types: ['F32'], hasLongFactors: true },
  ],
  ['llama in float16', { architecture: 'llama', types: ['F16'] }],
  ['qwen3 in bfloat16', { architecture: 'qwen3', types: ['BF16'], hasOutput: true }],
];
const quantised = Object.keys(reach) as TensorTypeName[];

describe('a decoder of random weights, converted, beside plain arithmetic on the same file', () => {
  it.each(plainKinds)('%s: the same logits to single precision', async (_, kind) => {
    const { bytes, plain } = randomDecoder(kind);
    const logits = await convertedLogits(bytes);
    referenceLogits(plain, text).forEach((expected, at) => {
      expect(cosine(logits[at]!, expected)).toBeGreaterThan(0.9999999);
      expected.forEach((value, i) => expect(Math.abs(logits[at]![i]! - value)).toBeLessThan(2e-3));
    });
  });

  // Products with packed weights round what goes in to 8 bits, as llama.cpp's do: hence the wider bound.
  it.each(quantised)('every matrix as %s: the same but for activations of 8 bits', async (type) => {
    const { bytes, plain } = randomDecoder({ architecture: 'qwen2', types: [type] });
    const logits = await convertedLogits(bytes);
    referenceLogits(plain, text).forEach((expected, at) =>
      expect(cosine(logits[at]!, expected)).toBeGreaterThan(0.999),
    );
  });

  it('packings mixed within a layer, as Q4_K_M files have them', async () => {
    const types = ['Q6_K', 'Q4_K', 'Q4_K', 'Q6_K', 'Q4_K', 'Q5_0', 'Q8_0'] as const;
    const { bytes, plain } = randomDecoder({ architecture: 'llama', types });
    const logits = await convertedLogits(bytes);
    referenceLogits(plain, text).forEach((expected, at) =>
      expect(cosine(logits[at]!, expected)).toBeGreaterThan(0.999),
    );
  });
});
