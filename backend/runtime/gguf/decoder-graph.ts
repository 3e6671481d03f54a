import type { Architecture } from './architecture.ts';
import type { ByteFile } from './byte-file.ts';
import { dequantise } from './dequantise.ts';
import { microsoft, type GraphBuilder } from './graph-builder.ts';
import type { GgufHeader, GgufTensor } from './header.ts';
import {
  areAlike,
  lookUp,
  multiply,
  writeMatrix,
  type Matrix,
  type MatrixPart,
  type Pace,
} from './matrices.ts';

/**
 * Builds the graph of a decoder and writes its weights: embedding, layers of attention with its cache in place
 * (GroupQueryAttention) and a gated feed-forward part, output. The tensors have been checked (require-tensors.ts).
 */
export function buildDecoder(
  file: ByteFile,
  header: GgufHeader,
  architecture: Architecture,
  builder: GraphBuilder,
  pace: Pace,
): void {
  new DecoderGraph(file, header, architecture, builder, pace).build();
}

class DecoderGraph {
  readonly #file: ByteFile;
  readonly #tensors: GgufHeader['tensors'];
  readonly #is: Architecture;
  readonly #builder: GraphBuilder;
  readonly #pace: Pace;
  /** The sum so far, and what is still to be added to it. */
  #stream = '';
  #addend: string | null = null;

  constructor(
    file: ByteFile,
    header: GgufHeader,
    architecture: Architecture,
    builder: GraphBuilder,
    pace: Pace,
  ) {
    this.#file = file;
    this.#tensors = header.tensors;
    this.#is = architecture;
    this.#builder = builder;
    this.#pace = pace;
  }

  build(): void {
    const { layers } = this.#is;
    this.#declareInputs();
    const embedding = this.#matrix('embedding', [this.#part('token_embd.weight')]);
    this.#stream = lookUp(this.#builder, 'input_ids', embedding, 'embedded');
    this.#writePositions();
    for (let layer = 0; layer < layers; layer++) this.#layer(layer);
    this.#head(embedding);
  }

  #declareInputs(): void {
    const builder = this.#builder;
    const { vocabulary } = this.#is;
    builder.inputs.push(
      { name: 'input_ids', type: 'int64', dims: ['batch_size', 'sequence_length'] },
      { name: 'attention_mask', type: 'int64', dims: ['batch_size', 'total_sequence_length'] },
      { name: 'num_logits_to_keep', type: 'int64', dims: [] },
    );
    builder.outputs.push({
      name: 'logits',
      type: 'float32',
      dims: ['batch_size', 'num_logits', vocabulary],
    });
    const one = builder.integers('one', [1]);
    const total = builder.node('ReduceSum', ['attention_mask', one], 'mask_sum', {
      attributes: { keepdims: 0 },
    });
    const before = builder.node('Sub', [total, one], 'seqlens64');
    builder.node('Cast', [before], 'seqlens_k', { attributes: { to: 6 } });
    const shape = builder.node('Shape', ['attention_mask'], 'mask_shape');
    const length = builder.node('Gather', [shape, builder.integers('second', [1], true)], 'total64', {
      attributes: { axis: 0 },
    });
    builder.node('Cast', [length], 'total_sequence_length', { attributes: { to: 6 } });
  }

  /** Cosines and sines of every position, as GroupQueryAttention takes them (Su et al. 2021, arXiv 2104.09864). */
  #writePositions(): void {
    const { context, turning, ropeBase, ropeFactor } = this.#is;
    const half = turning / 2;
    const stretched = this.#optionalVector('rope_freqs.weight');
    const frequencies = Float64Array.from(
      { length: half },
      (_, i) => ropeBase ** ((-2 * i) / turning) / ropeFactor / (stretched?.[i] ?? 1),
    );
    const table = (of: (angle: number) => number) => () =>
      Float32Array.from({ length: context * half }, (_, i) =>
        of(Math.floor(i / half) * (frequencies[i % half] as number)),
      );
    this.#builder.written('cos', [context, half], table(Math.cos));
    this.#builder.written('sin', [context, half], table(Math.sin));
  }

  #layer(layer: number): void {
    const builder = this.#builder;
    const { hidden } = this.#is;
    const block = `blk.${layer}`;
    const attended = this.#attention(layer, this.#normed(`${block}.attn_norm`));
    this.#addend = this.#product(
      `${block}.attn_output`,
      attended,
      [this.#part(`${block}.attn_output.weight`)],
      [`${block}.attn_output.bias`],
    );

    const input = this.#normed(`${block}.ffn_norm`);
    const parts = ['ffn_gate', 'ffn_up'].map((kind) => this.#part(`${block}.${kind}.weight`));
    const [gate, up] = this.#products(`${block}.ffn`, input, parts, [hidden, hidden], [null, null]);
    const opened = builder.node('QuickGelu', [gate as string], `${block}/opened`, {
      domain: microsoft,
      attributes: { alpha: { float: 1 } },
    });
    const passed = builder.node('Mul', [opened, up as string], `${block}/passed`);
    this.#addend = this.#product(`${block}.ffn_down`, passed, [this.#part(`${block}.ffn_down.weight`)], []);
  }

  #attention(layer: number, input: string): string {
    const builder = this.#builder;
    const { heads, cacheHeads, headSize, window, hasPairs, hasHeadNorms } = this.#is;
    const block = `blk.${layer}`;
    const sizes = [heads * headSize, cacheHeads * headSize, cacheHeads * headSize];
    const kinds = ['attn_q', 'attn_k', 'attn_v'];
    const parts = kinds.map((kind, at) =>
      this.#part(`${block}.${kind}.weight`, hasPairs && at < 2 ? (at === 0 ? heads : cacheHeads) : null),
    );
    const biases = kinds.map((kind, at) =>
      this.#bias(`${block}.${kind}.bias`, sizes[at] as number, parts[at]?.pairedHeads ?? null),
    );
    const isOne = areAlike(parts) && biases.every((bias) => bias === null) && !hasHeadNorms;
    const projected = isOne
      ? [multiply(builder, input, this.#matrix(`${block}.qkv`, parts)), '', '']
      : this.#products(`${block}.qkv`, input, parts, sizes, biases);
    if (hasHeadNorms)
      for (const at of [0, 1])
        projected[at] = this.#headNorm(
          projected[at] as string,
          `${block}.${kinds[at]}_norm.weight`,
          sizes[at] as number,
        );

    const cache = (['key', 'value'] as const).map((kind) => {
      const [past, present] = [`past_key_values.${layer}.${kind}`, `present.${layer}.${kind}`];
      const dims = (length: string) => ['batch_size', cacheHeads, length, headSize];
      builder.inputs.push({ name: past, type: 'float32', dims: dims('past_sequence_length') });
      builder.outputs.push({ name: present, type: 'float32', dims: dims('total_sequence_length') });
      return { past, present };
    });
    builder.nodes.push({
      operator: 'GroupQueryAttention',
      domain: microsoft,
      inputs: [
        ...projected,
        ...cache.map(({ past }) => past),
        ...['seqlens_k', 'total_sequence_length', 'cos', 'sin'],
      ],
      outputs: [`${block}/attended`, ...cache.map(({ present }) => present)],
      attributes: {
        num_heads: heads,
        kv_num_heads: cacheHeads,
        do_rotary: 1,
        rotary_interleaved: 0,
        scale: { float: headSize ** -0.5 },
        ...(window === null ? {} : { local_window_size: window }),
      },
    });
    return `${block}/attended`;
  }

  /** Normalises each head by itself: query and key of Qwen 3. */
  #headNorm(input: string, name: string, size: number): string {
    const builder = this.#builder;
    const { headSize, epsilon } = this.#is;
    const weight = builder.floats(name, [headSize], this.#vector(name));
    const split = builder.integers(`heads${size / headSize}`, [0, 0, size / headSize, headSize]);
    const byHead = builder.node('Reshape', [input, split], `${input}/heads`);
    const normed = builder.node('SimplifiedLayerNormalization', [byHead, weight], `${input}/normed`, {
      attributes: { epsilon: { float: epsilon }, axis: -1 },
    });
    return builder.node(
      'Reshape',
      [normed, builder.integers(`width${size}`, [0, 0, size])],
      `${input}/whole`,
    );
  }

  #head(embedding: Matrix): void {
    const builder = this.#builder;
    const keep = builder.node('Neg', ['num_logits_to_keep'], 'keep_negative');
    const start = builder.node('Unsqueeze', [keep, builder.integers('first', [0])], 'keep_start');
    const slice = [start, builder.integers('end', [2 ** 53 - 1]), builder.integers('one', [1])];
    this.#stream = builder.node('Slice', [this.#stream, ...slice], 'last_stream');
    if (this.#addend !== null) this.#addend = builder.node('Slice', [this.#addend, ...slice], 'last_addend');
    const input = this.#normed('output_norm');
    const own = this.#tensors.has('output.weight');
    const matrix = own ? this.#matrix('output', [this.#part('output.weight')]) : embedding;
    multiply(builder, input, matrix, 'logits');
  }

  /** Adds what is still to be added, and normalises the sum (root mean square, Zhang and Sennrich 2019). */
  #normed(name: string): string {
    const builder = this.#builder;
    const { width, epsilon } = this.#is;
    const weight = builder.floats(`${name}.weight`, [width], this.#vector(`${name}.weight`));
    const attributes = { epsilon: { float: epsilon } };
    if (this.#addend === null)
      return builder.node('SimplifiedLayerNormalization', [this.#stream, weight], `${name}/out`, {
        attributes: { ...attributes, axis: -1 },
      });
    builder.nodes.push({
      operator: 'SkipSimplifiedLayerNormalization',
      domain: microsoft,
      inputs: [this.#stream, this.#addend, weight],
      outputs: [`${name}/out`, '', '', `${name}/sum`],
      attributes,
    });
    this.#stream = `${name}/sum`;
    this.#addend = null;
    return `${name}/out`;
  }

  #product(name: string, input: string, parts: readonly MatrixPart[], biasNames: readonly string[]): string {
    const product = multiply(this.#builder, input, this.#matrix(name, parts));
    const [bias] = biasNames.map((biasName) => this.#bias(biasName, this.#is.width, null));
    return bias ? this.#builder.node('Add', [product, bias], `${product}/biased`) : product;
  }

  /** Several products of one input: as one where the parts are packed alike, and cut apart afterwards. */
  #products(
    name: string,
    input: string,
    parts: readonly MatrixPart[],
    sizes: readonly number[],
    biases: readonly (string | null)[],
  ): string[] {
    const builder = this.#builder;
    const separate = areAlike(parts)
      ? this.#cut(multiply(builder, input, this.#matrix(name, parts)), sizes)
      : parts.map((part, at) => multiply(builder, input, this.#matrix(`${name}.${at}`, [part])));
    return separate.map((product, at) => {
      const bias = biases[at];
      return bias ? builder.node('Add', [product, bias], `${product}/biased`) : product;
    });
  }

  #cut(product: string, sizes: readonly number[]): string[] {
    const outputs = sizes.map((_, at) => `${product}/${at}`);
    this.#builder.nodes.push({
      operator: 'Split',
      inputs: [product, this.#builder.integers(`cut ${sizes.join(' ')}`, sizes)],
      outputs,
      attributes: { axis: -1 },
    });
    return outputs;
  }

  #matrix(name: string, parts: readonly MatrixPart[]): Matrix {
    return writeMatrix(this.#file, this.#builder, name, parts, this.#pace);
  }

  /** The bias of that name, if the file has one. */
  #bias(name: string, size: number, pairedHeads: number | null): string | null {
    const values = this.#optionalVector(name);
    if (!values) return null;
    const headRows = pairedHeads === null ? 1 : size / pairedHeads;
    const ordered = values.slice();
    if (pairedHeads !== null)
      values.forEach((value, row) => {
        const within = row % headRows;
        ordered[row - within + (within >> 1) + (within & 1 ? headRows / 2 : 0)] = value;
      });
    return this.#builder.floats(name, [size], ordered);
  }

  #part(name: string, pairedHeads: number | null = null): MatrixPart {
    return { tensor: this.#tensor(name), pairedHeads };
  }

  #vector(name: string): Float32Array {
    const tensor = this.#tensor(name);
    const bytes = new Uint8Array(tensor.bytes);
    this.#file.readInto(bytes, tensor.offset);
    this.#pace.advance(tensor.bytes);
    return dequantise(tensor.type, bytes);
  }

  #optionalVector(name: string): Float32Array | null {
    return this.#tensors.has(name) ? this.#vector(name) : null;
  }

  #tensor(name: string): GgufTensor {
    const tensor = this.#tensors.get(name);
    if (!tensor) throw new Error(`${name} was not asked for when the tensors were checked`);
    return tensor;
  }
}
