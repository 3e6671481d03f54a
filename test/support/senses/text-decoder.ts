import type { ValueInfo } from '../../../backend/onnx/model.ts';
import { GraphWriter, type WeightOf } from './graph-writer.ts';

/** Measures of a decoder that looks at what an encoder made. */
export interface DecoderShape {
  readonly layers: number;
  readonly width: number;
  readonly heads: number;
  readonly inner: number;
  readonly vocabulary: number;
  /** Places it knows. */
  readonly places: number;
  /** Places of the encoder; null: any number of them. */
  readonly encoderPlaces: number | null;
}

/** Layers whose weights are found by name, as CTranslate2 names them. */
export function namedLayers(g: GraphWriter, weightOf: WeightOf, width: number) {
  return {
    norm: (x: string, name: string) =>
      g.layerNorm(x, weightOf(`${name}/gamma`, [width]), weightOf(`${name}/beta`, [width])),
    linear: (x: string, name: string, outputs: number, inputs: number) =>
      g.linear(
        x,
        weightOf(`${name}/weight`, [outputs, inputs]),
        weightOf(`${name}/bias`, [outputs]),
        outputs,
        inputs,
      ),
  };
}

/** The three linear layers of an attention, with `linear_0` of all of query, key and value, as CTranslate2 keeps them. */
export function attentionWeights(weightOf: WeightOf, name: string, width: number) {
  const fused = weightOf(`${name}/linear_0/weight`, [3 * width, width]);
  const biases = weightOf(`${name}/linear_0/bias`, [3 * width]);
  return [0, 1, 2].map((at) => ({
    weight: fused.subarray(at * width * width, (at + 1) * width * width),
    bias: biases.subarray(at * width, (at + 1) * width),
  }));
}

/**
 * A decoder as optimum exports it "merged": the first step makes keys and values of what the encoder gave, later ones
 * take them from the cache. Without a branch: it is given no row of the encoder's once the cache has them.
 */
export function decoderBytes(shape: DecoderShape, weightOf: WeightOf): Uint8Array {
  const { layers, width, heads, inner, vocabulary, places } = shape;
  const size = width / heads;
  const g = new GraphWriter();
  const { norm, linear } = namedLayers(g, weightOf, width);
  const embeddings = g.floats(weightOf('decoder/embeddings/weight', [vocabulary, width]), [
    vocabulary,
    width,
  ]);
  const table = g.floats(weightOf('decoder/position_encodings/encodings', [places, width]), [places, width]);

  const past = g.sizeOf('past_key_values.0.decoder.key', 2);
  const length = g.sizeOf('input_ids', 1);
  const end = g.op('Add', [past, length]);
  const zero = g.ints(0);
  const scalar = (x: string) => g.op('Squeeze', [x, g.ints(0)]);
  const columns = g.op('Unsqueeze', [g.op('Range', [g.int(0), scalar(end), g.int(1)]), g.ints(0)]);
  const rows = g.op('Unsqueeze', [g.op('Range', [scalar(past), scalar(end), g.int(1)]), g.ints(1)]);
  const isLater = g.op('Greater', [columns, rows]);
  const mask = g.op('Where', [isLater, g.number(-1e9), g.number(0)]);

  const known = g.sizeOf('past_key_values.0.encoder.key', 2);
  const isFirst = g.op('Cast', [g.op('Equal', [known, zero])], { to: 7 });
  const rowsWanted = g.op('Mul', [isFirst, g.sizeOf('encoder_hidden_states', 1)]);
  const encoded = g.op('Slice', ['encoder_hidden_states', zero, rowsWanted, g.ints(1)]);

  const words = g.op('Gather', [embeddings, 'input_ids']);
  let x = g.op('Add', [words, g.op('Slice', [table, past, end, zero])]);
  for (let layer = 0; layer < layers; layer++) {
    const at = `decoder/layer_${layer}`;
    const own = norm(x, `${at}/self_attention/layer_norm`);
    const [query, key, value] = attentionWeights(weightOf, `${at}/self_attention`, width).map(
      ({ weight, bias }) => g.intoHeads(g.linear(own, weight, bias, width, width), heads, size),
    );
    const keys = g.op('Concat', [`past_key_values.${layer}.decoder.key`, key!], { axis: 2 });
    const values = g.op('Concat', [`past_key_values.${layer}.decoder.value`, value!], { axis: 2 });
    g.name(keys, `present.${layer}.decoder.key`);
    g.name(values, `present.${layer}.decoder.value`);
    const looked = g.attend(query!, keys, values, heads, size, mask);
    x = g.op('Add', [x, linear(looked, `${at}/self_attention/linear_1`, width, width)]);

    const other = norm(x, `${at}/attention/layer_norm`);
    const asked = g.intoHeads(linear(other, `${at}/attention/linear_0`, width, width), heads, size);
    const fused = weightOf(`${at}/attention/linear_1/weight`, [2 * width, width]);
    const biases = weightOf(`${at}/attention/linear_1/bias`, [2 * width]);
    const [encoderKeys, encoderValues] = ['key', 'value'].map((part, which) => {
      const weight = fused.subarray(which * width * width, (which + 1) * width * width);
      const made = g.linear(
        encoded,
        weight,
        biases.subarray(which * width, (which + 1) * width),
        width,
        width,
      );
      const all = [`past_key_values.${layer}.encoder.${part}`, g.intoHeads(made, heads, size)];
      const joined = g.op('Concat', all, { axis: 2 });
      g.name(joined, `present.${layer}.encoder.${part}`);
      return joined;
    });
    const found = g.attend(asked, encoderKeys!, encoderValues!, heads, size, null);
    x = g.op('Add', [x, linear(found, `${at}/attention/linear_2`, width, width)]);

    const wide = g.op('Gelu', [linear(norm(x, `${at}/ffn/layer_norm`), `${at}/ffn/linear_0`, inner, width)]);
    x = g.op('Add', [x, linear(wide, `${at}/ffn/linear_1`, width, inner)]);
  }
  const turned = g.op('Transpose', [embeddings], { perm: [1, 0] });
  g.name(g.op('MatMul', [norm(x, 'decoder/layer_norm'), turned]), 'logits');

  const cacheOf = (prefix: string, decoderLength: string, encoderLength: string): ValueInfo[] =>
    Array.from({ length: layers }, (_, layer) =>
      [
        ...['decoder.key', 'decoder.value'].map((part) => [part, decoderLength] as const),
        ...['encoder.key', 'encoder.value'].map((part) => [part, encoderLength] as const),
      ].map(([part, long]): ValueInfo => {
        const dims = ['batch_size', heads, long, size];
        return { name: `${prefix}.${layer}.${part}`, type: 'float32', dims };
      }),
    ).flat();
  return g.bytes(
    'decoder',
    [
      { name: 'input_ids', type: 'int64', dims: ['batch_size', 'sequence_length'] },
      {
        ...{ name: 'encoder_hidden_states', type: 'float32' },
        dims: ['batch_size', shape.encoderPlaces ?? 'encoder_sequence_length', width],
      },
      ...cacheOf('past_key_values', 'past_decoder_sequence_length', 'encoder_sequence_length_out'),
    ],
    [
      { name: 'logits', type: 'float32', dims: ['batch_size', 'sequence_length', vocabulary] },
      ...cacheOf('present', 'total_sequence_length', 'encoder_total_length'),
    ],
  );
}
