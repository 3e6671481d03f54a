import { createRandom } from '../../../backend/numerics/random.ts';
import { ggufBytes, type GgufValue, type WrittenTensor } from '../gguf.ts';

const [width, hidden, headSize, vocabulary] = [64, 64, 32, 96];
const types = { f32: 0, q8: 8 } as const;

/** A decoder of one layer and random weights, in 70 KB: some of its matrices plain, some packed. It runs. */
export function smallGguf(): Buffer {
  const random = createRandom(5);
  const tensors: WrittenTensor[] = [];
  const plain = (name: string, dims: readonly number[], around = 0) => {
    const count = dims.reduce((product, dim) => product * dim, 1);
    const values = Float32Array.from({ length: count }, () => around + 0.1 * (random() - 0.5));
    tensors.push({ name, dims, type: types.f32, bytes: new Uint8Array(values.buffer) });
  };
  /** Blocks of 32 weights: a scale in half precision and 32 whole numbers. */
  const packed = (name: string, rows: number) => {
    const bytes = new Uint8Array(((width * rows) / 32) * 34);
    for (let at = 0; at < bytes.length; at++) bytes[at] = Math.floor(random() * 256);
    // 0x1400: about a thousandth.
    for (let at = 0; at < bytes.length; at += 34) bytes.set([0x00, 0x14], at);
    tensors.push({ name, dims: [width, rows], type: types.q8, bytes });
  };
  plain('token_embd.weight', [width, vocabulary]);
  plain('output_norm.weight', [width], 1);
  plain('blk.0.attn_norm.weight', [width], 1);
  plain('blk.0.ffn_norm.weight', [width], 1);
  plain('blk.0.attn_q.weight', [width, 2 * headSize]);
  packed('blk.0.attn_k.weight', headSize);
  packed('blk.0.attn_v.weight', headSize);
  plain('blk.0.attn_output.weight', [2 * headSize, width]);
  packed('blk.0.ffn_gate.weight', hidden);
  packed('blk.0.ffn_up.weight', hidden);
  packed('blk.0.ffn_down.weight', width);
  const metadata: Record<string, GgufValue> = {
    'general.architecture': ['text', 'llama'],
    'general.name': ['text', 'Small'],
    'llama.block_count': ['u32', 1],
    'llama.context_length': ['u32', 512],
    'llama.embedding_length': ['u32', width],
    'llama.feed_forward_length': ['u32', hidden],
    'llama.attention.head_count': ['u32', 2],
    'llama.attention.head_count_kv': ['u32', 1],
    'llama.attention.layer_norm_rms_epsilon': ['f32', 1e-6],
    'llama.rope.freq_base': ['f32', 10_000],
    'tokenizer.ggml.model': ['text', 'gpt2'],
    'tokenizer.ggml.pre': ['text', 'gpt-2'],
    'tokenizer.ggml.tokens': [
      'text',
      Array.from({ length: vocabulary }, (_, id) => String.fromCharCode(33 + id)),
    ],
    'tokenizer.ggml.token_type': ['i32', Array.from({ length: vocabulary }, (_, id) => (id === 0 ? 3 : 1))],
    'tokenizer.ggml.merges': ['text', ['! "', '# $']],
    'tokenizer.ggml.eos_token_id': ['u32', 0],
  };
  return ggufBytes(metadata, tensors);
}

/** Bytes before the weights: counts, lengths, offsets, shapes and words. */
export function headerBytes(file: Buffer): number {
  return file.lastIndexOf('blk.0.ffn_down.weight') + 64;
}
