import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { cacheSlots, KvCache, type CacheSlot } from './kv-cache.ts';
import { openSession, type RuntimeKind } from './ort/open-session.ts';
import type { BoundTensor, Session, TensorData } from './ort/session.ts';

const configSchema = z.object({
  vocab_size: z.int().positive(),
  max_position_embeddings: z.int().positive(),
  eos_token_id: z.union([z.int(), z.array(z.int())]),
});

const supportedInputs = new Set(['input_ids', 'attention_mask', 'num_logits_to_keep']);

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
  createCache(rows: number, capacity: number): KvCache;
  /**
   * Appends `tokens` to every row of the cache: `rows` x `count`, row by row. More than one token a row
   * needs a cache of one row. Returns logits [rows, kept, vocabulary], where kept is 1 or `count`; the
   * array is overwritten by the next step.
   */
  step(cache: KvCache, tokens: readonly number[], keep: 'last' | 'all'): Promise<Float32Array>;
  dispose(): void;
}

/** Opens the text-generation model of a Hugging Face ONNX folder. */
export async function openCausalModel(
  folder: string,
  kind: RuntimeKind,
  threads: number,
): Promise<CausalModel> {
  const config = configSchema.parse(JSON.parse(await readFile(join(folder, 'config.json'), 'utf8')));
  const session = await openSession(kind, await modelPath(folder), { threads });
  const unknown = session.inputs.find(
    ({ name }) => !supportedInputs.has(name) && !name.startsWith('past_key_values.'),
  );
  if (unknown) {
    session.dispose();
    throw new Error(`The model wants an input that is not supported: ${unknown.name}`);
  }
  return new OnnxCausalModel(session, cacheSlots(session.inputs), config);
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
  readonly #session: Session;
  readonly #slots: readonly CacheSlot[];
  readonly #keepsLogits: boolean;
  #logits = new Float32Array(0);

  constructor(session: Session, slots: readonly CacheSlot[], config: z.infer<typeof configSchema>) {
    this.#session = session;
    this.#slots = slots;
    this.#keepsLogits = session.inputs.some(({ name }) => name === 'num_logits_to_keep');
    this.vocabularySize = config.vocab_size;
    this.contextLength = config.max_position_embeddings;
    this.stopTokens = [config.eos_token_id].flat();
    this.cacheBytesPerToken = slots.reduce((sum, slot) => sum + slot.heads * slot.headSize * 4, 0);
  }

  createCache(rows: number, capacity: number): KvCache {
    return new KvCache(this.#session, this.#slots, rows, capacity);
  }

  async step(cache: KvCache, tokens: readonly number[], keep: 'last' | 'all'): Promise<Float32Array> {
    const { rows } = cache;
    const count = tokens.length / rows;
    if (!Number.isInteger(count) || count < 1 || (rows > 1 && count > 1))
      throw new RangeError(`${tokens.length} tokens can't be appended to ${rows} rows`);
    const total = cache.length + count;
    if (total > cache.capacity)
      throw new RangeError(`The cache holds ${cache.capacity} tokens, not ${total}`);

    const kept = keep === 'last' && this.#keepsLogits ? 1 : count;
    const made: BoundTensor[] = [];
    const bind = (type: 'int64' | 'float32', data: TensorData, dims: readonly number[]) => {
      const tensor = this.#session.bind(type, data, dims);
      made.push(tensor);
      return tensor;
    };
    const logits = this.#logitsOf(rows * kept);
    try {
      const inputs = new Map<string, BoundTensor>([
        [
          'input_ids',
          bind(
            'int64',
            integers(tokens.length, (i) => tokens[i] as number),
            [rows, count],
          ),
        ],
        [
          'attention_mask',
          bind(
            'int64',
            integers(rows * total, () => 1),
            [rows, total],
          ),
        ],
      ]);
      if (this.#keepsLogits)
        inputs.set(
          'num_logits_to_keep',
          bind(
            'int64',
            integers(1, () => (keep === 'last' ? 1 : 0)),
            [],
          ),
        );
      const outputs = new Map([['logits', bind('float32', logits, [rows, kept, this.vocabularySize])]]);
      this.#slots.forEach((slot, i) => {
        inputs.set(slot.past, cache.tensors[i] as BoundTensor);
        outputs.set(slot.present, cache.tensors[i] as BoundTensor);
      });
      await this.#session.run(inputs, outputs);
    } finally {
      for (const tensor of made) tensor.dispose();
    }
    cache.length = total;
    return keep === 'last' ? logits.subarray((kept - 1) * this.vocabularySize) : logits;
  }

  dispose(): void {
    this.#session.dispose();
  }

  #logitsOf(rows: number): Float32Array {
    const length = rows * this.vocabularySize;
    if (this.#logits.length < length) this.#logits = new Float32Array(length);
    return this.#logits.subarray(0, length);
  }
}

/** 64-bit integers in memory that V8 never moves (arrays under 65 bytes would lie on its own heap). */
function integers(count: number, at: (index: number) => number): BigInt64Array {
  const array = new BigInt64Array(Math.max(count, 9));
  for (let i = 0; i < count; i++) array[i] = BigInt(at(i));
  return array.subarray(0, count);
}
