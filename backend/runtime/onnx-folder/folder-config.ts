import { z } from 'zod';
import { folderDamaged } from './refusals.ts';
import type { SourceFolder } from './source-folder.ts';

const longestConfig = 1 << 20;
const longestTokenizer = 100 * (1 << 20);
/** No prompt is longer; the cache of one would take more memory than most machines have. */
const longestContext = 32_768;

const configSchema = z.object({
  architectures: z.array(z.string()).optional().catch(undefined),
  model_type: z.string().optional().catch(undefined),
  is_encoder_decoder: z.boolean().optional().catch(undefined),
  max_position_embeddings: z.int().positive().optional().catch(undefined),
  n_positions: z.int().positive().optional().catch(undefined),
  num_labels: z.int().positive().optional().catch(undefined),
  id2label: z.record(z.string(), z.unknown()).optional().catch(undefined),
  pad_token_id: z.int().nonnegative().nullish().catch(undefined),
  _name_or_path: z.string().optional().catch(undefined),
});

/** What config.json and the tokenizer's files say of a model. */
export interface FolderConfig {
  readonly architecture: string | null;
  readonly modelType: string | null;
  readonly isEncoderDecoder: boolean;
  /** Labels it sorts into, where it says so. */
  readonly labels: number | null;
  /** Tokens it reads at most. */
  readonly contextLength: number;
  /** What it was made from, as its maker called it; may be a place on their disk. */
  readonly madeFrom: string;
  /** tokenizer_config.json, with the template of turns that may lie in a file of its own. */
  readonly tokenizerConfig: Readonly<Record<string, unknown>>;
  /** What kind of tokenizer tokenizer.json holds: "BPE". */
  readonly tokenizerKind: string;
  /** Tokens that stand for themselves: "<|im_start|>". */
  readonly addedTokens: ReadonlySet<string>;
}

/** Models of these families number their places from after the token that pads. */
const countsFromPad = new Set(['roberta', 'xlm-roberta', 'camembert', 'mpnet']);

/** Reads the small files of a folder. Throws `file-damaged` where one is missing or no JSON. */
export function readFolderConfig(source: SourceFolder): FolderConfig {
  const config = configSchema.parse(requireJson(source, 'config.json', longestConfig));
  const tokenizer = requireJson(source, 'tokenizer.json', longestTokenizer);
  const tokenizerConfig = readTokenizerConfig(source);
  const model = tokenizer['model'] as
    { type?: unknown; vocab?: unknown; merges?: unknown } | null | undefined;
  if (typeof model?.vocab !== 'object' || model.vocab === null)
    throw folderDamaged('tokenizer.json holds no vocabulary');
  const positions = config.max_position_embeddings ?? config.n_positions ?? 512;
  const reserved = countsFromPad.has(config.model_type ?? '') ? (config.pad_token_id ?? 1) + 1 : 0;
  const said = tokenizerConfig['model_max_length'];
  return {
    architecture: config.architectures?.[0] ?? null,
    modelType: config.model_type ?? null,
    isEncoderDecoder: config.is_encoder_decoder ?? false,
    labels: config.num_labels ?? (config.id2label ? Object.keys(config.id2label).length : null),
    contextLength: Math.max(
      1,
      Math.min(
        positions - reserved,
        longestContext,
        typeof said === 'number' && said >= 1 ? Math.floor(said) : Infinity,
      ),
    ),
    madeFrom: config._name_or_path ?? '',
    tokenizerConfig,
    tokenizerKind:
      typeof model.type === 'string' ? model.type : model.merges === undefined ? 'WordPiece' : 'BPE',
    addedTokens: addedTokensOf(tokenizer),
  };
}

/** With the template of turns as one text, and tokens by their spelling: makers write both in several ways. */
function readTokenizerConfig(source: SourceFolder): Record<string, unknown> {
  const config = { ...readJson(source, 'tokenizer_config.json', longestConfig * 8) };
  const several: unknown = config['chat_template'];
  if (Array.isArray(several)) {
    const named = several as readonly ({ readonly name?: unknown; readonly template?: unknown } | null)[];
    config['chat_template'] = named.find((one) => one?.name === 'default')?.template;
  }
  config['chat_template'] ??= source.text('chat_template.jinja', longestConfig) ?? undefined;
  for (const key of ['bos_token', 'eos_token']) {
    const token = config[key] as { readonly content?: unknown } | string | null | undefined;
    if (typeof token === 'object' && token !== null) config[key] = token.content;
  }
  return config;
}

/** A JSON file of the folder as an object; null where there is none. Throws `file-damaged`. */
export function readJson(
  source: SourceFolder,
  inner: string,
  limit: number,
): Readonly<Record<string, unknown>> | null {
  const text = source.text(inner, limit);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('no object');
    return value as Record<string, unknown>;
  } catch (error) {
    throw folderDamaged(`${inner} is no JSON object`, error);
  }
}

function requireJson(source: SourceFolder, inner: string, limit: number) {
  const value = readJson(source, inner, limit);
  if (!value) throw folderDamaged(`${inner} is missing from its folder`);
  return value;
}

function addedTokensOf(tokenizer: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const added: unknown = tokenizer['added_tokens'];
  if (!Array.isArray(added)) return new Set();
  return new Set(
    added
      .map((one: unknown) => (one as { content?: unknown } | null)?.content)
      .filter((content): content is string => typeof content === 'string'),
  );
}
