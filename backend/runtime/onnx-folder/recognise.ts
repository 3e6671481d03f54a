import type { ModelTask } from '../../../contract/models.ts';
import type { FolderConfig } from './folder-config.ts';
import type { DeclaredValue, GraphFacts } from './graph-facts.ts';
import { folderUnsupported, shown } from './refusals.ts';

/** Tasks whose model is one graph that takes tokens. */
export type TextTask = Extract<ModelTask, 'text-generation' | 'feature-extraction' | 'text-ranking'>;

/** TensorProto.DataType. */
const float32 = 1;
const float16 = 10;

/** Inputs that are fed, besides a decoder's cache. */
const fed: Readonly<Record<TextTask, ReadonlySet<string>>> = {
  'text-generation': new Set(['input_ids', 'attention_mask', 'position_ids', 'num_logits_to_keep']),
  'feature-extraction': new Set(['input_ids', 'attention_mask', 'token_type_ids']),
  'text-ranking': new Set(['input_ids', 'attention_mask', 'token_type_ids']),
};

/** What an embedder may call the vectors of its tokens, and the vector of the whole. */
const tokenStates = ['last_hidden_state', 'token_embeddings'];
export const wholeVector = 'sentence_embedding';

/**
 * What a model does, from what its graph takes and gives and what config.json calls it. Throws `file-unsupported` with
 * words for anything else.
 */
export function recognise(config: FolderConfig, facts: GraphFacts): TextTask {
  const outputs = new Map(facts.outputs.map((output) => [output.name, output]));
  const names = facts.inputs.map(({ name }) => name);
  const task = taskOf(config, names, outputs);
  const strange = names.find((name) => !fed[task].has(name) && !(task === 'text-generation' && isPast(name)));
  if (strange !== undefined)
    throw folderUnsupported(
      `This model wants an input that is not built in here: ${shown(strange)}.`,
      'Look for another export of it; the ones of onnx-community run, as a rule.',
    );
  // A decoder may keep its past in half precision; whatever else it is in comes from elsewhere.
  const taken = task === 'text-generation' ? [float32, float16] : [float32];
  const half = [...facts.inputs, ...facts.outputs].find(
    ({ name, type }) =>
      !taken.includes(type) && (isPast(name) || name === 'logits' || tokenStates.includes(name)),
  );
  if (half)
    throw folderUnsupported(
      `This file passes ${shown(half.name)} in half precision, which is not built in here.`,
      'Choose another file of the same model: the one that ends in _q4, _int8 or _quantized, or model.onnx.',
    );
  return task;
}

function taskOf(
  config: FolderConfig,
  inputs: readonly string[],
  outputs: ReadonlyMap<string, DeclaredValue>,
): TextTask {
  const kind = config.architecture ?? config.modelType ?? 'unknown';
  if (config.isEncoderDecoder || !inputs.includes('input_ids'))
    throw folderUnsupported(
      `This is no model that writes, compares or ranks texts, but one of the kind ${shown(kind)}.`,
      'Choose a decoder (text generation), a sentence embedder, a reranker, or a Whisper model (speech).',
    );
  const logits = outputs.get('logits');
  if (logits && inputs.some(isPast)) return 'text-generation';
  if (logits && (/SequenceClassification$/u.test(kind) || logits.dims.length === 2)) {
    const labels = logits.dims.at(-1) ?? config.labels;
    if (labels === 1 && logits.dims.length === 2) return 'text-ranking';
    throw folderUnsupported(
      `This model sorts texts into ${labels ?? 'several'} kinds instead of saying how well a passage answers a question.`,
      'A reranker has one label; look for a cross-encoder, such as ms-marco-MiniLM or bge-reranker.',
    );
  }
  if (logits && /ForCausalLM$/u.test(kind))
    throw folderUnsupported(
      'This file of a model that writes has no cache of the past, so that each word would cost as much as all before it.',
      'Choose an export with past key values, as the ones of onnx-community are.',
    );
  if (outputs.has(wholeVector) || tokenStates.some((name) => outputs.has(name))) return 'feature-extraction';
  throw folderUnsupported(
    `What this model of the kind ${shown(kind)} gives is not used here (${[...outputs.keys()].map(shown).slice(0, 4).join(', ')}).`,
    'Choose a decoder (text generation), a sentence embedder or a reranker.',
  );
}

function isPast(name: string): boolean {
  return name.startsWith('past_key_values.');
}
