import { cancelledError } from '../../contract/errors.ts';
import type { Sampling } from '../../contract/ideation.ts';
import type { Completion } from '../compose/ports.ts';
import { logSumExp } from '../numerics/log-probability.ts';
import { createRandom, type Random } from '../numerics/random.ts';
import type { CausalModel } from './causal-model.ts';
import type { KvCache } from './kv-cache.ts';
import { sampleToken } from './sampler.ts';
import type { Tokenizer } from './tokenizer.ts';

/** Tokens that may be refused in a row before the text is given up: it can only go on with what is forbidden. */
const refusalLimit = 64;

const noTokens: ReadonlySet<number> = new Set();

interface Row {
  readonly index: number;
  readonly random: Random;
  /** The beginning that it was given and hasn't taken yet. */
  forced: readonly number[];
  readonly opening: string;
  readonly tokens: number[];
  readonly written: number[];
  readonly logProbabilities: number[];
  text: string;
  end: Completion['end'] | null;
}

export interface CompleteOptions {
  readonly openings: readonly string[];
  readonly sampling: Sampling;
  readonly seed: number;
  readonly maxTokens: number;
  readonly allows: (text: string, opening: string) => boolean;
  readonly endsAt: (text: string) => boolean;
  readonly onText?: ((row: number, text: string) => void) | undefined;
  readonly signal: AbortSignal;
}

/**
 * Writes free text in every row of the cache, all of which hold the same prompt; each goes on from its opening. A token
 * that would make a text which `allows` refuses is taken out and another drawn in its place, before it is written.
 * Rows are worked on side by side and give up their place when they end. Deterministic in seed and row. Rejects with
 * `cancelled` within one step.
 */
export async function completeRows(
  model: CausalModel,
  tokenizer: Tokenizer,
  cache: KvCache,
  first: Float32Array,
  options: CompleteOptions,
): Promise<Completion[]> {
  const { vocabularySize } = model;
  const special = new Set([...tokenizer.specialTokens, ...model.stopTokens]);
  const rows: Row[] = options.openings.map((opening, index) => ({
    index,
    random: createRandom(options.seed, index),
    forced: tokenizer.encode(opening),
    opening,
    tokens: [],
    written: [],
    logProbabilities: [],
    text: '',
    end: null,
  }));
  const finished: Completion[] = [];

  const take = (row: Row, logits: Float32Array) => {
    const [forced, ...rest] = row.forced;
    if (forced !== undefined) {
      row.tokens.push(forced);
      row.forced = rest;
      return;
    }
    const normalizer = logSumExp(logits, 0, vocabularySize);
    const plain = logits.slice();
    let seen: ReadonlySet<number> = new Set(row.written);
    for (let refused = 0; refused < refusalLimit; refused++) {
      const token = sampleToken(logits, 0, vocabularySize, null, seen, options.sampling, row.random);
      // The penalty for what was written before has been applied; once is enough.
      seen = noTokens;
      if (special.has(token)) {
        row.end = 'complete';
        return;
      }
      const text = tokenizer.decode([...row.written, token]);
      if (!options.allows(row.opening + text, row.opening)) {
        logits[token] = -Infinity;
        continue;
      }
      row.tokens.push(token);
      row.written.push(token);
      row.logProbabilities.push((plain[token] as number) - normalizer);
      row.text = text.replace(/\uFFFD+$/u, '');
      options.onText?.(row.index, row.opening + row.text);
      if (options.endsAt(row.text)) row.end = 'complete';
      else if (row.written.length >= options.maxTokens) row.end = 'limit';
      return;
    }
    row.end = 'refused';
  };
  /** Moves finished rows out; from the end, since a dropped row is filled by the last. */
  const settle = () => {
    for (let place = rows.length - 1; place >= 0; place--) {
      const row = rows[place] as Row;
      if (!row.end) continue;
      const { text, written: tokens, logProbabilities, end, opening } = row;
      finished[row.index] = { opening, text, tokens, logProbabilities, end };
      cache.dropRow(place);
      const last = rows.pop() as Row;
      if (last !== row) rows[place] = last;
    }
  };

  for (const row of rows) take(row, first.slice());
  settle();
  while (rows.length > 0) {
    if (options.signal.aborted) throw cancelledError();
    const newest = rows.map((row) => row.tokens.at(-1) as number);
    const logits = await model.step(cache, newest, 'last', options.signal);
    rows.forEach((row, place) => {
      take(row, logits.slice(place * vocabularySize, (place + 1) * vocabularySize));
    });
    settle();
  }
  return finished;
}
