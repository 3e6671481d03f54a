import { randomFillSync } from 'node:crypto';
import { embeddedTokenizer } from './embedded-gguf.ts';
import { ggufBytes, halfBits, type WrittenTensor } from './gguf.ts';

/** The measures of a llama model, and the kinds of block its matrices are in. */
export interface RandomModel {
  readonly layers: number;
  readonly width: number;
  readonly hidden: number;
  readonly heads: number;
  readonly cacheHeads: number;
  readonly packing: keyof typeof packings;
}

interface Blocks {
  readonly type: number;
  readonly weights: number;
  readonly bytes: number;
  /** Where the float16 scales of a block lie. */
  readonly halves: readonly number[];
}

const blocks = {
  q4: { type: 2, weights: 32, bytes: 18, halves: [0] },
  q8: { type: 8, weights: 32, bytes: 34, halves: [0] },
  q4k: { type: 12, weights: 256, bytes: 144, halves: [0, 2] },
  q6k: { type: 14, weights: 256, bytes: 210, halves: [208] },
} as const satisfies Record<string, Blocks>;

/** What the matrices are in: most of them, the values and half of the downward ones, the embedding. */
const packings = {
  Q4_0: [blocks.q4, blocks.q4, blocks.q8],
  Q8_0: [blocks.q8, blocks.q8, blocks.q8],
  Q4_K_M: [blocks.q4k, blocks.q6k, blocks.q6k],
} as const;

/**
 * A llama model as a GGUF file with random weights: as fast and as large as a taught one of its measures, with the
 * embedded model's tokenizer. `Q4_K_M` mixes kinds as llama.cpp does.
 */
export function randomGguf({ layers, width, hidden, heads, cacheHeads, packing }: RandomModel): Buffer {
  const [most, finer, ends] = packings[packing];
  const headSize = width / heads;
  const tokenizer = embeddedTokenizer();
  const vocabulary = (tokenizer['tokenizer.ggml.tokens']?.[1] as readonly string[]).length;
  const ones = new Uint8Array(new Float32Array(width).fill(1).buffer);
  const vector = (name: string): WrittenTensor => ({ name, dims: [width], type: 0, bytes: ones });
  const tensors: WrittenTensor[] = [matrix('token_embd.weight', [width, vocabulary], ends)];
  for (let layer = 0; layer < layers; layer++) {
    const name = (kind: string) => `blk.${layer}.${kind}.weight`;
    tensors.push(
      vector(name('attn_norm')),
      vector(name('ffn_norm')),
      matrix(name('attn_q'), [width, width], most),
      matrix(name('attn_k'), [width, cacheHeads * headSize], most),
      matrix(name('attn_v'), [width, cacheHeads * headSize], layer % 2 ? finer : most),
      matrix(name('attn_output'), [width, width], most),
      matrix(name('ffn_gate'), [width, hidden], most),
      matrix(name('ffn_up'), [width, hidden], most),
      matrix(name('ffn_down'), [hidden, width], layer % 2 ? finer : most),
    );
  }
  tensors.push(vector('output_norm.weight'));
  return ggufBytes(
    {
      'general.architecture': ['text', 'llama'],
      'general.name': ['text', `Random ${packing}`],
      'llama.block_count': ['u32', layers],
      'llama.context_length': ['u32', 2048],
      'llama.embedding_length': ['u32', width],
      'llama.feed_forward_length': ['u32', hidden],
      'llama.attention.head_count': ['u32', heads],
      'llama.attention.head_count_kv': ['u32', cacheHeads],
      'llama.attention.layer_norm_rms_epsilon': ['f32', 1e-5],
      'llama.rope.freq_base': ['f32', 10_000],
      'llama.rope.dimension_count': ['u32', headSize],
      'llama.vocab_size': ['u32', vocabulary],
      ...tokenizer,
    },
    tensors,
  );
}

function matrix(name: string, dims: readonly [number, number], kind: Blocks): WrittenTensor {
  const bytes = randomFillSync(new Uint8Array(((dims[0] * dims[1]) / kind.weights) * kind.bytes));
  const scale = halfBits(2 ** -10);
  for (let at = 0; at < bytes.length; at += kind.bytes)
    for (const half of kind.halves) {
      bytes[at + half] = scale & 0xff;
      bytes[at + half + 1] = scale >> 8;
    }
  return { name, dims, type: kind.type, bytes };
}
