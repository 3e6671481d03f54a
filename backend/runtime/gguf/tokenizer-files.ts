import { layoutFor } from './chat-layouts.ts';
import { ggufDamaged, ggufUnsupported } from './byte-file.ts';
import type { Metadata } from './metadata.ts';
import { preTokenizers } from './pre-tokenizers.ts';
import { mergesOf } from './sentence-piece.ts';

/** What the tokenizer of a Hugging Face folder is made of. */
export interface TokenizerFiles {
  /** tokenizer.json */
  readonly tokenizer: object;
  /** tokenizer_config.json */
  readonly config: object;
  /** Tokens that end an answer. */
  readonly stopTokens: readonly number[];
  readonly beginToken: number | null;
  /** Whether the file brings no chat template and one was chosen. */
  readonly isLayoutGuessed: boolean;
}

/** llama.h, enum llama_token_type. */
const tokenTypes = { unknown: 2, control: 3, userDefined: 4 } as const;

/** Tokens by which known models end a turn, beside the one that their file names. */
const turnEnds = ['<|im_end|>', '<|eot_id|>', '<|end|>', '<end_of_turn>', '<|eom_id|>', '<|endoftext|>'];

/** The tokens of Phi 3 take the spaces after them with them, which its files don't say; these don't (llama-vocab.cpp). */
const keepsSpaceAfter = new Set(['<unk>', '<s>', '<|endoftext|>']);

/** Makes the tokenizer that the metadata describes. `rows`: tokens the embedding has room for. */
export function tokenizerFiles(metadata: Metadata, architecture: string, rows: number): TokenizerFiles {
  const kind = metadata.text('tokenizer.ggml.model');
  const tokens = metadata.texts('tokenizer.ggml.tokens');
  if (!kind || !tokens?.length) throw ggufDamaged('it has no tokens');
  if (tokens.length > rows) throw ggufDamaged(`it has ${tokens.length} tokens and room for ${rows}`);
  const types = metadata.numbers('tokenizer.ggml.token_type') ?? [];
  const idOf = (key: string) => {
    const id = metadata.number(`tokenizer.ggml.${key}`);
    return id !== null && Number.isInteger(id) && id >= 0 && id < tokens.length ? id : null;
  };
  const isControl = (id: number) => types[id] === tokenTypes.control;
  const named = [idOf('eos_token_id'), idOf('eot_token_id'), idOf('eom_token_id')];
  const stopTokens = [
    ...new Set([...named, ...turnEnds.map((text) => tokens.indexOf(text)).filter(isControl)]),
  ].filter((id) => id !== null);
  if (stopTokens.length === 0) throw ggufDamaged('it does not say which token ends a text');

  const takesSpaceAfter = architecture === 'phi3' && kind === 'llama';
  // Without a prototype: a token may be spelt like a property that every object has.
  const vocab = Object.create(null) as Record<string, number>;
  tokens.forEach((token, id) => (vocab[token] ??= id));
  const added = tokens.flatMap((content, id) =>
    (isControl(id) || types[id] === tokenTypes.userDefined) && content !== '' && vocab[content] === id
      ? [
          {
            id,
            content,
            single_word: false,
            lstrip: false,
            rstrip: takesSpaceAfter && isControl(id) && !keepsSpaceAfter.has(content),
            normalized: false,
            special: isControl(id),
          },
        ]
      : [],
  );
  const beginToken = idOf('bos_token_id');
  const template = metadata.text('tokenizer.chat_template');
  const text = (id: number | null) => (id === null ? null : (tokens[id] ?? null));
  return {
    tokenizer: {
      version: '1.0',
      truncation: null,
      padding: null,
      added_tokens: added,
      post_processor: null,
      ...(kind === 'gpt2'
        ? bytePairs(metadata, vocab)
        : sentencePieces(metadata, kind, tokens, vocab, types.indexOf(tokenTypes.unknown))),
    },
    config: {
      tokenizer_class: 'PreTrainedTokenizerFast',
      bos_token: text(beginToken),
      eos_token: text(named[0] ?? null),
      unk_token: text(idOf('unknown_token_id')),
      pad_token: text(idOf('padding_token_id')),
      add_bos_token: metadata.flag('tokenizer.ggml.add_bos_token') ?? kind === 'llama',
      clean_up_tokenization_spaces: false,
      chat_template: template ?? layoutFor(new Set(tokens)),
    },
    stopTokens,
    beginToken,
    isLayoutGuessed: template === null,
  };
}

function bytePairs(metadata: Metadata, vocab: Readonly<Record<string, number>>): object {
  const name = metadata.text('tokenizer.ggml.pre') ?? 'none';
  const way = Object.hasOwn(preTokenizers, name) ? preTokenizers[name] : undefined;
  if (!way)
    throw ggufUnsupported(
      `This model cuts its text in a way (“${name.replace(/[^\w.-]/gu, '?').slice(0, 40)}”) that is not known here.`,
      'Look for a newer file of the same model, or for another model.',
    );
  const merges = metadata.texts('tokenizer.ggml.merges') ?? [];
  return {
    normalizer: way.normalizer,
    pre_tokenizer: way.preTokenizer,
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: way.ignoresMerges,
      vocab,
      merges: merges.map((merge) => {
        // A space parts the two; none of either is a space, which is written as another letter.
        const at = merge.indexOf(' ', 1);
        if (at < 1 || at === merge.length - 1) throw ggufDamaged('a pair of its merges is no pair');
        return [merge.slice(0, at), merge.slice(at + 1)];
      }),
    },
  };
}

function sentencePieces(
  metadata: Metadata,
  kind: string,
  tokens: readonly string[],
  vocab: Readonly<Record<string, number>>,
  unknown: number,
): object {
  if (kind !== 'llama')
    throw ggufUnsupported(
      `The tokenizer of this model is of the kind “${kind.replace(/[^\w.-]/gu, '?').slice(0, 40)}”.`,
      'Look for a model with a gpt2 or llama tokenizer; most have one.',
    );
  const scores = metadata.numbers('tokenizer.ggml.scores');
  if (scores?.length !== tokens.length) throw ggufDamaged('its tokens have no scores');
  const isPrefixed = metadata.flag('tokenizer.ggml.add_space_prefix') ?? true;
  const space = '\u2581';
  return {
    normalizer: {
      type: 'Sequence',
      normalizers: [
        ...(isPrefixed ? [{ type: 'Prepend', prepend: space }] : []),
        { type: 'Replace', pattern: { String: ' ' }, content: space },
      ],
    },
    pre_tokenizer: null,
    decoder: {
      type: 'Sequence',
      decoders: [
        { type: 'Replace', pattern: { String: space }, content: ' ' },
        { type: 'ByteFallback' },
        { type: 'Fuse' },
        ...(isPrefixed ? [{ type: 'Strip', content: ' ', start: 1, stop: 0 }] : []),
      ],
    },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: unknown < 0 ? null : tokens[unknown],
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: true,
      byte_fallback: true,
      ignore_merges: false,
      vocab,
      merges: mergesOf(tokens, scores, vocab),
    },
  };
}
