import { cancelledError, InklingError } from '../../contract/errors.ts';
import type { ExecutionProvider } from '../../contract/providers.ts';
import type { WriteEvent, WriteRequest, Writer } from '../assistant/ports.ts';
import type {
  CompleteRequest,
  Completion,
  ComposeModel,
  DocumentRequest,
  WrittenDocument,
} from '../compose/ports.ts';
import type { ScoringModel } from '../converge/ports.ts';
import type { AnswerPart, Draft, DraftRequest, DraftTimings, Prompt, TextModel } from '../ideation/ports.ts';
import { logSumExp } from '../numerics/log-probability.ts';
import { openCausalModel, type CausalModel } from './causal-model.ts';
import { createChatTemplate, type ChatTemplate } from './chat-template.ts';
import { checkWriting } from './check-writing.ts';
import { completeRows } from './complete-rows.ts';
import { decodeRows, prefill } from './decode.ts';
import { createGrammarCompiler, type GrammarCompiler } from './grammar.ts';
import type { JsonSchema } from './schema-rules.ts';
import type { RuntimeKind } from './ort/open-session.ts';
import { KeptPrompts } from './kept-prompts.ts';
import { settledTokens } from './settled-tokens.ts';
import { sideBySide } from './side-by-side.ts';
import { loadTokenizer, type Tokenizer } from './tokenizer.ts';
import { writeText, type ReadPrompt } from './write-text.ts';

/** More tokens than a key with its quotes and colon takes. */
const markerTokens = 12;

type WeighRequest = Parameters<ScoringModel['weigh']>[0];

/** A text model that can be unloaded. */
export interface LoadedTextModel extends TextModel, Writer, ComposeModel, Pick<ScoringModel, 'weigh'> {
  readonly contextLength: number;
  /**
   * Log-probabilities in nats of each token of each continuation, as the answer to the prompt.
   * Rejects with `cancelled` between continuations.
   */
  score(
    prompt: Prompt,
    continuations: readonly (readonly number[])[],
    signal: AbortSignal,
  ): Promise<readonly (readonly number[])[]>;
  /** Frees the model. Safe to call twice. */
  dispose(): void;
}

/** Told how much of a prompt has been read, 0 to 1, after each step of one that takes several; null once it is through. */
export type OnReading = (share: number | null) => void;

/** Loads the model of a folder: weights, tokenizer, chat template and grammar. */
export async function loadTextModel(
  identity: { readonly id: string; readonly sha256: string },
  folder: string,
  kind: RuntimeKind,
  threads: number,
  onReading: OnReading = () => undefined,
  provider: ExecutionProvider = 'cpu',
): Promise<LoadedTextModel> {
  const tokenizing = loadTokenizer(folder);
  // Told below, once there is a model to be closed; where neither can be had, what is wrong with the model is said.
  tokenizing.catch(() => undefined);
  const model = await openCausalModel(folder, kind, threads, provider);
  try {
    const tokenizer = await tokenizing;
    // Embeddings are padded to round numbers: the rows past the last token are no tokens.
    const vocabulary = Array.from(
      { length: model.vocabularySize },
      (_, id) => tokenizer.vocabulary[id] ?? '',
    );
    const grammar = await createGrammarCompiler(vocabulary, model.stopTokens, tokenizer.spelling);
    return new OnnxTextModel(identity, model, tokenizer, createChatTemplate(tokenizer), grammar, onReading);
  } catch (error) {
    model.dispose();
    throw error;
  }
}

class OnnxTextModel implements LoadedTextModel {
  readonly id: string;
  readonly sha256: string;
  readonly #model: CausalModel;
  readonly #tokenizer: Tokenizer;
  readonly #template: ChatTemplate;
  readonly #grammar: GrammarCompiler;
  readonly #clauseTokens: readonly number[];
  readonly #kept: KeptPrompts;
  #isOver = false;
  readonly #onReading: OnReading;
  readonly #settled: (newest: number, text: string) => readonly number[];

  constructor(
    identity: { readonly id: string; readonly sha256: string },
    model: CausalModel,
    tokenizer: Tokenizer,
    template: ChatTemplate,
    grammar: GrammarCompiler,
    onReading: OnReading,
  ) {
    this.id = identity.id;
    this.sha256 = identity.sha256;
    this.#model = model;
    this.#tokenizer = tokenizer;
    this.#template = template;
    this.#grammar = grammar;
    this.#onReading = onReading;
    this.#kept = new KeptPrompts(model);
    this.#settled = (newest, text) => settledTokens(tokenizer, newest, text);
    this.#clauseTokens = tokenizer.vocabulary.flatMap((token, id) => (/[,;:]/.test(token) ? [id] : []));
  }

  get contextLength(): number {
    return this.#model.contextLength;
  }

  render({ system, stem, turn }: Prompt): string {
    return this.#template.render([
      { role: 'system', content: system },
      { role: 'user', content: stem + turn },
    ]);
  }

  async draft(request: DraftRequest): Promise<{ drafts: Draft[]; timings: DraftTimings }> {
    checkWriting(request);
    const schema = objectSchema(request.keys);
    const marker = `"${request.keys.at(-1) ?? ''}": "`;
    const probe = await this.#grammar.matcher(schema);
    const forced = probe.forcedText();
    probe.dispose();
    // The beginning that the grammar forces is read with the prompt rather than written token by token.
    const forcedTokens = this.#tokenizer.encode(forced);
    const began = performance.now();
    const read = await this.#read(request.prompt, forcedTokens, request.maxTokens, request.signal);
    const promptMs = performance.now() - began;

    const drafts: Draft[] = [];
    const totals = { tokens: 0, steps: 0, decodeMs: 0 };
    await sideBySide(
      this.#model,
      read,
      request.openings.length,
      request.maxTokens,
      async (cache, first, start) => {
        const matchers = await Promise.all(
          Array.from({ length: cache.rows }, () => this.#grammar.matcher(schema)),
        );
        try {
          for (const matcher of matchers) for (const token of forcedTokens) matcher.accept(token);
          const options = {
            ...request,
            seed: request.seed + start * 7919,
            beginsLastValue: (tokens: readonly number[]) =>
              this.#tokenizer.decode([...forcedTokens, ...tokens].slice(-markerTokens)).endsWith(marker),
            clauseTokens: this.#clauseTokens,
            settledTokens: this.#settled,
            openings: request.openings
              .slice(start, start + matchers.length)
              .map((text) => this.#tokenizer.encode(JSON.stringify(text).slice(1, -1))),
          };
          const written = await decodeRows(this.#model, cache, first, matchers, options);
          for (const draft of written.drafts)
            drafts.push({
              ...draft,
              text: forced + this.#tokenizer.decode(draft.tokens),
              tokens: [...forcedTokens, ...draft.tokens],
              logProbabilities: [...forcedTokens.map(() => 0), ...draft.logProbabilities],
              chosen: draft.chosen.map((place) => place + forcedTokens.length),
              lastValueAt: draft.lastValueAt + forcedTokens.length,
            });
          totals.tokens += written.timings.tokens;
          totals.steps += written.timings.steps;
          totals.decodeMs += written.timings.decodeMs;
        } finally {
          for (const matcher of matchers) matcher.dispose();
        }
      },
    );
    return { drafts, timings: { ...totals, promptTokens: read.tokensRead, promptMs } };
  }

  async complete(request: CompleteRequest): Promise<readonly Completion[]> {
    checkWriting(request);
    const { openings, maxTokens, signal } = request;
    const longest = Math.max(0, ...openings.map((text) => this.#tokenizer.encode(text).length));
    const room = longest + maxTokens;
    const read = await this.#read({ ...request.prompt, stem: '' }, [], room, signal);
    const completions: Completion[] = [];
    await sideBySide(this.#model, read, openings.length, room, async (cache, first, start) => {
      const options = {
        ...request,
        seed: request.seed + start * 7919,
        openings: openings.slice(start, start + cache.rows),
        onText: (row: number, text: string) => request.onText?.(start + row, text),
      };
      completions.push(...(await completeRows(this.#model, this.#tokenizer, cache, first, options)));
    });
    return completions;
  }

  async writeDocuments(request: DocumentRequest): Promise<readonly WrittenDocument[]> {
    checkWriting(request);
    const { schema, count, maxTokens } = request;
    const read = await this.#read({ ...request.prompt, stem: '' }, [], maxTokens, request.signal);
    const documents: WrittenDocument[] = [];
    await sideBySide(this.#model, read, count, maxTokens, async (cache, first, start) => {
      const matchers = await Promise.all(
        Array.from({ length: cache.rows }, () => this.#grammar.matcher(schema)),
      );
      try {
        const { drafts } = await decodeRows(this.#model, cache, first, matchers, {
          ...request,
          seed: request.seed + start * 7919,
          beginsLastValue: () => false,
          openings: [],
          clauseTokens: [],
          settledTokens: this.#settled,
        });
        for (const { tokens, logProbabilities, complete } of drafts)
          documents.push({ text: this.#tokenizer.decode(tokens), logProbabilities, complete });
      } finally {
        for (const matcher of matchers) matcher.dispose();
      }
    });
    return documents;
  }

  async *write(request: WriteRequest): AsyncGenerator<WriteEvent, void, void> {
    checkWriting(request);
    const prompt = { ...request.prompt, stem: '' };
    const read = await this.#read(prompt, [], request.maxTokens, request.signal);
    yield* writeText(this.#model, this.#tokenizer, read, request);
  }

  async score(
    prompt: Prompt,
    continuations: readonly (readonly number[])[],
    signal: AbortSignal,
  ): Promise<number[][]> {
    if (continuations.length === 0) return [];
    const longest = Math.max(...continuations.map((tokens) => tokens.length));
    const read = await this.#read(prompt, [], longest, signal);
    return this.#scoreAfter(read, continuations, signal);
  }

  async likelihood(prompt: Prompt, texts: readonly AnswerPart[], signal: AbortSignal): Promise<number[][]> {
    const wholes = texts.map(({ before, text }) => this.#tokenizer.encode(before + text));
    const scores = await this.score(prompt, wholes, signal);
    return scores.map((score, i) => {
      const { before } = texts[i] as AnswerPart;
      const begun = this.#tokenizer.encode(before);
      const whole = wholes[i] ?? [];
      // Where both are joined, tokens may fall otherwise than before: what differs belongs to the text.
      let shared = 0;
      while (shared < begun.length && begun[shared] === whole[shared]) shared++;
      return score.slice(shared);
    });
  }

  async weigh({ prompt, answer, choices, signal }: WeighRequest): Promise<number[]> {
    const all = choices.map((choice) => this.#tokenizer.encode(answer + choice));
    // What all begin with is read once, with the prompt; how an answer splits into tokens may depend on the choice.
    const [one = []] = all;
    let shared = 0;
    while (all.every((tokens) => tokens.length > shared + 1 && tokens[shared] === one[shared])) shared++;
    const longest = Math.max(0, ...all.map((tokens) => tokens.length));
    const read = await this.#read(prompt, one.slice(0, shared), longest, signal);
    const scores = await this.#scoreAfter(
      read,
      all.map((tokens) => tokens.slice(shared)),
      signal,
    );
    return scores.map((tokens) => tokens.reduce((sum, value) => sum + value, 0));
  }

  /** Log-probabilities of each token of each continuation of what was read. Gives the cache back. */
  async #scoreAfter(
    read: ReadPrompt,
    continuations: readonly (readonly number[])[],
    signal: AbortSignal,
  ): Promise<number[][]> {
    try {
      const { vocabularySize } = this.#model;
      const { length } = read.cache;
      const first = read.logits.slice();
      const firstNormalizer = logSumExp(first, 0, vocabularySize);
      const scores: number[][] = [];
      for (const tokens of continuations) {
        if (signal.aborted) throw cancelledError();
        read.cache.length = length;
        const logits = await this.#model.step(read.cache, tokens, 'all', signal);
        scores.push(
          tokens.map((token, i) =>
            i === 0
              ? (first[token] as number) - firstNormalizer
              : (logits[(i - 1) * vocabularySize + token] as number) -
                logSumExp(logits, (i - 1) * vocabularySize, vocabularySize),
          ),
        );
      }
      return scores;
    } finally {
      read.release();
    }
  }

  dispose(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#kept.dispose();
    this.#model.dispose();
    this.#grammar.dispose();
  }

  /**
   * Reads a prompt and the beginning of its answer into a cache of one row, but for the beginning that an earlier prompt
   * had as well: reading that again would give the numbers that were kept.
   */
  async #read(
    prompt: Prompt,
    answer: readonly number[],
    room: number,
    signal: AbortSignal,
  ): Promise<ReadPrompt> {
    const tokens = [...(await this.#tokenizer.encodeLong(this.render(prompt))), ...answer];
    const needed = tokens.length + room;
    if (needed > this.#model.contextLength)
      throw new InklingError(
        'invalid-input',
        `This is too long for the model: it can read ${this.#model.contextLength} tokens, and this takes ${needed}.`,
        'Shorten the text to what matters.',
      );
    const cache = await this.#kept.cacheFor(tokens, needed);
    const { length: known } = cache;
    const isLong = tokens.length - known > 2 * this.#model.readsAtOnce;
    try {
      if (isLong) this.#onReading(0);
      const logits = await prefill(this.#model, cache, tokens.slice(known), signal, (share) => {
        if (isLong) this.#onReading(share);
      });
      if (isLong) this.#onReading(null);
      const release = () => this.#kept.keep(tokens, cache);
      return { cache, tokens, logits, tokensRead: tokens.length - known, release };
    } catch (error) {
      if (isLong) this.#onReading(null);
      this.#kept.keep(tokens.slice(0, cache.length), cache);
      throw error;
    }
  }
}

function objectSchema(keys: readonly string[]): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(keys.map((key) => [key, { type: 'string' }])),
    required: keys,
    additionalProperties: false,
  };
}
