import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createRandom } from '../../../backend/numerics/random.ts';
import { whisperGraphs } from './whisper-graphs.ts';

/** What the tiny model says of whatever it hears, from its beginning to `saidSeconds`. */
export const said = 'Bread that is left over goes to neighbours';
export const saidSeconds = 1.5;

const words = said.split(' ').map((word, at) => (at === 0 ? word : `\u0120${word}`));
const specials = ['endoftext', 'startoftranscript', 'en', 'zh', 'translate', 'transcribe', 'notimestamps'];
const stamps = Array.from({ length: 1501 }, (_, at) => `<|${(0.02 * at).toFixed(2)}|>`);
const tokens = [...words, ...specials.map((name) => `<|${name}|>`), ...stamps];
const idOf = (token: string) => tokens.indexOf(token);

const shape = {
  ...{ layers: 1, width: 64, heads: 2, inner: 64, vocabulary: tokens.length, places: 32 },
  ...{ encoderPlaces: 1500, bands: 80 },
};

/**
 * Writes the folder of a Whisper model that has learnt one sentence, place by place, and hears Chinese. Every other weight
 * is nothing, so that what comes out is known: it shows that tokens, times and languages find their way.
 */
export async function writeTinyWhisper(folder: string): Promise<string> {
  const random = createRandom(3);
  const { width, places } = shape;
  // Each token points somewhere of its own, and each place to the token that follows there.
  const embeddings = Float32Array.from({ length: tokens.length * width }, () => random() - 0.5);
  const follows = ['<|zh|>', '', '<|0.00|>', ...words, `<|${saidSeconds.toFixed(2)}|>`, '<|endoftext|>'];
  const positions = new Float32Array(places * width);
  for (let place = 0; place < places; place++) {
    const token = idOf(follows[place] ?? '<|endoftext|>');
    if (token >= 0)
      for (let i = 0; i < width; i++) positions[place * width + i] = 20 * embeddings[token * width + i]!;
  }
  const given: Readonly<Record<string, Float32Array>> = {
    'decoder/embeddings/weight': embeddings,
    'decoder/position_encodings/encodings': positions,
    'decoder/layer_norm/gamma': new Float32Array(width).fill(8),
  };
  const graphs = whisperGraphs(shape, (name, dims) => {
    const length = dims.reduce((product, size) => product * size, 1);
    return given[name] ?? new Float32Array(length).fill(name.endsWith('gamma') ? 1 : 0);
  });
  await mkdir(path.join(folder, 'onnx'), { recursive: true });
  await writeFile(path.join(folder, 'onnx/encoder_model.onnx'), graphs.encoder);
  await writeFile(path.join(folder, 'onnx/decoder_model_merged.onnx'), graphs.decoder);
  for (const [name, value] of Object.entries(smallFiles()))
    await writeFile(path.join(folder, name), JSON.stringify(value));
  await writeFile(path.join(folder, 'README.md'), '---\nlicense: mit\n---\n# Tiny\n');
  return folder;
}

function smallFiles() {
  const end = idOf('<|endoftext|>');
  const ends = { eos_token_id: end, bos_token_id: end, pad_token_id: end };
  const start = { decoder_start_token_id: idOf('<|startoftranscript|>') };
  const level = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true };
  return {
    'config.json': {
      ...{ model_type: 'whisper', architectures: ['WhisperForConditionalGeneration'], ...ends, ...start },
      ...{ is_encoder_decoder: true, d_model: shape.width, encoder_layers: 1, decoder_layers: 1 },
      ...{ encoder_attention_heads: 2, decoder_attention_heads: 2, num_hidden_layers: 1 },
      ...{ encoder_ffn_dim: shape.inner, decoder_ffn_dim: shape.inner, num_mel_bins: shape.bands },
      ...{ vocab_size: tokens.length, max_source_positions: 1500, max_target_positions: shape.places },
    },
    'generation_config.json': {
      ...{
        ...ends,
        ...start,
        is_multilingual: true,
        max_length: shape.places,
        max_initial_timestamp_index: 50,
      },
      no_timestamps_token_id: idOf('<|notimestamps|>'),
      lang_to_id: { '<|en|>': idOf('<|en|>'), '<|zh|>': idOf('<|zh|>') },
      task_to_id: { translate: idOf('<|translate|>'), transcribe: idOf('<|transcribe|>') },
    },
    'preprocessor_config.json': {
      ...{ feature_extractor_type: 'WhisperFeatureExtractor', processor_class: 'WhisperProcessor' },
      ...{ chunk_length: 30, feature_size: 80, hop_length: 160, n_fft: 400, n_samples: 480_000 },
      ...{ nb_max_frames: 3000, padding_side: 'right', padding_value: 0, sampling_rate: 16_000 },
    },
    'tokenizer_config.json': { tokenizer_class: 'WhisperTokenizer', model_max_length: shape.places },
    'tokenizer.json': {
      version: '1.0',
      added_tokens: tokens.slice(words.length).map((content, at) => ({
        ...{ id: words.length + at, content, special: at < specials.length },
        ...{ single_word: false, lstrip: false, rstrip: false, normalized: false },
      })),
      ...{ normalizer: null, pre_tokenizer: level, post_processor: null, decoder: level },
      model: { type: 'BPE', vocab: Object.fromEntries(words.map((word, at) => [word, at])), merges: [] },
    },
  };
}
