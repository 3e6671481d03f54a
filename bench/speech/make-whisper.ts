import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { whisperGraphs } from '../../test/support/senses/whisper-graphs.ts';
import { readCTranslate2 } from './ctranslate2.ts';

interface AddedToken {
  readonly id: number;
  readonly content: string;
}

/**
 * Lays out a Whisper model that is kept as CTranslate2 keeps it (model.bin, in parts perhaps) as Hugging Face lays out
 * ONNX models. `like` is a folder with tokenizer.json, tokenizer_config.json, preprocessor_config.json and config.json
 * of a Whisper model.
 */
export function makeWhisper(
  parts: readonly string[],
  tokenizerFile: string,
  like: string,
  folder: string,
): void {
  const weights = readCTranslate2(Buffer.concat(parts.map((part) => readFileSync(part))));
  const of = (name: string) => {
    const found = weights.get(name);
    if (!found) throw new Error(`There is no weight ${name}.`);
    return found;
  };
  const [vocabulary, width] = of('decoder/embeddings/weight').dims as [number, number];
  const layers = [...weights.keys()].filter((name) =>
    /^encoder\/layer_\d+\/ffn\/linear_0\/weight$/u.test(name),
  ).length;
  const heads = width / 64;
  const inner = 4 * width;
  const shape = {
    ...{ layers, width, heads, inner, vocabulary, places: 448, encoderPlaces: 1500 },
    bands: of('encoder/conv1/weight').dims[1]!,
  };
  const graphs = whisperGraphs(shape, (name) => of(name).values);
  mkdirSync(path.join(folder, 'onnx'), { recursive: true });
  writeFileSync(path.join(folder, 'onnx/encoder_model.onnx'), graphs.encoder);
  writeFileSync(path.join(folder, 'onnx/decoder_model_merged.onnx'), graphs.decoder);

  const json = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const tokenizer = json(tokenizerFile) as { added_tokens: readonly AddedToken[] };
  const idOf = (token: string) => tokenizer.added_tokens.find(({ content }) => content === token)?.id;
  const end = idOf('<|endoftext|>')!;
  const start = idOf('<|startoftranscript|>')!;
  const isMultilingual = vocabulary >= 51865;
  const measures = {
    ...{ d_model: width, encoder_layers: layers, decoder_layers: layers, num_hidden_layers: layers },
    ...{ encoder_attention_heads: heads, decoder_attention_heads: heads, encoder_ffn_dim: inner },
    ...{ decoder_ffn_dim: inner, vocab_size: vocabulary, eos_token_id: end, decoder_start_token_id: start },
    ...{ bos_token_id: end, pad_token_id: end, begin_suppress_tokens: [220, end] },
  };
  const config = { ...json(path.join(like, 'config.json')), ...measures };
  const generation = {
    ...{ decoder_start_token_id: start, eos_token_id: end, bos_token_id: end, pad_token_id: end },
    ...{ begin_suppress_tokens: [220, end], is_multilingual: isMultilingual, max_length: 448 },
    ...{ max_initial_timestamp_index: 50, no_timestamps_token_id: idOf('<|notimestamps|>') },
    ...{ return_timestamps: false, suppress_tokens: [] },
    ...(isMultilingual
      ? {
          lang_to_id: Object.fromEntries(
            tokenizer.added_tokens
              .filter(({ content }) => /^<\|[a-z]{2,3}\|>$/u.test(content))
              .map(({ content, id }) => [content, id]),
          ),
          task_to_id: { transcribe: idOf('<|transcribe|>'), translate: idOf('<|translate|>') },
        }
      : {}),
  };
  writeFileSync(path.join(folder, 'config.json'), JSON.stringify(config, null, 2));
  writeFileSync(path.join(folder, 'generation_config.json'), JSON.stringify(generation, null, 2));
  writeFileSync(path.join(folder, 'tokenizer.json'), JSON.stringify(tokenizer));
  for (const file of ['tokenizer_config.json', 'preprocessor_config.json'])
    writeFileSync(path.join(folder, file), readFileSync(path.join(like, file)));
}
