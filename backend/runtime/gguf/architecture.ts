import { ggufDamaged, ggufUnsupported } from './byte-file.ts';
import type { GgufHeader } from './header.ts';
import { Metadata } from './metadata.ts';

/** A decoder as the graph writer builds it. */
export interface Architecture {
  /** As the file names it. */
  readonly name: string;
  readonly layers: number;
  /** Numbers that stand for a token between the layers. */
  readonly width: number;
  readonly hidden: number;
  readonly heads: number;
  readonly cacheHeads: number;
  readonly headSize: number;
  readonly vocabulary: number;
  readonly context: number;
  readonly epsilon: number;
  /** Numbers of a head that turn with the position. */
  readonly turning: number;
  readonly ropeBase: number;
  /** Positions are divided by this. */
  readonly ropeFactor: number;
  /** Tokens back that attention sees; null: all. */
  readonly window: number | null;
  /** What products of query and key are multiplied by. */
  readonly attentionScale: number;
  /** What cosines and sines of positions are multiplied by. */
  readonly ropeMagnitude: number;
  /** Of so many layers the last sees all and the others only the window, with a turning base of their own; null: all alike. */
  readonly near: { readonly period: number; readonly ropeBase: number } | null;
  /** Logits are kept between this and its opposite by a tangent; null: they are as they come. */
  readonly softCap: number | null;
  readonly traits: Traits;
}

/** What is known of an architecture beside what its metadata says. */
export interface Traits {
  /** Whether the rows of query and key lie in pairs. */
  readonly hasPairs: boolean;
  /** Whether query and key of each head are normalised before they turn. */
  readonly hasHeadNorms: boolean;
  /** Whether what a layer's two parts give is normalised once more before it is added. */
  readonly hasPostNorms: boolean;
  /** Whether query, key and value are one matrix, and so are the two that go into the feed-forward part. */
  readonly isFused: boolean;
  /** What opens the gate of the feed-forward part. */
  readonly gate: 'silu' | 'gelu';
  /** Whether what stands for a token is multiplied by the root of the width first. */
  readonly isScaled: boolean;
}

const plain: Traits = {
  hasPairs: false,
  hasHeadNorms: false,
  hasPostNorms: false,
  isFused: false,
  gate: 'silu',
  isScaled: false,
};

const known: Readonly<Record<string, Traits>> = {
  llama: { ...plain, hasPairs: true },
  qwen2: plain,
  qwen3: { ...plain, hasHeadNorms: true },
  gemma3: { ...plain, hasHeadNorms: true, hasPostNorms: true, gate: 'gelu', isScaled: true },
  phi3: { ...plain, isFused: true },
};

/** Whether models of an architecture, by the name that GGUF files give it, are read here. */
export function isReadArchitecture(name: string): boolean {
  return Object.hasOwn(known, name);
}

/** Gemma 3: five layers of six see a window only, and turn as Gemma 2 did (Gemma 3 technical report, arXiv 2503.19786). */
const gemmaPeriod = 6;
const gemmaNearBase = 10_000;
/** The layers of Gemma 3 27B, whose attention is scaled by width and heads instead of the size of a head. */
const layersOfLargestGemma = 62;

/** Longer contexts than this are not offered: positions and cache would take more memory than most machines have. */
const longestContext = 32_768;

/** Reads the architecture and its sizes. Throws `file-unsupported` for one that isn't built here. */
export function readArchitecture(header: GgufHeader): Architecture {
  const metadata = new Metadata(header.metadata);
  const name = metadata.text('general.architecture');
  if (!name) throw ggufDamaged('it does not say which architecture it is of');
  const traits = Object.hasOwn(known, name) ? known[name] : undefined;
  if (!traits)
    throw ggufUnsupported(
      `This model is of the architecture “${name.replace(/[^\w.-]/gu, '?').slice(0, 40)}”.`,
      `These are read: ${Object.keys(known).join(', ')} (SmolLM, Mistral and Llama are llama).`,
    );
  const whole = (key: string, most: number, otherwise?: number) =>
    metadata.whole(`${name}.${key}`, 1, most, otherwise);
  if ((metadata.number(`${name}.expert_count`) ?? 0) > 0)
    throw ggufUnsupported('This model is a mixture of experts.', 'Look for a model without experts.');

  const width = whole('embedding_length', 1 << 17);
  const heads = whole('attention.head_count', 1024);
  const cacheHeads = whole('attention.head_count_kv', 1024, heads);
  const headSize = whole('attention.key_length', 1024, Math.floor(width / heads));
  const turning = whole('rope.dimension_count', 1024, headSize);
  if (heads % cacheHeads !== 0 || headSize % 2 !== 0 || turning % 2 !== 0 || turning > headSize)
    throw ggufDamaged('the sizes of its attention do not fit each other');
  if (whole('attention.value_length', 1024, headSize) !== headSize)
    throw ggufUnsupported('In this model keys and values differ in size.', 'Choose another model.');
  const embedding = header.tensors.get('token_embd.weight');
  if (!embedding || embedding.dims.length !== 2) throw ggufDamaged('it has no embedding of tokens');
  const epsilon = metadata.number(`${name}.attention.layer_norm_rms_epsilon`) ?? 1e-5;
  const ropeBase = metadata.number(`${name}.rope.freq_base`) ?? 10_000;
  const layers = whole('block_count', 1024);
  const isGemma = name === 'gemma3';
  const { context, magnitude } = readStretch(metadata, header, name, whole('context_length', 1 << 30));
  const softCap = metadata.number(`${name}.final_logit_softcapping`) || null;
  if (softCap !== null && !(softCap > 0)) throw ggufDamaged('its settings can’t be');
  if (!(epsilon > 0 && epsilon < 1) || !(ropeBase > 1)) throw ggufDamaged('its settings can’t be');

  return {
    name,
    layers,
    width,
    hidden: whole('feed_forward_length', 1 << 20),
    heads,
    cacheHeads,
    headSize,
    vocabulary: embedding.dims[1] as number,
    context: Math.min(longestContext, context),
    epsilon,
    turning,
    ropeBase,
    ropeFactor: readRopeFactor(metadata, name),
    window: metadata.number(`${name}.attention.sliding_window`) || null,
    attentionScale: isGemma && layers === layersOfLargestGemma ? (width / heads) ** -0.5 : headSize ** -0.5,
    ropeMagnitude: magnitude,
    near: isGemma
      ? {
          period: metadata.whole(`${name}.attention.sliding_window_pattern`, 1, 1024, gemmaPeriod),
          ropeBase: metadata.number(`${name}.rope.freq_base_swa`) ?? gemmaNearBase,
        }
      : null,
    softCap,
    traits,
  };
}

/**
 * Models that stretch each pair of a head by factors of its own (LongRoPE) have two sets: short ones up to the context they
 * were first taught, long ones beyond it. Only the former is offered, so that the short ones are always right.
 */
function readStretch(
  metadata: Metadata,
  { tensors }: GgufHeader,
  name: string,
  context: number,
): { readonly context: number; readonly magnitude: number } {
  if (!tensors.has('rope_factors_short.weight')) return { context, magnitude: 1 };
  const first = metadata.whole(`${name}.rope.scaling.original_context_length`, 1, 1 << 30, context);
  const magnitude = metadata.number(`${name}.rope.scaling.attn_factor`) ?? 1;
  if (!(magnitude > 0)) throw ggufDamaged('its rope.scaling.attn_factor can’t be');
  return { context: Math.min(context, first), magnitude };
}

function readRopeFactor(metadata: Metadata, name: string): number {
  const scaling = metadata.text(`${name}.rope.scaling.type`) ?? 'none';
  if (scaling === 'none') return 1;
  if (scaling !== 'linear')
    throw ggufUnsupported(
      `This model stretches its positions by “${scaling.slice(0, 20)}”.`,
      'Look for the usual file of the same model, with its own context length.',
    );
  const factor = metadata.number(`${name}.rope.scaling.factor`) ?? 1;
  if (!(factor > 0)) throw ggufDamaged('its rope.scaling.factor can’t be');
  return factor;
}
