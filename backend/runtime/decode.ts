import { cancelledError } from '../../contract/errors.ts';
import type { Sampling } from '../../contract/ideation.ts';
import type { Draft, DraftTimings } from '../ideation/ports.ts';
import { logSumExp } from '../numerics/log-probability.ts';
import { createRandom, type Random } from '../numerics/random.ts';
import type { CausalModel } from './causal-model.ts';
import type { Matcher } from './grammar.ts';
import type { KvCache } from './kv-cache.ts';
import { isAllowed, onlyToken, sampleToken } from './sampler.ts';

/** One text being written: a row of the cache, its grammar and its own random stream. */
interface Row {
  readonly index: number;
  readonly matcher: Matcher;
  readonly random: Random;
  /** Tokens that are written whatever the model thinks, first to last. */
  forced: readonly number[];
  lastValueAt: number | null;
  readonly tokens: number[];
  /** How many of them, the newest, the model has not read yet. */
  unread: number;
  readonly logProbabilities: number[];
  readonly chosen: number[];
  readonly written: Set<number>;
}

/**
 * Reads tokens into a cache of one row and returns the logits after the last; `cancelled` within a chunk. No chunk is of
 * one token: its kernel rounds otherwise than those for several, and what is read should hang on the tokens alone, not on
 * how many of them were known. `onShare` is told after each chunk how much of it has been read.
 */
export async function prefill(
  model: Pick<CausalModel, 'readsAtOnce' | 'step'>,
  cache: KvCache,
  tokens: readonly number[],
  signal: AbortSignal,
  onShare: (share: number) => void = () => undefined,
): Promise<Float32Array> {
  const { readsAtOnce: most } = model;
  if (tokens.length === 0) throw new RangeError('There is nothing to read');
  let logits: Float32Array = new Float32Array(0);
  for (let start = 0; start < tokens.length;) {
    if (signal.aborted) throw cancelledError();
    const left = tokens.length - start;
    const count = left === most + 1 ? most - 1 : Math.min(left, most);
    logits = await model.step(cache, tokens.slice(start, start + count), 'last', signal);
    start += count;
    onShare(start / tokens.length);
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
  /** The tokens of a text that has to follow a token, without those that may hang on what comes after it. */
  readonly settledTokens: (newest: number, text: string) => readonly number[];
  readonly signal: AbortSignal;
}

/**
 * Writes one text in every row of the cache, all of which hold the same prompt, until each grammar is
 * satisfied. Rows are worked on side by side: a step reads the weights once for all of them, which is what
 * a step costs on a CPU. A finished row gives up its place.
 *
 * What leaves no choice (keys and signs of the schema, an opening) is not asked for: a text that is written alone takes it
 * at once, and the model reads it in one step with the token before it. Side by side every row takes one token a step,
 * and only the end is not asked for.
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
    unread: 0,
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
  const add = (row: Row, token: number, logProbability: number) => {
    row.matcher.accept(token);
    row.tokens.push(token);
    row.unread++;
    row.logProbabilities.push(logProbability);
    row.written.add(token);
    tokens++;
    beginLastValue(row);
  };
  /**
   * What was taken without being asked for gets its likelihood, once the model has read it; `offset` is where the logits of
   * what the row had not read begin. Returns where those after its newest token begin.
   */
  const look = (row: Row, logits: Float32Array, offset: number) => {
    const read = Math.max(1, row.unread);
    for (let i = 1; i < read; i++) {
      const place = row.tokens.length - read + i;
      const at = offset + (i - 1) * vocabularySize;
      row.logProbabilities[place] =
        (logits[at + (row.tokens[place] as number)] as number) - logSumExp(logits, at, vocabularySize);
    }
    row.unread = 0;
    return offset + (read - 1) * vocabularySize;
  };
  /** Takes the next token of a row. */
  const take = async (row: Row, logits: Float32Array, offset: number) => {
    const mask = await row.matcher.mask();
    const at = look(row, logits, offset);
    const normalizer = logSumExp(logits, at, vocabularySize);
    const [forced] = row.forced;
    if (forced !== undefined) {
      row.forced = row.forced.slice(1);
      add(row, forced, (logits[at + forced] as number) - normalizer);
      return;
    }
    // Sampling changes the logits of tokens written before.
    const penalized = new Map(Array.from(row.written, (token) => [token, logits[at + token] as number]));
    if (row.lastValueAt !== null && (options.openings[row.index]?.length ?? 0) > 0)
      for (const banned of options.clauseTokens) logits[at + banned] = -Infinity;
    const token = sampleToken(logits, at, vocabularySize, mask, row.written, options.sampling, row.random);
    row.chosen.push(row.tokens.length);
    add(row, token, (penalized.get(token) ?? logits[at + token]!) - normalizer);
  };
  const goesOn = (row: Row) => !row.matcher.finished && row.tokens.length < options.maxTokens;
  /** Takes what may not be otherwise, without asking the model. */
  const follow = async (row: Row) => {
    while (goesOn(row)) {
      const alone = rows.length === 1;
      const [forced] = row.forced;
      if (forced !== undefined) {
        if (!alone) return;
        row.forced = row.forced.slice(1);
        add(row, forced, Number.NaN);
        continue;
      }
      const only = onlyToken(await row.matcher.mask());
      if (only !== null && (alone || model.stopTokens.includes(only))) {
        row.chosen.push(row.tokens.length);
        add(row, only, Number.NaN);
        continue;
      }
      if (!alone) return;
      const before = row.tokens.length;
      const settled = options.settledTokens(row.tokens.at(-1) as number, row.matcher.forcedText());
      for (const token of settled) {
        if (!goesOn(row) || row.forced.length > 0 || !isAllowed(await row.matcher.mask(), token)) break;
        row.chosen.push(row.tokens.length);
        add(row, token, Number.NaN);
      }
      if (row.tokens.length === before) return;
    }
  };
  /** Moves finished rows out; from the end, since a dropped row is filled by the last. */
  const settle = () => {
    for (let place = rows.length - 1; place >= 0; place--) {
      const row = rows[place] as Row;
      const complete = row.matcher.finished;
      if (!complete && row.tokens.length < options.maxTokens) continue;
      const end = endOf(row);
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

  const run = async () => {
    steps++;
    const unread = rows.flatMap((row) => row.tokens.slice(row.tokens.length - row.unread));
    return model.step(cache, unread, rows.length === 1 ? 'all' : 'last', options.signal);
  };

  for (const row of rows) {
    beginLastValue(row);
    await take(row, first.slice(), 0);
  }
  for (;;) {
    for (const row of rows) await follow(row);
    const [only] = rows;
    // Where the last words were not asked for, they are read for their likelihood alone.
    if (
      rows.length === 1 &&
      only &&
      !goesOn(only) &&
      only.logProbabilities.slice(0, endOf(only)).some(Number.isNaN)
    )
      look(only, await run(), 0);
    settle();
    if (rows.length === 0) break;
    if (options.signal.aborted) throw cancelledError();
    const logits = await run();
    for (const [place, row] of rows.entries()) await take(row, logits, place * vocabularySize);
  }
  return { drafts, timings: { tokens, steps, decodeMs: performance.now() - began } };
}

/** Where a text ends: the end token belongs to the turn, not to the text. */
function endOf({ matcher, tokens }: Row): number {
  return matcher.finished ? tokens.length - 1 : tokens.length;
}
