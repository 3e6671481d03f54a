import { attentionWeights, decoderBytes, namedLayers, type DecoderShape } from './text-decoder.ts';
import { GraphWriter, type WeightOf } from './graph-writer.ts';

/** Measures of a Whisper model. */
export interface WhisperShape extends DecoderShape {
  /** Bands of the spectrum. */
  readonly bands: number;
  /** Steps of the spectrum that the encoder makes one place of its own of two of. */
  readonly encoderPlaces: number;
}

/** The two ONNX files of a Whisper model, with weights named as CTranslate2 names them. */
export function whisperGraphs(shape: WhisperShape, weightOf: WeightOf) {
  return { encoder: encoderBytes(shape, weightOf), decoder: decoderBytes(shape, weightOf) };
}

function encoderBytes(shape: WhisperShape, weightOf: WeightOf): Uint8Array {
  const { layers, width, heads, inner, bands, encoderPlaces } = shape;
  const size = width / heads;
  const g = new GraphWriter();
  const { norm, linear } = namedLayers(g, weightOf, width);
  const convolved = (x: string, name: string, channels: number, stride: number) => {
    const weight = g.floats(weightOf(`${name}/weight`, [width, channels, 3]), [width, channels, 3]);
    const bias = g.floats(weightOf(`${name}/bias`, [width]), [width]);
    return g.op('Gelu', [
      g.op('Conv', [x, weight, bias], { kernel_shape: [3], pads: [1, 1], strides: [stride] }),
    ]);
  };
  const narrowed = convolved(
    convolved('input_features', 'encoder/conv1', bands, 1),
    'encoder/conv2',
    width,
    2,
  );
  const places = weightOf('encoder/position_encodings/encodings', [encoderPlaces, width]);
  let x = g.op('Add', [
    g.op('Transpose', [narrowed], { perm: [0, 2, 1] }),
    g.floats(places, [encoderPlaces, width]),
  ]);
  for (let layer = 0; layer < layers; layer++) {
    const at = `encoder/layer_${layer}`;
    const normed = norm(x, `${at}/self_attention/layer_norm`);
    const [query, key, value] = attentionWeights(weightOf, `${at}/self_attention`, width).map(
      ({ weight, bias }) => g.intoHeads(g.linear(normed, weight, bias, width, width), heads, size),
    );
    const looked = g.attend(query!, key!, value!, heads, size, null);
    x = g.op('Add', [x, linear(looked, `${at}/self_attention/linear_1`, width, width)]);
    const wide = g.op('Gelu', [linear(norm(x, `${at}/ffn/layer_norm`), `${at}/ffn/linear_0`, inner, width)]);
    x = g.op('Add', [x, linear(wide, `${at}/ffn/linear_1`, width, inner)]);
  }
  g.name(norm(x, 'encoder/layer_norm'), 'last_hidden_state');
  return g.bytes(
    'encoder',
    [{ name: 'input_features', type: 'float32', dims: ['batch_size', bands, 2 * encoderPlaces] }],
    [{ name: 'last_hidden_state', type: 'float32', dims: ['batch_size', encoderPlaces, width] }],
  );
}
