import { randomInt, randomUUID } from 'node:crypto';
import type { AssistantSettings } from '../../contract/assistant.ts';
import type { Message } from '../../contract/conversations.ts';
import { InklingError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/handlers.ts';
import type { EventOf, ParsedInputOf } from '../../contract/index.ts';
import { branchTo } from './branches.ts';
import { EventQueue } from '../streams/event-queue.ts';
import { handOver } from './hand-over.ts';
import { keepAnswer, type KeepParts, type KeptAnswerEvent } from './keep-answer.ts';
import { answerText, makeAnswer } from './make-answer.ts';
import { maskPersonalData } from './personal-data/mask.ts';
import { titleOf } from './title.ts';

type AnswerEndpoint = 'assistant.answer' | 'assistant.regenerate' | 'assistant.reply';
type ReplyEvent = Exclude<EventOf<'assistant.reply'>, { type: 'failed' }>;

/** The first answer to a question is made without chance; the seed is kept all the same. */
const firstSeed = 0;

export interface AnswerHandlerParts extends KeepParts {
  readSettings(projectId: string): Promise<AssistantSettings>;
}

/** Answers: in a conversation, made again, and for a conversation that is kept elsewhere. */
export function createAnswerHandlers(parts: AnswerHandlerParts): Pick<Handlers, AnswerEndpoint> {
  return {
    'assistant.answer': (input, { signal }) => {
      const queue = new EventQueue<KeptAnswerEvent>();
      return queue.during(answer(parts, input, signal, (event) => queue.push(event)));
    },
    'assistant.regenerate': (input, { signal }) => {
      const queue = new EventQueue<KeptAnswerEvent>();
      return queue.during(regenerate(parts, input, signal, (event) => queue.push(event)));
    },
    'assistant.reply': (input, { signal }) => {
      const queue = new EventQueue<ReplyEvent>();
      return queue.during(reply(parts, input, signal, (event) => queue.push(event)));
    },
  };
}

async function answer(
  parts: AnswerHandlerParts,
  input: ParsedInputOf<'assistant.answer'>,
  signal: AbortSignal,
  emit: (event: KeptAnswerEvent) => void,
): Promise<void> {
  const conversation = await parts.store.getConversation(input.conversationId);
  const messages = await parts.store.listMessages(conversation.id);
  const parentId = input.parentId === undefined ? conversation.leafId : input.parentId;
  const parent = messages.find(({ id }) => id === parentId);
  if (parentId !== null && parent?.role !== 'assistant')
    throw new InklingError(
      'invalid-input',
      'A question follows an answer of its own conversation. Nothing was asked.',
      'Reload the conversation and ask again.',
    );
  const settings = await parts.readSettings(conversation.projectId);
  const { text, kinds } = settings.maskPersonalData
    ? maskPersonalData(input.question)
    : { text: input.question, kinds: [] };
  const question: Message = {
    id: randomUUID(),
    conversationId: conversation.id,
    parentId,
    role: 'customer',
    text,
    state: 'complete',
    masked: kinds,
    answer: null,
    feedback: null,
    createdAt: Date.now(),
  };
  await keepAnswer(
    parts,
    {
      projectId: conversation.projectId,
      settings: { ...settings, mode: input.mode ?? settings.mode },
      branch: branchTo(messages, parentId),
      question,
      isNewQuestion: true,
      title: conversation.title === '' ? titleOf(text) : null,
      seed: firstSeed,
      varies: false,
      signal,
    },
    emit,
  );
}

async function regenerate(
  parts: AnswerHandlerParts,
  input: ParsedInputOf<'assistant.regenerate'>,
  signal: AbortSignal,
  emit: (event: KeptAnswerEvent) => void,
): Promise<void> {
  const again = await parts.store.getMessage(input.messageId);
  const messages = await parts.store.listMessages(again.conversationId);
  const question = messages.find(({ id }) => id === again.parentId);
  if (again.role !== 'assistant' || !question)
    throw new InklingError(
      'invalid-input',
      'Only an answer can be made again. Nothing was changed.',
      'Choose an answer.',
    );
  const { projectId } = await parts.store.getConversation(again.conversationId);
  const settings = await parts.readSettings(projectId);
  await keepAnswer(
    parts,
    {
      projectId,
      settings: { ...settings, mode: input.mode ?? settings.mode },
      branch: branchTo(messages, question.parentId),
      question,
      isNewQuestion: false,
      title: null,
      seed: input.seed ?? randomInt(2 ** 32),
      varies: true,
      signal,
    },
    emit,
  );
}

async function reply(
  parts: AnswerHandlerParts,
  input: ParsedInputOf<'assistant.reply'>,
  signal: AbortSignal,
  emit: (event: ReplyEvent) => void,
): Promise<void> {
  const stored = await parts.readSettings(input.projectId);
  const settings = {
    ...stored,
    mode: input.mode ?? stored.mode,
    threshold: input.threshold ?? stored.threshold,
  };
  const mask = (text: string) => (settings.maskPersonalData ? maskPersonalData(text).text : text);
  const history = input.history.map((turn) => ({ ...turn, text: mask(turn.text) }));
  const question = mask(input.question);
  const { answer } = await makeAnswer(
    parts,
    {
      projectId: input.projectId,
      settings,
      history,
      question,
      refusalsBefore: 0,
      seed: input.seed ?? firstSeed,
      varies: input.seed !== undefined,
      suggests: false,
      signal,
    },
    (event) => emit(event),
  );
  const turns = [...history, { role: 'customer' as const, text: question }];
  const handoff =
    answer.outcome?.type === 'handed-off'
      ? await handOver(parts.models, input.projectId, turns, signal, (phase) =>
          emit({ type: 'progress', phase }),
        )
      : null;
  emit({ type: 'done', text: answerText(answer), answer, handoff });
}
