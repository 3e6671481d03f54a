/** How text is cut before byte pairs are merged, as tokenizer.json says it. */
export interface PreTokenizer {
  readonly normalizer: object | null;
  readonly preTokenizer: object;
  /** Whether a piece that is a token as a whole is taken without merging. */
  readonly ignoresMerges: boolean;
}

const endings = "(?i:'s|'t|'re|'ve|'m|'ll|'d)";
const spaces = String.raw`\s*[\r\n]+|\s+(?!\S)|\s+`;
const upper = String.raw`\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}`;
const lower = String.raw`\p{Ll}\p{Lm}\p{Lo}\p{M}`;
const lead = String.raw`[^\r\n\p{L}\p{N}]?`;

const patterns = {
  llama3: String.raw`${endings}|${lead}\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|${spaces}`,
  qwen2: String.raw`${endings}|${lead}\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|${spaces}`,
  tekken: String.raw`${lead}[${upper}]*[${lower}]+|${lead}[${upper}]+[${lower}]*|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|${spaces}`,
  gpt4o: String.raw`${lead}[${upper}]*[${lower}]+${endings}?|${lead}[${upper}]+[${lower}]*${endings}?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|${spaces}`,
} as const;

const byteLevel = (hasPattern: boolean) => ({
  type: 'ByteLevel',
  add_prefix_space: false,
  trim_offsets: true,
  use_regex: hasPattern,
});
const inTurn = (...pretokenizers: object[]) => ({ type: 'Sequence', pretokenizers });

const gpt2: PreTokenizer = { normalizer: null, preTokenizer: byteLevel(true), ignoresMerges: false };
const digits: PreTokenizer = {
  ...gpt2,
  preTokenizer: inTurn({ type: 'Digits', individual_digits: true }, byteLevel(true)),
};
const split = (pattern: string): PreTokenizer => ({
  ...gpt2,
  preTokenizer: inTurn(
    { type: 'Split', pattern: { Regex: pattern }, behavior: 'Isolated', invert: false },
    byteLevel(false),
  ),
});
const llama3 = { ...split(patterns.llama3), ignoresMerges: true };
const qwen2 = { ...split(patterns.qwen2), normalizer: { type: 'NFC' } };
const tekken = { ...split(patterns.tekken), ignoresMerges: true };

/** By the name in `tokenizer.ggml.pre` (llama.cpp, llama-vocab.cpp); the patterns are those of the models' own files. */
export const preTokenizers: Readonly<Record<string, PreTokenizer>> = {
  'gpt-2': gpt2,
  gpt2,
  smollm: digits,
  starcoder: digits,
  refact: digits,
  'command-r': digits,
  'llama-bpe': llama3,
  llama3,
  'llama-v3': llama3,
  falcon3: llama3,
  'smaug-bpe': split(patterns.llama3),
  dbrx: split(patterns.llama3),
  qwen2,
  'deepseek-r1-qwen': qwen2,
  stablelm2: split(patterns.qwen2),
  tekken,
  'gpt-4o': split(patterns.gpt4o),
};
