import { createHash } from 'node:crypto';
import { InklingError } from '../../../contract/errors.ts';
import type { WriteEvent, WriteRequest, Writer } from '../../assistant/ports.ts';
import type { EngineRecord } from '../../engines/ports.ts';
import type { Draft, DraftRequest, DraftTimings, Prompt, TextModel } from '../../ideation/ports.ts';
import { chat, streamChat, type ChatAnswer, type ChatMessage, type ChatToken } from './chat.ts';
import { hostOf, type EngineLine } from './engine-line.ts';
import type { Features } from './features.ts';
import { jsonAnswer } from './json-answer.ts';
import type { Places } from './places.ts';

/** What an engine is known by while the app runs. */
export interface EngineState {
  readonly features: Features;
  /** Requests at once. */
  readonly places: Places;
}

/** A model elsewhere that writes JSON objects and texts, by the layout of any instructed model. */
export type RemoteModel = TextModel & Writer;

/** A larger model's fourth version is worth as much as its eighth, and each is a request of its own. */
const mostDrafts = 4;
/** Its tokens are cut otherwise than those that lengths are told in here, and JSON may come with blanks. */
const roomFor = (maxTokens: number) => Math.max(256, maxTokens * 3);
/** A token of a text has fewer characters: beyond that a server does not keep to the length it was told. */
const charactersOfToken = 16;
/** Characters of an answer that wasn't JSON, shown to the model that wrote it. */
const shownAgain = 2000;

/**
 * The model of an engine, to be borrowed. Once `withdrawn` aborts nothing more is sent, and what is asked for rejects with its
 * reason.
 */
export function remoteModel(
  line: EngineLine,
  record: EngineRecord,
  state: EngineState,
  withdrawn: AbortSignal,
): RemoteModel {
  const { model } = record;
  const { features, places } = state;

  const draftOne = async (
    request: DraftRequest,
    index: number,
  ): Promise<{ draft: Draft; answer: ChatAnswer }> => {
    const { keys, prompt, sampling, seed, signal } = request;
    const opening = request.openings[index] ?? '';
    const lastKey = keys.at(-1) ?? '';
    const asked: ChatMessage[] = messagesOf(prompt, opening === '' ? '' : beginWith(lastKey, opening));
    const ask = (messages: readonly ChatMessage[], withSeed: number) =>
      chat(
        line,
        features,
        {
          ...{ model, messages, sampling, seed: withSeed, maxTokens: roomFor(request.maxTokens) },
          ...{ schema: objectSchema(keys), wantsLikelihood: true },
        },
        signal,
      );
    let answer = await ask(asked, seed + index * 7919);
    let text = jsonAnswer(answer.text, keys);
    if (text === null && answer.end === 'complete') {
      const said = { role: 'assistant', content: answer.text.slice(0, shownAgain) } as const;
      answer = await ask(
        [...asked, said, { role: 'user', content: askAgain(keys) }],
        seed + index * 7919 + 1,
      );
      text = jsonAnswer(answer.text, keys);
    }
    const begins = text !== null && beginsWith(text, lastKey, opening);
    return { draft: draftOf(answer, text, lastKey, text !== null && begins), answer };
  };

  return {
    id: `${model} @ ${hostOf(line)}`.slice(0, 200),
    // Nobody can say which weights are there: this stands for the place and the name.
    sha256: createHash('sha256').update(`${line.address}\n${model}`).digest('hex'),

    render: (prompt) =>
      messagesOf(prompt, '')
        .map(({ role, content }) => `${role}:\n${content}`)
        .join('\n\n'),

    async draft(request): Promise<{ drafts: Draft[]; timings: DraftTimings }> {
      const began = performance.now();
      const count = Math.min(mostDrafts, request.openings.length);
      // The first that fails ends the others: none of them is of use then.
      const ended = new AbortController();
      const signal = AbortSignal.any([request.signal, ended.signal, withdrawn]);
      const written = await Promise.all(
        Array.from({ length: count }, (_, index) =>
          places.take(signal, () => draftOne({ ...request, signal }, index)),
        ),
      ).catch((error: unknown) => {
        ended.abort();
        throw error;
      });
      if (written.length > 0 && written.every(({ draft }) => draft.text === ''))
        throw neverJson(line, written.length);
      const tokens = written.reduce((sum, { answer }) => sum + answer.tokenCount, 0);
      const longest = Math.max(0, ...written.map(({ answer }) => answer.tokenCount));
      const promptTokens = written.reduce((sum, { answer }) => sum + answer.promptTokens, 0);
      const decodeMs = performance.now() - began;
      const timings = { tokens, steps: longest, decodeMs, promptTokens, promptMs: 0 };
      return { drafts: written.map(({ draft }) => draft), timings };
    },

    likelihood(_prompt, texts) {
      if (texts.length === 0) return Promise.resolve([]);
      throw new InklingError(
        'model-failed',
        'An engine says how likely its own words are, not those of others.',
        'Let this be done by a model on this machine.',
      );
    },

    async *write(request: WriteRequest): AsyncGenerator<WriteEvent, void, void> {
      const began = performance.now();
      const { prompt, sampling, seed, maxTokens, stop } = request;
      const signal = AbortSignal.any([request.signal, withdrawn]);
      const leave = await places.enter(signal);
      const pieces = streamChat(
        line,
        features,
        {
          ...{ model, sampling, seed, stop, maxTokens: roomFor(maxTokens) },
          messages: messagesOf({ ...prompt, stem: '' }, ''),
        },
        signal,
      );
      let text = '';
      let reason: Extract<WriteEvent, { type: 'end' }>['reason'] | null = null;
      let counted: ChatAnswer | null = null;
      try {
        while (reason === null) {
          const next = await pieces.next();
          if (next.done) {
            counted = next.value;
            reason = counted.end;
            break;
          }
          const stopAt = firstOf(next.value, stop);
          if (stopAt >= 0) reason = 'stop';
          text = stopAt >= 0 ? next.value.slice(0, stopAt) : next.value;
          // It would be read over again at each word.
          const most = charactersOfToken * roomFor(maxTokens);
          if (text.length > most) {
            text = text.slice(0, most);
            reason ??= 'limit';
          }
          yield { type: 'text', text };
        }
      } finally {
        await pieces.return(undefined as never);
        leave();
      }
      const tokens = counted?.tokenCount ?? Math.ceil(text.length / 4);
      const decodeMs = performance.now() - began;
      yield { type: 'end', text, reason, tokens, decodeMs, promptTokens: counted?.promptTokens ?? 0 };
    },
  };
}

function messagesOf({ system, stem, turn }: Prompt, more: string): ChatMessage[] {
  return [
    { role: 'system', content: system },
    { role: 'user', content: stem + turn + more },
  ];
}

function beginWith(key: string, opening: string): string {
  return `\n\nThe value of "${key}" begins with exactly these words: ${opening}`;
}

function askAgain(keys: readonly string[]): string {
  const shape = Object.fromEntries(keys.map((key) => [key, '…']));
  return `That is not the JSON object that was asked for. Answer with it alone, like this: ${JSON.stringify(shape)}`;
}

function objectSchema(keys: readonly string[]) {
  return {
    type: 'object',
    properties: Object.fromEntries(keys.map((key) => [key, { type: 'string' }])),
    required: keys,
    additionalProperties: false,
  };
}

function beginsWith(json: string, key: string, opening: string): boolean {
  const value = (JSON.parse(json) as Record<string, string>)[key] ?? '';
  return value.startsWith(opening);
}

/**
 * What was written as a draft: with the server's tokens where it gives them; else as one token of which nothing is known, so
 * that all drafts are as likely as one another.
 */
function draftOf(answer: ChatAnswer, json: string | null, lastKey: string, complete: boolean): Draft {
  const tokens: readonly ChatToken[] = answer.tokens ?? [{ text: answer.text, logProbability: 0 }];
  return {
    text: json ?? '',
    tokens: tokens.map((_, place) => place),
    logProbabilities: tokens.map(({ logProbability }) => logProbability),
    chosen: tokens.map((_, place) => place),
    lastValueAt: answer.tokens ? placeOfValue(answer.tokens, lastKey) : 0,
    complete,
  };
}

/** The place of the token with which the value of a key begins; 0 where it can't be found. */
function placeOfValue(tokens: readonly ChatToken[], key: string): number {
  const text = tokens.map((token) => token.text).join('');
  const found = new RegExp(`"${key}"\\s*:\\s*"`, 'u').exec(text);
  if (!found) return 0;
  const end = found.index + found[0].length;
  let read = 0;
  const place = tokens.findIndex((token) => (read += token.text.length) > end);
  return Math.max(0, place);
}

function neverJson(line: EngineLine, count: number): InklingError {
  return new InklingError(
    'engine-unusable',
    `${hostOf(line)} was asked ${count} times for JSON, and again each time, and never answered with it. Nothing was kept.`,
    'Choose another model for the engine under Models; one that thinks aloud, or is very small, may not do.',
  );
}

/** Where the first of the stop texts begins, or -1. */
function firstOf(text: string, stops: readonly string[]): number {
  const places = stops.map((stop) => text.indexOf(stop)).filter((place) => place >= 0);
  return places.length > 0 ? Math.min(...places) : -1;
}
