import { randomUUID } from 'node:crypto';
import type { Outcome } from '../../contract/answer.ts';
import type { Client } from '../../contract/client.ts';
import type { EventOf } from '../../contract/index.ts';
import { assistantModel, type ChatQuestion } from './chat-request.ts';
import { engineMark, type EngineMark } from './engine-mark.ts';

type ReplyEvent = Exclude<EventOf<'assistant.reply'>, { type: 'failed' }>;
type Citations = Extract<ReplyEvent, { type: 'sentence' }>['citations'];

/** What an answer is called and when it was begun, the same in all its pieces. */
interface AnswerFacts {
  readonly id: string;
  readonly created: number;
  readonly model: string;
}

/** A piece of a streamed answer as OpenAI writes it, with the citations of the piece beside it. */
interface Chunk extends AnswerFacts {
  readonly object: 'chat.completion.chunk';
  readonly choices: readonly [
    {
      readonly index: 0;
      readonly delta: { readonly role?: 'assistant'; readonly content?: string };
      readonly finish_reason: 'stop' | null;
    },
  ];
  readonly citations?: Citations;
  /** Where the answer is written; with the first piece. Null: on this machine. */
  readonly engine?: EngineMark | null;
  /** Answered, refused or handed off; with the last piece. */
  readonly outcome?: Outcome | null;
}

const newFacts = (): AnswerFacts => ({
  id: `chatcmpl-${randomUUID()}`,
  created: Math.floor(Date.now() / 1000),
  model: assistantModel,
});

/** The pieces of an answer, a checked sentence each. Leaving the iteration ends the work. */
export async function* streamAnswer(
  client: Client,
  projectId: string,
  { question, history, seed }: ChatQuestion,
  signal: AbortSignal,
): AsyncGenerator<Chunk, void, void> {
  const facts = newFacts();
  const chunk = (
    delta: Chunk['choices'][0]['delta'],
    finish: 'stop' | null,
    rest: Pick<Chunk, 'citations' | 'outcome' | 'engine'> = {},
  ): Chunk => ({
    ...facts,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, finish_reason: finish }],
    ...rest,
  });

  const engine = await engineMark(client, projectId);
  yield chunk({ role: 'assistant', content: '' }, null, { engine });
  let said = '';
  const input = { projectId, question, history: [...history], seed };
  for await (const event of client.stream('assistant.reply', input, signal)) {
    if (event.type === 'sentence') {
      const { text } = event.sentence;
      const content = said === '' ? text : `${separatorOf(said)}${text}`;
      said += content;
      yield chunk({ content }, null, { citations: event.citations });
    } else if (event.type === 'done') {
      // A refusal or a hand-off has its words in the end only.
      if (said === '' && event.text !== '') yield chunk({ content: event.text }, null);
      yield chunk({}, 'stop', { outcome: event.answer.outcome });
    }
  }
}

/** The whole answer at once. */
export async function wholeAnswer(
  client: Client,
  projectId: string,
  question: ChatQuestion,
  signal: AbortSignal,
) {
  let content = '';
  let outcome: Outcome | null = null;
  let engine: EngineMark | null = null;
  let facts: AnswerFacts = newFacts();
  const citations: Citations[number][] = [];
  for await (const chunk of streamAnswer(client, projectId, question, signal)) {
    const { id, created, model } = chunk;
    facts = { id, created, model };
    content += chunk.choices[0].delta.content ?? '';
    citations.push(...(chunk.citations ?? []));
    outcome = chunk.outcome ?? outcome;
    engine = chunk.engine ?? engine;
  }
  return {
    ...facts,
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content, refusal: null }, finish_reason: 'stop' }],
    citations,
    outcome,
    engine,
  };
}

/** Chinese sentences stand without a space between them. */
function separatorOf(before: string): string {
  return /[。！？]$/u.test(before) ? '' : ' ';
}
