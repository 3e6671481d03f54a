import { Tokenizer as HuggingFaceTokenizer } from '@huggingface/tokenizers';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as immediate } from 'node:timers/promises';

/** Text to token ids and back, as a model's tokenizer.json says. */
export interface Tokenizer {
  /** Ids of the text, special tokens in it recognised and none added. */
  encode(text: string): number[];
  /** The same ids, in parts between which this thread does other things, where a text may be cut. */
  encodeLong(text: string): Promise<number[]>;
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

/** Characters that are encoded at once: words that were not seen before take some 10 ms a thousand. */
const partLength = 500;

/**
 * Where a text may be cut: between a letter or a digit and a space or the end of its line. Byte-level tokenizers cut there
 * themselves before they merge (GPT-2's pattern, Llama 3's, Qwen's: what begins with a letter or a digit holds no space).
 */
const mayBeCut = /(?<=[\p{L}\p{N}])\s/gu;

/** The text in parts of about that length. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const { index } of text.matchAll(mayBeCut))
    if (index - start >= partLength) {
      parts.push(text.slice(start, index));
      start = index;
    }
  return [...parts, text.slice(start)];
}

interface TokenizerFile {
  readonly model: {
    /** Unigram models have a list of pieces with their marks. */
    readonly vocab: Readonly<Record<string, number>> | readonly (readonly [string, number])[];
    readonly byte_fallback?: boolean;
  };
  readonly pre_tokenizer?: unknown;
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
  const encode = (text: string) => tokenizer.encode(text, { add_special_tokens: false }).ids;
  const isCut = JSON.stringify((file as TokenizerFile).pre_tokenizer ?? null).includes('"ByteLevel"');
  return {
    encode,
    async encodeLong(text) {
      if (!isCut) return encode(text);
      const ids: number[] = [];
      for (const [at, part] of partsOf(text).entries()) {
        if (at > 0) await immediate();
        for (const id of encode(part)) ids.push(id);
      }
      return ids;
    },
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
