import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createRandom } from '../../backend/numerics/random.ts';
import {
  onnxBytes,
  type Constant,
  type Node,
  type OnnxModel,
  type ValueInfo,
} from '../../backend/onnx/model.ts';

/** Words that the tiny models know, after the special tokens. */
export const tinyWords =
  'the a kettle boils water shop opens at nine closes at six price of bread is two euros tea cup 1 2 ? .'.split(
    ' ',
  );
const special = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];
export const tinyVocabulary = [...new Set([...special, ...tinyWords])];

const ids = (name: string): ValueInfo => ({ name, type: 'int64', dims: ['rows', 'tokens'] });
const float = (name: string, dims: readonly number[], values: Float32Array): Constant => ({
  name,
  dims,
  values,
});
const whole = (name: string, values: readonly number[], dims = [values.length]): Constant => ({
  ...{ name, dims, values: BigInt64Array.from(values, BigInt) },
});

/** The bytes of a graph. */
export function graphBytes(graph: Pick<OnnxModel, 'inputs' | 'outputs' | 'nodes' | 'constants'>): Uint8Array {
  return onnxBytes({ name: 'tiny', operators: { '': 17 }, irVersion: 8, ...graph }, '1');
}

function normal(seed: number, count: number): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from({ length: count }, () => random() + random() + random() - 1.5);
}

/** Writes one node; the name of its only output is given. */
const node = (operator: string, inputs: string[], output: string, attributes?: Node['attributes']): Node => ({
  ...{ operator, inputs, outputs: [output] },
  ...(attributes ? { attributes } : {}),
});

/** A cross-encoder whose answer is known: how many tokens of the question stand in the passage, pair by pair. */
export function sharedTokensGraph(): Uint8Array {
  return graphBytes({
    inputs: [ids('input_ids'), ids('attention_mask'), ids('token_type_ids')],
    outputs: [{ name: 'logits', type: 'float32', dims: ['rows', 1] }],
    constants: [
      whole('special', [special.length - 1]),
      whole('zero', [0]),
      whole('one', [1]),
      whole('two', [2]),
      whole('both', [1, 2]),
    ],
    nodes: [
      node('Greater', ['input_ids', 'special'], 'is_word'),
      node('Equal', ['token_type_ids', 'zero'], 'is_first'),
      node('Equal', ['token_type_ids', 'one'], 'is_second'),
      node('And', ['is_word', 'is_first'], 'first'),
      node('And', ['is_word', 'is_second'], 'second'),
      node('Unsqueeze', ['input_ids', 'two'], 'down'),
      node('Unsqueeze', ['input_ids', 'one'], 'across'),
      node('Equal', ['down', 'across'], 'same'),
      node('Unsqueeze', ['first', 'two'], 'first_down'),
      node('Unsqueeze', ['second', 'one'], 'second_across'),
      node('And', ['same', 'first_down'], 'same_first'),
      node('And', ['same_first', 'second_across'], 'shared'),
      node('Cast', ['shared'], 'counts', { to: 1 }),
      node('ReduceSum', ['counts', 'both'], 'sums', { keepdims: 0 }),
      node('Unsqueeze', ['sums', 'one'], 'logits'),
    ],
  });
}

const hidden = 16;

/** A cross-encoder of random weights: the mean of its tokens' vectors, and a weight for each number of it. */
export function randomCrossEncoderGraph(labels = 1): Uint8Array {
  const count = tinyVocabulary.length;
  return graphBytes({
    inputs: [ids('input_ids'), ids('attention_mask'), ids('token_type_ids')],
    outputs: [{ name: 'logits', type: 'float32', dims: ['rows', labels] }],
    constants: [
      float('words', [count, hidden], normal(1, count * hidden)),
      float('types', [2, hidden], normal(2, 2 * hidden)),
      float('head', [hidden, labels], normal(3, hidden * labels)),
      whole('one', [1]),
      whole('two', [2]),
    ],
    nodes: [
      node('Gather', ['words', 'input_ids'], 'word'),
      node('Gather', ['types', 'token_type_ids'], 'type'),
      node('Add', ['word', 'type'], 'linear'),
      node('Tanh', ['linear'], 'state'),
      node('Cast', ['attention_mask'], 'mask', { to: 1 }),
      node('Unsqueeze', ['mask', 'two'], 'mask_down'),
      node('Mul', ['state', 'mask_down'], 'kept'),
      node('ReduceSum', ['kept', 'one'], 'sum', { keepdims: 0 }),
      node('ReduceSum', ['mask', 'one'], 'tokens', { keepdims: 1 }),
      node('Div', ['sum', 'tokens'], 'mean'),
      node('MatMul', ['mean', 'head'], 'logits'),
    ],
  });
}

/** An embedder whose tokens have a vector each, and nothing else. */
export function embedderGraph(): {
  readonly bytes: Uint8Array;
  readonly words: Float32Array;
  readonly hidden: number;
} {
  const count = tinyVocabulary.length;
  const words = normal(4, count * hidden);
  const bytes = graphBytes({
    inputs: [ids('input_ids'), ids('attention_mask')],
    outputs: [{ name: 'last_hidden_state', type: 'float32', dims: ['rows', 'tokens', hidden] }],
    constants: [float('words', [count, hidden], words)],
    nodes: [node('Gather', ['words', 'input_ids'], 'last_hidden_state')],
  });
  return { bytes, words, hidden };
}

/**
 * A decoder of one layer and random weights, exported as Hugging Face's optimum does: it takes places, and gives the whole
 * cache anew instead of writing into the one it is given.
 */
export function growingDecoderGraph(
  vocabulary: number,
  positions: number,
  numbers: 'float32' | 'float16' = 'float32',
): Uint8Array {
  const [heads, size] = [2, 8];
  // In half precision the cache and what comes out; what is reckoned with is whole.
  const cast = (input: string, output: string, to: 'float32' | 'float16') =>
    node('Cast', [input], output, { to: to === 'float16' ? 10 : 1 });
  const width = heads * size;
  const cache = (name: string, length: string): ValueInfo => ({
    ...{ name, type: numbers, dims: ['rows', heads, length, size] },
  });
  const split = (input: string, output: string): Node[] => [
    node('Reshape', [input, 'by_head'], `${output}_split`),
    node('Transpose', [`${output}_split`], output, { perm: [0, 2, 1, 3] }),
  ];
  return graphBytes({
    inputs: [
      ids('input_ids'),
      { name: 'attention_mask', type: 'int64', dims: ['rows', 'all'] },
      ids('position_ids'),
      cache('past_key_values.0.key', 'past'),
      cache('past_key_values.0.value', 'past'),
    ],
    outputs: [
      { name: 'logits', type: numbers, dims: ['rows', 'tokens', vocabulary] },
      cache('present.0.key', 'all'),
      cache('present.0.value', 'all'),
    ],
    constants: [
      float('words', [vocabulary, width], normal(5, vocabulary * width)),
      float('places', [positions, width], normal(6, positions * width)),
      ...['q', 'k', 'v', 'o'].map((name, i) =>
        float(
          name,
          [width, width],
          normal(7 + i, width * width).map((x) => x / 2),
        ),
      ),
      float('output', [width, vocabulary], normal(11, width * vocabulary)),
      float('far', [1], Float32Array.of(-1e9)),
      float('scale', [1], Float32Array.of(1 / Math.sqrt(size))),
      whole('by_head', [0, 0, heads, size]),
      whole('by_word', [0, 0, width]),
      whole('one', [1]),
      whole('axis', [1], []),
      whole('ends', [1, 3]),
      whole('middle', [1, 2]),
    ],
    nodes: [
      node('Gather', ['words', 'input_ids'], 'word'),
      node('Gather', ['places', 'position_ids'], 'place'),
      node('Add', ['word', 'place'], 'state'),
      node('MatMul', ['state', 'q'], 'queries'),
      node('MatMul', ['state', 'k'], 'keys'),
      node('MatMul', ['state', 'v'], 'values'),
      ...split('queries', 'query'),
      ...split('keys', 'key'),
      ...split('values', 'value'),
      cast('key', 'new_key', numbers),
      cast('value', 'new_value', numbers),
      node('Concat', ['past_key_values.0.key', 'new_key'], 'present.0.key', { axis: 2 }),
      node('Concat', ['past_key_values.0.value', 'new_value'], 'present.0.value', { axis: 2 }),
      cast('present.0.key', 'all_keys', 'float32'),
      cast('present.0.value', 'all_values', 'float32'),
      node('Transpose', ['all_keys'], 'turned', { perm: [0, 1, 3, 2] }),
      node('MatMul', ['query', 'turned'], 'products'),
      node('Mul', ['products', 'scale'], 'scaled'),
      node('CumSum', ['attention_mask', 'axis'], 'counted'),
      node('Sub', ['counted', 'one'], 'key_places'),
      node('Unsqueeze', ['key_places', 'middle'], 'key_across'),
      node('Unsqueeze', ['position_ids', 'ends'], 'query_down'),
      node('LessOrEqual', ['key_across', 'query_down'], 'sees'),
      node('Where', ['sees', 'scaled', 'far'], 'masked'),
      node('Softmax', ['masked'], 'weights', { axis: -1 }),
      node('MatMul', ['weights', 'all_values'], 'mixed'),
      node('Transpose', ['mixed'], 'joined', { perm: [0, 2, 1, 3] }),
      node('Reshape', ['joined', 'by_word'], 'attended'),
      node('MatMul', ['attended', 'o'], 'turned_back'),
      node('Add', ['state', 'turned_back'], 'last'),
      node('MatMul', ['last', 'output'], 'scores'),
      cast('scores', 'logits', numbers),
    ],
  });
}

/** tokenizer.json of the tiny encoders: whole words, and pairs as BERT reads them. */
function tinyTokenizer(): object {
  const one = (id: string, type_id: number) => ({ SpecialToken: { id, type_id } });
  const text = (id: string, type_id: number) => ({ Sequence: { id, type_id } });
  const named = (token: string) => ({ id: token, ids: [tinyVocabulary.indexOf(token)], tokens: [token] });
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: special.map((content, id) => ({
      ...{ id, content, special: true, single_word: false, lstrip: false, rstrip: false, normalized: false },
    })),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [one('[CLS]', 0), text('A', 0), one('[SEP]', 0)],
      pair: [one('[CLS]', 0), text('A', 0), one('[SEP]', 0), text('B', 1), one('[SEP]', 1)],
      special_tokens: { '[CLS]': named('[CLS]'), '[SEP]': named('[SEP]') },
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(tinyVocabulary.map((word, id) => [word, id])),
    },
  };
}

export interface TinyFolder {
  readonly graph: Uint8Array;
  readonly config?: object;
  /** Further files, by their path in the folder. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly graphName?: string;
}

/** Writes a model as Hugging Face lays it out, a BERT-like cross-encoder unless its config says otherwise. */
export async function writeTinyFolder(
  folder: string,
  { graph, config = {}, files = {}, graphName = 'onnx/model.onnx' }: TinyFolder,
): Promise<string> {
  const all: Record<string, string | Uint8Array> = {
    'config.json': JSON.stringify({
      ...{
        architectures: ['BertForSequenceClassification'],
        model_type: 'bert',
        max_position_embeddings: 64,
      },
      ...{ vocab_size: tinyVocabulary.length, id2label: { 0: 'LABEL_0' }, ...config },
    }),
    'tokenizer.json': JSON.stringify(tinyTokenizer()),
    'tokenizer_config.json': JSON.stringify({ tokenizer_class: 'BertTokenizer', model_max_length: 64 }),
    [graphName]: graph,
    ...files,
  };
  for (const [name, content] of Object.entries(all)) {
    const place = path.join(folder, name);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, content);
  }
  return folder;
}
