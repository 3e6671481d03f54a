import { z } from 'zod';
import { InklingError } from '../../../contract/errors.ts';
import type { Sampling } from '../../../contract/ideation.ts';
import { WithoutThoughts } from './aloud.ts';
import { calledOff } from './called-off.ts';
import {
  askEngine,
  Declined,
  hostOf,
  plain,
  unreachable,
  withPatience,
  type EngineAnswer,
  type EngineLine,
} from './engine-line.ts';
import { giveUp, type Features } from './features.ts';
import { parseAs, readJson } from './read-json.ts';
import { serverEvents } from './server-events.ts';

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly sampling: Sampling;
  readonly seed: number;
  readonly maxTokens: number;
  readonly stop?: readonly string[];
  /** What the answer has to be, where the server can hold it to that. */
  readonly schema?: Readonly<Record<string, unknown>>;
  readonly wantsLikelihood?: boolean;
}

/** A token as the server cut it. */
export interface ChatToken {
  readonly text: string;
  /** In nats. */
  readonly logProbability: number;
}

export interface ChatAnswer {
  readonly text: string;
  /** `limit`: it was cut off. */
  readonly end: 'complete' | 'limit';
  /** Null where the server doesn't say. */
  readonly tokens: readonly ChatToken[] | null;
  /** As the server counts; reckoned from the length of the text where it doesn't. */
  readonly tokenCount: number;
  readonly promptTokens: number;
}

/** More than any answer here is long. */
const mostBytes = 16_000_000;
/** OpenAI's interface takes no more. */
const mostStops = 4;

const choiceText = z.object({ content: z.string().nullish() });
const chunkSchema = z.object({
  error: z.unknown().optional(),
  choices: z
    .array(
      z.object({
        delta: choiceText.nullish(),
        message: choiceText.nullish(),
        finish_reason: z.string().nullish(),
        logprobs: z
          .object({ content: z.array(z.object({ token: z.string(), logprob: z.number() })).nullish() })
          .nullish(),
      }),
    )
    .nullish(),
  usage: z.object({ prompt_tokens: z.number().nullish(), completion_tokens: z.number().nullish() }).nullish(),
});
type Chunk = z.infer<typeof chunkSchema>;

/** The whole answer to a request; where the line breaks it is asked for anew. */
export function chat(
  line: EngineLine,
  features: Features,
  request: ChatRequest,
  signal: AbortSignal,
): Promise<ChatAnswer> {
  return withPatience(line, signal, async () => {
    const pieces = piecesOf(line, features, request, signal);
    for (;;) {
      const next = await pieces.next();
      if (next.done) return next.value;
    }
  });
}

/**
 * The same, saying all that was written so far each time it has grown. What was begun is not begun anew: a line that breaks
 * then rejects with `engine-unreachable`. Whoever stops listening ends the request.
 */
export async function* streamChat(
  line: EngineLine,
  features: Features,
  request: ChatRequest,
  signal: AbortSignal,
): AsyncGenerator<string, ChatAnswer, void> {
  const { pieces, first } = await withPatience(line, signal, async () => {
    const begun = piecesOf(line, features, request, signal);
    return { pieces: begun, first: await begun.next() };
  });
  try {
    let next = first;
    while (!next.done) {
      yield next.value;
      next = await pieces.next();
    }
    return next.value;
  } catch (error) {
    if (signal.aborted) throw calledOff(signal);
    throw error instanceof InklingError ? error : unreachable(line, error);
  } finally {
    await pieces.return(undefined as never);
  }
}

/** One try: all text so far, each time it has grown; then what it came to. Rejects with whatever broke it. */
async function* piecesOf(
  line: EngineLine,
  features: Features,
  request: ChatRequest,
  signal: AbortSignal,
): AsyncGenerator<string, ChatAnswer, void> {
  const answer = await begin(line, features, request, signal);
  const gathered = new Gathered(line, request);
  if (!answer.isStream) {
    // A server that doesn't stream gives the whole at once.
    gathered.add(await readJson(line, answer, chunkSchema));
    yield gathered.shown();
    return gathered.answer();
  }
  let shown = '';
  let isEnded = false;
  try {
    for await (const data of serverEvents(answer.body)) {
      isEnded ||= data.trim() === '[DONE]';
      if (isEnded) break;
      gathered.add(parseAs(line, data, chunkSchema));
      const now = gathered.shown();
      if (now === shown) continue;
      shown = now;
      yield now;
    }
  } finally {
    answer.close();
  }
  if (!isEnded && !gathered.isFinished) throw new Error('The line ended before the answer did.');
  return gathered.answer();
}

/** Sends the request, plainer where the server doesn't know all that it was asked for. */
async function begin(
  line: EngineLine,
  features: Features,
  request: ChatRequest,
  signal: AbortSignal,
): Promise<EngineAnswer> {
  const asked = {
    schema: request.schema !== undefined,
    logProbabilities: request.wantsLikelihood ?? false,
    seed: true,
  };
  for (;;) {
    try {
      const body = bodyOf(request, features);
      return await askEngine(line, { path: '/chat/completions', body, mostBytes }, signal);
    } catch (error) {
      const isAboutFields = error instanceof Declined && [400, 415, 422, 501].includes(error.status);
      if (!isAboutFields || !giveUp(features, asked, error.message)) throw error;
    }
  }
}

function bodyOf(request: ChatRequest, features: Features): Record<string, unknown> {
  const { model, messages, sampling, seed, maxTokens, stop = [], schema, wantsLikelihood } = request;
  return {
    ...{ model, messages, stream: true, max_tokens: maxTokens },
    ...{ temperature: sampling.temperature, top_p: sampling.topP },
    ...(features.seed ? { seed: seed % 2 ** 31 } : {}),
    ...(stop.length > 0 ? { stop: stop.slice(0, mostStops) } : {}),
    ...(wantsLikelihood && features.logProbabilities ? { logprobs: true } : {}),
    ...(schema && features.schema
      ? { response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } } }
      : {}),
  };
}

/** The pieces of an answer as they come. */
class Gathered {
  readonly #line: EngineLine;
  readonly #request: ChatRequest;
  readonly #tokens: ChatToken[] = [];
  readonly #said = new WithoutThoughts();
  #end: string | null = null;
  #usage: Chunk['usage'] = null;

  constructor(line: EngineLine, request: ChatRequest) {
    this.#line = line;
    this.#request = request;
  }

  get isFinished(): boolean {
    return this.#end !== null;
  }

  /** Throws `engine-refused` where the server says, in the middle, that it can't go on. */
  add({ error, choices, usage }: Chunk): void {
    if (error !== undefined && error !== null) throw this.#saidError(error);
    const choice = choices?.[0];
    this.#said.add(choice?.delta?.content ?? choice?.message?.content ?? '');
    for (const { token, logprob } of choice?.logprobs?.content ?? [])
      this.#tokens.push({ text: token, logProbability: logprob });
    this.#end = choice?.finish_reason ?? this.#end;
    this.#usage = usage ?? this.#usage;
  }

  shown(): string {
    return this.#said.text;
  }

  answer(): ChatAnswer {
    this.#said.close();
    const { text, hasThought, characters } = this.#said;
    const read = this.#request.messages.reduce((sum, { content }) => sum + content.length, 0);
    return {
      text,
      end: this.#end === 'length' ? 'limit' : 'complete',
      // Thoughts would be counted with the words.
      tokens: !hasThought && this.#tokens.length > 0 ? this.#tokens : null,
      tokenCount: this.#usage?.completion_tokens ?? (this.#tokens.length || reckoned(characters)),
      promptTokens: this.#usage?.prompt_tokens ?? reckoned(read),
    };
  }

  #saidError(error: unknown): InklingError {
    const said = typeof error === 'object' ? (error as { message?: unknown }).message : error;
    return new InklingError(
      'engine-refused',
      `${hostOf(this.#line)} broke off: ${plain(typeof said === 'string' ? said : 'it gave no reason', this.#line.key)}`,
      'Try again; or look at the model of the engine under Models.',
    );
  }
}

/** Tokens in so many characters, roughly. */
function reckoned(characters: number): number {
  return Math.max(1, Math.ceil(characters / 4));
}
