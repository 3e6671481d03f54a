import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import path from 'node:path';
import { embeddedFolder } from './embedded-model.ts';
import { ggufBytes, halfBits, type GgufValue, type WrittenTensor } from './gguf.ts';

const types = { f32: 0, q4: 2, q4m: 3, q8: 8 } as const;
const block = 32;

interface Config {
  readonly hidden_size: number;
  readonly intermediate_size: number;
  readonly num_hidden_layers: number;
  readonly num_attention_heads: number;
  readonly num_key_value_heads: number;
  readonly head_dim: number;
  readonly vocab_size: number;
  readonly max_position_embeddings: number;
  readonly rms_norm_eps: number;
  readonly rope_theta: number;
}

/**
 * The embedded model as the GGUF file it would have been: the same 4-bit blocks as Q4_0, the embedding as Q8_0, query
 * and key rows in pairs as llama.cpp wants them, the tokenizer as metadata (training/export_gguf.py, the other way).
 * As Q4_1 the same numbers have their offset written out: a minimum of -8 scales.
 */
export function embeddedGguf(packing: 'Q4_0' | 'Q4_1' = 'Q4_0'): Buffer {
  const config = JSON.parse(readFileSync(path.join(embeddedFolder, 'config.json'), 'utf8')) as Config;
  const constants = readConstants();
  const { hidden_size: width, intermediate_size: hidden, head_dim: headSize } = config;
  const [heads, cacheHeads] = [config.num_attention_heads, config.num_key_value_heads];
  const bytesOf = (name: string) => constants.get(name)!;
  const floatsOf = (name: string) => {
    const bytes = Uint8Array.from(bytesOf(name));
    return new Float32Array(bytes.buffer);
  };
  const vector = (name: string, from: string): WrittenTensor => ({
    name,
    dims: [width],
    type: types.f32,
    bytes: bytesOf(from),
  });
  /** Rows `start` and on of a 4-bit matrix; `order` says which of them comes where. */
  const matrix = (
    name: string,
    from: string,
    [start, rows, inputs]: readonly [number, number, number],
    order = (row: number) => row,
  ): WrittenTensor => {
    const [codes, scales] = [bytesOf(`${from}.q`), floatsOf(`${from}.s`)];
    const blocks = inputs / block;
    const head = packing === 'Q4_0' ? 2 : 4;
    const bytes = new Uint8Array(rows * blocks * (head + 16));
    for (let row = 0; row < rows; row++)
      for (let b = 0; b < blocks; b++) {
        const source = (start + order(row)) * blocks + b;
        const at = (row * blocks + b) * (head + 16);
        putHalf(bytes, at, scales[source]!);
        if (packing === 'Q4_1') putHalf(bytes, at + 2, -8 * scales[source]!);
        const code = (i: number) => (codes[source * 16 + (i >> 1)]! >> (4 * (i & 1))) & 15;
        for (let i = 0; i < 16; i++) bytes[at + head + i] = code(i) | (code(i + 16) << 4);
      }
    return { name, dims: [inputs, rows], type: packing === 'Q4_0' ? types.q4 : types.q4m, bytes };
  };
  const pairs = (row: number) => {
    const within = row % headSize;
    return row - within + (within & 1 ? headSize / 2 : 0) + (within >> 1);
  };

  const tensors: WrittenTensor[] = [embedding(bytesOf('embed.q'), floatsOf('embed.s'), config)];
  for (let layer = 0; layer < config.num_hidden_layers; layer++) {
    const name = (kind: string) => `blk.${layer}.${kind}`;
    const [q, k] = [heads * headSize, cacheHeads * headSize];
    tensors.push(
      vector(name('attn_norm.weight'), name('attn_norm.weight')),
      vector(name('ffn_norm.weight'), name('ffn_norm.weight')),
      matrix(name('attn_q.weight'), name('qkv'), [0, q, width], pairs),
      matrix(name('attn_k.weight'), name('qkv'), [q, k, width], pairs),
      matrix(name('attn_v.weight'), name('qkv'), [q + k, k, width]),
      matrix(name('attn_output.weight'), name('attn_out'), [0, width, q]),
      matrix(name('ffn_gate.weight'), name('gateup'), [0, hidden, width]),
      matrix(name('ffn_up.weight'), name('gateup'), [hidden, hidden, width]),
      matrix(name('ffn_down.weight'), name('ffn_down'), [0, width, hidden]),
    );
  }
  tensors.push(vector('output_norm.weight', 'output_norm.weight'));
  return ggufBytes(metadataOf(config), tensors);
}

function embedding(codes: Uint8Array, scales: Float32Array, config: Config): WrittenTensor {
  const blocks = scales.length;
  const bytes = new Uint8Array(blocks * 34);
  for (let b = 0; b < blocks; b++) {
    putHalf(bytes, b * 34, scales[b]!);
    for (let i = 0; i < block; i++) bytes[b * 34 + 2 + i] = codes[b * block + i]! - 128;
  }
  return { name: 'token_embd.weight', dims: [config.hidden_size, config.vocab_size], type: types.q8, bytes };
}

function putHalf(bytes: Uint8Array, at: number, value: number): void {
  const bits = halfBits(value);
  bytes[at] = bits & 0xff;
  bytes[at + 1] = bits >> 8;
}

function metadataOf(config: Config): Record<string, GgufValue> {
  return {
    'general.architecture': ['text', 'llama'],
    'general.name': ['text', 'Inkling 135M as GGUF'],
    'general.license': ['text', 'apache-2.0'],
    'general.languages': ['text', ['en']],
    'llama.block_count': ['u32', config.num_hidden_layers],
    'llama.context_length': ['u32', config.max_position_embeddings],
    'llama.embedding_length': ['u32', config.hidden_size],
    'llama.feed_forward_length': ['u32', config.intermediate_size],
    'llama.attention.head_count': ['u32', config.num_attention_heads],
    'llama.attention.head_count_kv': ['u32', config.num_key_value_heads],
    'llama.attention.layer_norm_rms_epsilon': ['f32', config.rms_norm_eps],
    'llama.rope.freq_base': ['f32', config.rope_theta],
    'llama.rope.dimension_count': ['u32', config.head_dim],
    'llama.vocab_size': ['u32', config.vocab_size],
    ...embeddedTokenizer(),
  };
}

/** The embedded model's tokenizer as the metadata of a GGUF file. */
export function embeddedTokenizer(): Record<string, GgufValue> {
  const read = <T>(name: string) => JSON.parse(readFileSync(path.join(embeddedFolder, name), 'utf8')) as T;
  const { model, added_tokens: added } = read<{
    model: { vocab: Record<string, number>; merges: [string, string][] };
    added_tokens: { id: number; content: string }[];
  }>('tokenizer.json');
  const { chat_template: template } = read<{ chat_template: string }>('tokenizer_config.json');
  const tokens: string[] = [];
  for (const [token, id] of Object.entries(model.vocab)) tokens[id] = token;
  const kinds = tokens.map(() => 1);
  for (const { id, content } of added) {
    tokens[id] = content;
    kinds[id] = 3;
  }
  return {
    'tokenizer.ggml.model': ['text', 'gpt2'],
    'tokenizer.ggml.pre': ['text', 'smollm'],
    'tokenizer.ggml.tokens': ['text', tokens],
    'tokenizer.ggml.token_type': ['i32', kinds],
    'tokenizer.ggml.merges': ['text', model.merges.map((pair) => pair.join(' '))],
    'tokenizer.ggml.bos_token_id': ['u32', 1],
    'tokenizer.ggml.eos_token_id': ['u32', 2],
    'tokenizer.ggml.add_bos_token': ['flag', false],
    'tokenizer.chat_template': ['text', template],
  };
}

/** The bytes of each constant of the embedded ONNX file, by name, wherever they lie. */
function readConstants(): Map<string, Uint8Array> {
  const model = readFileSync(path.join(embeddedFolder, 'onnx/model_q4.onnx'));
  const constants = new Map<string, Uint8Array>();
  for (const graph of fieldsOf(model, 7))
    for (const tensor of fieldsOf(graph, 5)) {
      const name = Buffer.from(fieldsOf(tensor, 8)[0]!).toString();
      const places = new Map(
        fieldsOf(tensor, 13).map((entry) => {
          const [key, value] = [1, 2].map((field) => Buffer.from(fieldsOf(entry, field)[0]!).toString());
          return [key!, value!];
        }),
      );
      const location = places.get('location');
      if (location === undefined) constants.set(name, fieldsOf(tensor, 9)[0] ?? new Uint8Array(0));
      else constants.set(name, readAt(location, Number(places.get('offset')), Number(places.get('length'))));
    }
  return constants;
}

function readAt(location: string, offset: number, length: number): Uint8Array {
  const handle = openSync(path.join(embeddedFolder, 'onnx', location), 'r');
  const bytes = new Uint8Array(length);
  readSync(handle, bytes, 0, length, offset);
  closeSync(handle);
  return bytes;
}

/** The contents of every length-delimited field of that number in a protocol buffer. */
function fieldsOf(message: Uint8Array, wanted: number): Uint8Array[] {
  const found: Uint8Array[] = [];
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = message[at++]!;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const tag = varint();
    const kind = tag & 7;
    if (kind === 0) varint();
    else if (kind === 1) at += 8;
    else if (kind === 5) at += 4;
    else {
      const length = varint();
      if (tag >> 3 === wanted) found.push(message.subarray(at, at + length));
      at += length;
    }
  }
  return found;
}
