import { Tokenizer as HuggingFaceTokenizer } from '@huggingface/tokenizers';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Text to token ids and back, as a model's tokenizer.json says. */
export interface Tokenizer {
  /** Ids of the text, special tokens in it recognised and none added. */
  encode(text: string): number[];
  /** Ids with what the model wants around them, as an embedder does. */
  encodeWithSpecials(text: string): number[];
  /** Two texts as one input, as a cross-encoder reads them: ids, and to which of the texts each belongs (0 or 1). */
  encodePair(first: string, second: string): { readonly ids: number[]; readonly typeIds: number[] };
  /** Text of the ids, special tokens left out. */
  decode(ids: readonly number[]): string;
  /** Every token as it is spelt in the vocabulary, by id; holes are empty. */
  readonly vocabulary: readonly string[];
  /** Ids of the tokens that are no text: they open and close turns. */
  readonly specialTokens: readonly number[];
  /** How the vocabulary spells bytes: as letters of its own, or as tokens like <0x0A>. */
  readonly spelling: 'byte_level' | 'byte_fallback';
  /** tokenizer_config.json as it stands. */
  readonly config: Readonly<Record<string, unknown>>;
}

interface TokenizerFile {
  readonly model: {
    /** Unigram models have a list of pieces with their marks. */
    readonly vocab: Readonly<Record<string, number>> | readonly (readonly [string, number])[];
    readonly byte_fallback?: boolean;
  };
  readonly added_tokens?: readonly {
    readonly id: number;
    readonly content: string;
    readonly special: boolean;
  }[];
}

/** Reads the tokenizer of a Hugging Face model folder. */
export async function loadTokenizer(folder: string): Promise<Tokenizer> {
  const read = async (name: string) => JSON.parse(await readFile(join(folder, name), 'utf8')) as object;
  const [file, config] = await Promise.all([read('tokenizer.json'), read('tokenizer_config.json')]);
  const tokenizer = new HuggingFaceTokenizer(file, config);
  const vocabulary: string[] = [];
  const { model, added_tokens: added = [] } = file as TokenizerFile;
  for (const [text, id] of idsOf(model.vocab)) vocabulary[id] = text;
  for (const { id, content } of added) vocabulary[id] = content;
  for (let id = 0; id < vocabulary.length; id++) vocabulary[id] ??= '';
  return {
    encode: (text) => tokenizer.encode(text, { add_special_tokens: false }).ids,
    encodeWithSpecials: (text) => tokenizer.encode(text, { add_special_tokens: true }).ids,
    encodePair(first, second) {
      const { ids, token_type_ids: typeIds } = tokenizer.encode(first, {
        text_pair: second,
        add_special_tokens: true,
        return_token_type_ids: true,
      });
      return { ids, typeIds };
    },
    decode: (ids) =>
      tokenizer.decode([...ids], { skip_special_tokens: true, clean_up_tokenization_spaces: false }),
    vocabulary,
    specialTokens: added.filter(({ special }) => special).map(({ id }) => id),
    spelling: model.byte_fallback === true ? 'byte_fallback' : 'byte_level',
    config: config as Record<string, unknown>,
  };
}

function idsOf(vocab: TokenizerFile['model']['vocab']): readonly (readonly [string, number])[] {
  if (isList(vocab)) return vocab.map(([text], id) => [text, id]);
  return Object.entries(vocab);
}

function isList(
  vocab: TokenizerFile['model']['vocab'],
): vocab is Extract<TokenizerFile['model']['vocab'], readonly unknown[]> {
  return Array.isArray(vocab);
}
