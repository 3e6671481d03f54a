import type { Architecture } from './architecture.ts';
import type { ByteFile } from './byte-file.ts';
import { microsoft, type GraphBuilder } from './graph-builder.ts';
import { DecoderWeights } from './decoder-weights.ts';
import type { GgufHeader } from './header.ts';
import { writePositions } from './positions.ts';
import { areAlike, lookUp, multiply, type Matrix, type Pace } from './matrices.ts';

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
  const weights = new DecoderWeights(file, header, architecture, builder, pace);
  new DecoderGraph(architecture, builder, weights).build();
}

class DecoderGraph {
  readonly #is: Architecture;
  readonly #builder: GraphBuilder;
  readonly #weights: DecoderWeights;
  /** The sum so far, and what is still to be added to it. */
  #stream = '';
  #addend: string | null = null;
  /** Tables of cosines and sines: of layers that see all, and of those that see the window. */
  #turns: { readonly far: readonly [string, string]; readonly near: readonly [string, string] } | null = null;

  constructor(architecture: Architecture, builder: GraphBuilder, weights: DecoderWeights) {
    this.#is = architecture;
    this.#builder = builder;
    this.#weights = weights;
  }

  build(): void {
    const { layers, width, traits } = this.#is;
    this.#declareInputs();
    const embedding = this.#weights.matrix('embedding', [this.#weights.part('token_embd.weight')]);
    this.#stream = lookUp(this.#builder, 'input_ids', embedding, 'embedded');
    if (traits.isScaled) {
      const root = this.#builder.floats('root', [1], Float32Array.of(Math.sqrt(width)));
      this.#stream = this.#builder.node('Mul', [this.#stream, root], 'embedded_scaled');
    }
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

  #writePositions(): void {
    const { context, turning, ropeBase, ropeFactor, ropeMagnitude, near } = this.#is;
    const own = this.#weights.optionalVector('rope_freqs.weight');
    const stretched = own ?? this.#weights.optionalVector('rope_factors_short.weight');
    const base = { context, numbers: turning, magnitude: ropeMagnitude };
    const far = writePositions(this.#builder, '', { ...base, base: ropeBase, factor: ropeFactor, stretched });
    this.#turns = {
      far,
      near: near
        ? writePositions(this.#builder, '_near', { ...base, base: near.ropeBase, factor: 1, stretched: null })
        : far,
    };
  }

  #layer(layer: number): void {
    const builder = this.#builder;
    const { hidden, traits } = this.#is;
    const block = `blk.${layer}`;
    const attended = this.#attention(layer, this.#normed(`${block}.attn_norm`));
    const given = this.#weights.product(
      `${block}.attn_output`,
      attended,
      [this.#weights.part(`${block}.attn_output.weight`)],
      [`${block}.attn_output.bias`],
    );
    this.#addend = traits.hasPostNorms ? this.#weights.norm(given, `${block}.post_attention_norm`) : given;

    const input = this.#normed(`${block}.ffn_norm`);
    const kinds = traits.isFused ? ['ffn_up'] : ['ffn_gate', 'ffn_up'];
    const parts = kinds.map((kind) => this.#weights.part(`${block}.${kind}.weight`));
    const [gate, up] = this.#weights.products(`${block}.ffn`, input, parts, [hidden, hidden], [null, null]);
    const opened =
      traits.gate === 'silu'
        ? builder.node('QuickGelu', [gate as string], `${block}/opened`, {
            domain: microsoft,
            attributes: { alpha: { float: 1 } },
          })
        : builder.node('Gelu', [gate as string], `${block}/opened`, { attributes: { approximate: 'tanh' } });
    const passed = builder.node('Mul', [opened, up as string], `${block}/passed`);
    const down = this.#weights.product(
      `${block}.ffn_down`,
      passed,
      [this.#weights.part(`${block}.ffn_down.weight`)],
      [],
    );
    this.#addend = traits.hasPostNorms ? this.#weights.norm(down, `${block}.post_ffw_norm`) : down;
  }

  #attention(layer: number, input: string): string {
    const builder = this.#builder;
    const { heads, cacheHeads, headSize, window, near, attentionScale } = this.#is;
    const block = `blk.${layer}`;
    const projected = this.#projected(block, input);
    const isFar = near === null || layer % near.period === near.period - 1;
    const seen = near !== null && isFar ? null : window;
    const turns = isFar ? this.#turns!.far : this.#turns!.near;

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
        ...['seqlens_k', 'total_sequence_length', ...turns],
      ],
      outputs: [`${block}/attended`, ...cache.map(({ present }) => present)],
      attributes: {
        num_heads: heads,
        kv_num_heads: cacheHeads,
        do_rotary: 1,
        rotary_interleaved: 0,
        scale: { float: attentionScale },
        ...(seen === null ? {} : { local_window_size: seen }),
      },
    });
    return `${block}/attended`;
  }

  /** Query, key and value: one after the other in the first, or each by itself. */
  #projected(block: string, input: string): readonly string[] {
    const { heads, cacheHeads, headSize, traits } = this.#is;
    if (traits.isFused) {
      const part = this.#weights.part(`${block}.attn_qkv.weight`);
      return [multiply(this.#builder, input, this.#weights.matrix(`${block}.qkv`, [part])), '', ''];
    }
    const sizes = [heads * headSize, cacheHeads * headSize, cacheHeads * headSize];
    const kinds = ['attn_q', 'attn_k', 'attn_v'];
    const parts = kinds.map((kind, at) =>
      this.#weights.part(
        `${block}.${kind}.weight`,
        traits.hasPairs && at < 2 ? (at === 0 ? heads : cacheHeads) : null,
      ),
    );
    const biases = kinds.map((kind, at) =>
      this.#weights.bias(`${block}.${kind}.bias`, sizes[at] as number, parts[at]?.pairedHeads ?? null),
    );
    if (areAlike(parts) && biases.every((bias) => bias === null) && !traits.hasHeadNorms)
      return [multiply(this.#builder, input, this.#weights.matrix(`${block}.qkv`, parts)), '', ''];
    const projected = this.#weights.products(`${block}.qkv`, input, parts, sizes, biases);
    if (traits.hasHeadNorms)
      for (const at of [0, 1])
        projected[at] = this.#headNorm(
          projected[at] as string,
          `${block}.${kinds[at]}_norm.weight`,
          sizes[at] as number,
        );
    return projected;
  }

  /** Normalises each head by itself: query and key of Qwen 3 and Gemma 3. */
  #headNorm(input: string, name: string, size: number): string {
    const builder = this.#builder;
    const { headSize, epsilon } = this.#is;
    const weight = builder.floats(name, [headSize], this.#weights.vector(name));
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
    const own = this.#weights.has('output.weight');
    const matrix = own ? this.#weights.matrix('output', [this.#weights.part('output.weight')]) : embedding;
    const { softCap } = this.#is;
    if (softCap === null) {
      multiply(builder, input, matrix, 'logits');
      return;
    }
    const cap = builder.floats('soft_cap', [1], Float32Array.of(softCap));
    const share = builder.node('Div', [multiply(builder, input, matrix, 'uncapped'), cap], 'share');
    builder.node('Mul', [builder.node('Tanh', [share], 'capped_share'), cap], 'logits');
  }

  /** Adds what is still to be added, and normalises the sum. */
  #normed(name: string): string {
    const builder = this.#builder;
    const { width, epsilon } = this.#is;
    if (this.#addend === null) return this.#weights.norm(this.#stream, name);
    const weight = builder.floats(`${name}.weight`, [width], this.#weights.vector(`${name}.weight`));
    const attributes = { epsilon: { float: epsilon } };
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
}
