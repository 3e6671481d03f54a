import { closeSync, fstatSync, openSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ExecutionProvider } from '../../contract/providers.ts';
import { DeviceCache } from './device-cache.ts';
import { widenHalves } from './gguf/half.ts';
import { HostCache } from './host-cache.ts';
import {
  cacheSlots,
  slotBytes,
  slotNumbers,
  type CacheNumbers,
  type CacheSlot,
  type KvCache,
  type Spread,
} from './kv-cache.ts';
import { offHeapFloats, offHeapHalves, offHeapIntegers } from './off-heap.ts';
import { readGraphFacts } from './onnx-folder/graph-facts.ts';
import { openSession, type RuntimeKind } from './ort/open-session.ts';
import type { BoundTensor, ElementType, RunTensor, Session, TensorData } from './ort/session.ts';

const configSchema = z.object({
  vocab_size: z.int().positive(),
  max_position_embeddings: z.int().positive().optional(),
  n_positions: z.int().positive().optional(),
});
const stopSchema = z.object({ eos_token_id: z.union([z.int(), z.array(z.int())]) });

/** Longest context: no prompt is longer, and the cache of one would take more memory than most machines have. */
const longestContext = 32_768;

/** Tokens read in one step of a prompt: long enough to be efficient, few enough for the memory that a step takes. */
const mostAtOnce = 256;

/** Most memory for what a step of a prompt says of tokens whose followers are known, where the model says it of all of them. */
const logitsLimitBytes = 64 * 1024 * 1024;

/** Fewer tokens at once than this read no faster than one by one. */
const fewestAtOnce = 16;

const supportedInputs = new Set(['input_ids', 'attention_mask', 'position_ids', 'num_logits_to_keep']);

/**
 * A decoder with its cache, one step at a time: what the decode loop and the scorer are built on.
 * One step at a time; not safe for calls side by side.
 */
export interface CausalModel {
  readonly vocabularySize: number;
  readonly contextLength: number;
  readonly stopTokens: readonly number[];
  /** Bytes of cache that one token of one sequence takes. */
  readonly cacheBytesPerToken: number;
  /** Tokens of a prompt that are read in one step: fewer where the model gives logits for each of them, and they are large. */
  readonly readsAtOnce: number;
  createCache(rows: number, capacity: number): KvCache;
  /**
   * Appends `tokens` to every row of the cache: `rows` x `count`, row by row. More than one token a row
   * needs a cache of one row. Returns logits [rows, kept, vocabulary], where kept is 1 or `count`; the
   * array is overwritten by the next step. Of the embedded model, a token that was read with others has the same numbers
   * whatever they were and however many, but for how the processor's kernels round; one that was read alone has others. Rejects
   * with `cancelled` when the signal ended it; the cache then is as it was.
   */
  step(
    cache: KvCache,
    tokens: readonly number[],
    keep: 'last' | 'all',
    signal?: AbortSignal,
  ): Promise<Float32Array>;
  dispose(): void;
}

/** Opens the text-generation model of a Hugging Face ONNX folder; a provider does the operators that it knows. */
export async function openCausalModel(
  folder: string,
  kind: RuntimeKind,
  threads: number,
  provider: ExecutionProvider = 'cpu',
): Promise<CausalModel> {
  const config = await readConfig(folder);
  const file = await modelPath(folder);
  const session = await openSession(kind, file, { threads, provider });
  const unknown = session.inputs.find(
    ({ name }) => !supportedInputs.has(name) && !name.startsWith('past_key_values.'),
  );
  if (unknown) {
    session.dispose();
    throw new Error(`The model wants an input that is not supported: ${unknown.name}`);
  }
  return new OnnxCausalModel(session, cacheSlots(session.inputs), config, !updatesInPlace(file));
}

interface Config {
  readonly vocabularySize: number;
  readonly contextLength: number;
  readonly stopTokens: readonly number[];
}

/** generation_config.json says when to stop where there is one, as its maker means it; config.json otherwise. */
async function readConfig(folder: string): Promise<Config> {
  const read = async (name: string) => JSON.parse(await readFile(join(folder, name), 'utf8')) as unknown;
  const said = await read('config.json');
  const config = configSchema.parse(said);
  const generation = stopSchema.safeParse(await read('generation_config.json').catch(() => null));
  const { eos_token_id: stop } = generation.success ? generation.data : stopSchema.parse(said);
  return {
    vocabularySize: config.vocab_size,
    contextLength: Math.min(config.max_position_embeddings ?? config.n_positions ?? 2048, longestContext),
    stopTokens: [stop].flat(),
  };
}

/** Whether attention writes the new tokens into the cache it is given; other exports give the whole cache anew. */
function updatesInPlace(file: string): boolean {
  const handle = openSync(file, 'r');
  try {
    const { operators } = readGraphFacts({ handle, sizeBytes: fstatSync(handle).size }, () => {});
    return operators.has('GroupQueryAttention');
  } finally {
    closeSync(handle);
  }
}

/** The one .onnx file of a model folder. */
export async function modelPath(folder: string): Promise<string> {
  const files = (await readdir(join(folder, 'onnx'))).filter((name) => name.endsWith('.onnx'));
  const [file] = files;
  if (!file || files.length > 1)
    throw new Error(`Expected one .onnx file in the model, found ${files.length}`);
  return join(folder, 'onnx', file);
}

class OnnxCausalModel implements CausalModel {
  readonly vocabularySize: number;
  readonly contextLength: number;
  readonly stopTokens: readonly number[];
  readonly cacheBytesPerToken: number;
  readonly readsAtOnce: number;
  readonly #session: Session;
  readonly #slots: readonly CacheSlot[];
  readonly #keepsLogits: boolean;
  readonly #takesPositions: boolean;
  readonly #givesCacheAnew: boolean;
  readonly #hasHalfLogits: boolean;
  #logits = new Float32Array(0);
  /** The attention mask: nothing is ever masked. */
  #ones: BigInt64Array = new BigInt64Array(0);

  constructor(session: Session, slots: readonly CacheSlot[], config: Config, givesCacheAnew: boolean) {
    this.#session = session;
    this.#slots = slots;
    this.#givesCacheAnew = givesCacheAnew;
    const takes = (input: string) => session.inputs.some(({ name }) => name === input);
    this.#keepsLogits = takes('num_logits_to_keep');
    this.#takesPositions = takes('position_ids');
    // Makers round the vocabulary up to a multiple of 64 or so; what the graph says is what comes out.
    const declared = session.outputs.find(({ name }) => name === 'logits');
    this.vocabularySize = declared?.dims.at(-1) ?? config.vocabularySize;
    this.#hasHalfLogits = declared?.type === 'float16';
    this.contextLength = config.contextLength;
    this.stopTokens = config.stopTokens;
    this.cacheBytesPerToken = slots.reduce((sum, slot) => sum + slotBytes(slot), 0);
    // Halves are widened beside what came out.
    const perToken = this.vocabularySize * (this.#hasHalfLogits ? 6 : 4);
    this.readsAtOnce = this.#keepsLogits
      ? mostAtOnce
      : Math.max(fewestAtOnce, Math.min(mostAtOnce, Math.floor(logitsLimitBytes / perToken)));
  }

  createCache(rows: number, capacity: number): KvCache {
    const onDevice = this.#givesCacheAnew
      ? null
      : DeviceCache.create(this.#session, this.#slots, rows, capacity);
    return onDevice ?? new HostCache(this.#session, this.#slots, rows, capacity);
  }

  async step(
    cache: KvCache,
    tokens: readonly number[],
    keep: 'last' | 'all',
    signal?: AbortSignal,
  ): Promise<Float32Array> {
    const { rows } = cache;
    const count = tokens.length / rows;
    if (!Number.isInteger(count) || count < 1 || (rows > 1 && count > 1))
      throw new RangeError(`${tokens.length} tokens can't be appended to ${rows} rows`);
    const total = cache.length + count;
    if (total > cache.capacity)
      throw new RangeError(`The cache holds ${cache.capacity} tokens, not ${total}`);

    await cache.settle();
    const { spread } = cache;
    const laid = spread?.rows ?? rows;
    const fed = spread ? spreadOut(tokens, spread) : tokens;
    const kept = keep === 'last' && this.#keepsLogits ? 1 : count;
    const made: BoundTensor[] = [];
    const bind = (type: ElementType, data: TensorData, dims: readonly number[]) => {
      const tensor = this.#session.bind(type, data, dims);
      made.push(tensor);
      return tensor;
    };
    const logits = this.#logitsOf(laid * kept);
    const halves = this.#hasHalfLogits ? offHeapHalves(logits.length) : null;
    const present: CacheNumbers[] = [];
    try {
      const integers = (size: number, at: (index: number) => number, dims: readonly number[]) =>
        bind('int64', offHeapIntegers(size, at), dims);
      const inputs = new Map<string, RunTensor>([
        ['input_ids', integers(fed.length, (i) => fed[i] as number, [laid, count])],
        ['attention_mask', bind('int64', this.#onesOf(laid * total), [laid, total])],
      ]);
      if (this.#takesPositions)
        inputs.set(
          'position_ids',
          integers(fed.length, (i) => cache.length + (i % count), [laid, count]),
        );
      if (this.#keepsLogits)
        inputs.set(
          'num_logits_to_keep',
          integers(1, () => (keep === 'last' ? 1 : 0), []),
        );
      const outputs = new Map<string, RunTensor>([
        ['logits', bind(halves ? 'float16' : 'float32', halves ?? logits, [laid, kept, this.vocabularySize])],
      ]);
      const past = cache instanceof HostCache && this.#givesCacheAnew ? cache.past() : [];
      this.#slots.forEach((slot, i) => {
        const dims = (length: number) => [rows, slot.heads, length, slot.headSize];
        const elements = rows * slot.heads * total * slot.headSize;
        inputs.set(
          slot.past,
          past[i] ? bind(slot.type, past[i], dims(cache.length)) : (cache.tensors[i] as RunTensor),
        );
        if (past[i]) present.push(slotNumbers(slot, elements));
        outputs.set(
          slot.present,
          present[i] ? bind(slot.type, present[i], dims(total)) : (cache.tensors[i] as RunTensor),
        );
      });
      await this.#session.run(inputs, outputs, signal);
    } finally {
      for (const tensor of made) tensor.dispose();
    }
    if (halves) widenHalves(halves, logits);
    if (spread) gather(logits, spread, this.vocabularySize);
    if (cache instanceof HostCache && this.#givesCacheAnew) cache.take(present, total);
    cache.length = total;
    return keep === 'last' ? logits.subarray((kept - 1) * this.vocabularySize) : logits;
  }

  dispose(): void {
    this.#session.dispose();
  }

  #onesOf(count: number): BigInt64Array {
    // Doubled, so that a text that grows token by token seldom needs a new one.
    if (this.#ones.length < count) this.#ones = offHeapIntegers(2 * count, () => 1);
    return this.#ones.subarray(0, count);
  }

  #logitsOf(rows: number): Float32Array {
    const length = rows * this.vocabularySize;
    if (this.#logits.length < length) this.#logits = offHeapFloats(length);
    return this.#logits.subarray(0, length);
  }
}

/** A token for each row of the tensors: that of the row which lies there, and any where none does. */
function spreadOut(tokens: readonly number[], { rows, places }: Spread): number[] {
  const laid = Array.from({ length: rows }, () => 0);
  places.forEach((place, row) => (laid[place] = tokens[row] as number));
  return laid;
}

/** Brings the logits of the rows in use to the front, in their order. A row never lies before its number, so none is lost. */
function gather(logits: Float32Array, { places }: Spread, size: number): void {
  places.forEach((place, row) => logits.copyWithin(row * size, place * size, (place + 1) * size));
}
