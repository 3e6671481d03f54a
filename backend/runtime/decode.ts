import { cancelledError } from '../../contract/errors.ts';
import type { Sampling } from '../../contract/ideation.ts';
import type { Draft, DraftTimings } from '../ideation/ports.ts';
import { logSumExp } from '../numerics/log-probability.ts';
import { createRandom, type Random } from '../numerics/random.ts';
import type { CausalModel } from './causal-model.ts';
import type { Matcher } from './grammar.ts';
import type { KvCache } from './kv-cache.ts';
import { sampleToken } from './sampler.ts';

/** Tokens read in one step of a prompt: long enough to be efficient, short enough to cancel between. */
const prefillChunk = 128;

/** One text being written: a row of the cache, its grammar and its own random stream. */
interface Row {
  readonly index: number;
  readonly matcher: Matcher;
  readonly random: Random;
  /** Tokens that are written whatever the model thinks, first to last. */
  forced: readonly number[];
  lastValueAt: number | null;
  readonly tokens: number[];
  readonly logProbabilities: number[];
  readonly chosen: number[];
  readonly written: Set<number>;
}

/** Reads tokens into a cache of one row and returns the logits after the last; `cancelled` between chunks. */
export async function prefill(
  model: CausalModel,
  cache: KvCache,
  tokens: readonly number[],
  signal: AbortSignal,
): Promise<Float32Array> {
  if (tokens.length === 0) throw new RangeError('There is nothing to read');
  let logits: Float32Array = new Float32Array(0);
  for (let start = 0; start < tokens.length; start += prefillChunk) {
    if (signal.aborted) throw cancelledError();
    logits = await model.step(cache, tokens.slice(start, start + prefillChunk), 'last');
  }
  return logits;
}

export interface DecodeOptions {
  readonly sampling: Sampling;
  readonly seed: number;
  readonly maxTokens: number;
  /** Whether the value of the last key begins after these tokens. */
  readonly beginsLastValue: (tokens: readonly number[]) => boolean;
  /** Tokens that the value of the last key must begin with, for each row; may be none. */
  readonly openings: readonly (readonly number[])[];
  /** Tokens that may not follow an opening: the value ends with the clause that the opening began. */
  readonly clauseTokens: readonly number[];
  readonly signal: AbortSignal;
}

/**
 * Writes one text in every row of the cache, all of which hold the same prompt, until each grammar is
 * satisfied. Rows are worked on side by side: a step reads the weights once for all of them, which is what
 * a step costs on a CPU. A finished row gives up its place.
 *
 * `first` are the logits after the prompt, `matchers` one for each row. Deterministic in seed and row.
 * Rejects with `cancelled` within one step.
 */
export async function decodeRows(
  model: CausalModel,
  cache: KvCache,
  first: Float32Array,
  matchers: readonly Matcher[],
  options: DecodeOptions,
): Promise<{ drafts: Omit<Draft, 'text'>[]; timings: Pick<DraftTimings, 'tokens' | 'steps' | 'decodeMs'> }> {
  const { vocabularySize } = model;
  const drafts: Omit<Draft, 'text'>[] = [];
  const rows: Row[] = matchers.map((matcher, index) => ({
    index,
    matcher,
    forced: [],
    lastValueAt: null,
    random: createRandom(options.seed, index),
    tokens: [],
    logProbabilities: [],
    chosen: [],
    written: new Set(),
  }));
  const began = performance.now();
  let steps = 0;
  let tokens = 0;

  const beginLastValue = (row: Row) => {
    if (row.lastValueAt !== null || !options.beginsLastValue(row.tokens)) return;
    row.lastValueAt = row.tokens.length;
    row.forced = options.openings[row.index] ?? [];
  };
  const take = async (row: Row, logits: Float32Array, offset: number) => {
    const mask = await row.matcher.mask();
    const normalizer = logSumExp(logits, offset, vocabularySize);
    // Sampling changes the logits of tokens written before.
    const penalized = new Map(Array.from(row.written, (token) => [token, logits[offset + token] as number]));
    const [forced] = row.forced;
    if (row.lastValueAt !== null && (options.openings[row.index]?.length ?? 0) > 0)
      for (const banned of options.clauseTokens) logits[offset + banned] = -Infinity;
    const token =
      forced ?? sampleToken(logits, offset, vocabularySize, mask, row.written, options.sampling, row.random);
    row.matcher.accept(token);
    row.forced = row.forced.slice(1);
    if (forced === undefined) row.chosen.push(row.tokens.length);
    row.tokens.push(token);
    const raw = penalized.get(token) ?? logits[offset + token];
    row.logProbabilities.push((raw ?? Number.NaN) - normalizer);
    row.written.add(token);
    tokens++;
    beginLastValue(row);
  };
  /** Moves finished rows out; from the end, since a dropped row is filled by the last. */
  const settle = () => {
    for (let place = rows.length - 1; place >= 0; place--) {
      const row = rows[place] as Row;
      const complete = row.matcher.finished;
      if (!complete && row.tokens.length < options.maxTokens) continue;
      // The end token belongs to the turn, not to the text.
      const end = complete ? row.tokens.length - 1 : row.tokens.length;
      drafts[row.index] = {
        tokens: row.tokens.slice(0, end),
        logProbabilities: row.logProbabilities.slice(0, end),
        chosen: row.chosen.filter((place) => place < end),
        lastValueAt: Math.min(row.lastValueAt ?? end, end),
        complete,
      };
      cache.dropRow(place);
      const last = rows.pop() as Row;
      if (last !== row) rows[place] = last;
    }
  };

  for (const row of rows) {
    beginLastValue(row);
    await take(row, first.slice(), 0);
  }
  settle();
  while (rows.length > 0) {
    if (options.signal.aborted) throw cancelledError();
    const logits = await model.step(
      cache,
      rows.map((row) => row.tokens.at(-1) as number),
      'last',
    );
    steps++;
    for (let place = 0; place < rows.length; place++)
      await take(rows[place] as Row, logits, place * vocabularySize);
    settle();
  }
  return { drafts, timings: { tokens, steps, decodeMs: performance.now() - began } };
}
