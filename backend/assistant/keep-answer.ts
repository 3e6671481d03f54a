import { randomUUID } from 'node:crypto';
import type { Outcome } from '../../contract/answer.ts';
import type { AssistantSettings } from '../../contract/assistant.ts';
import type { Handoff, Message } from '../../contract/conversations.ts';
import type { EventOf } from '../../contract/index.ts';
import { refusalsAtEnd, turnsOf } from './branches.ts';
import { handOver } from './hand-over.ts';
import { answerText, emptyAnswer, makeAnswer, type AnswerParts } from './make-answer.ts';
import type { ConversationStore } from './ports.ts';

export type KeptAnswerEvent = Exclude<EventOf<'assistant.answer'>, { type: 'failed' }>;

/** What an answer in a conversation is made and kept with. */
export interface KeepParts extends AnswerParts {
  readonly store: ConversationStore;
  /** Called after each change of a project's conversations, or of its hand-offs. */
  announce(what: 'conversations' | 'handoffs', projectId: string): void;
}

export interface KeepRequest {
  readonly projectId: string;
  readonly settings: AssistantSettings;
  /** The branch before the question. */
  readonly branch: readonly Message[];
  readonly question: Message;
  /** Whether the question is new, and has to be stored. */
  readonly isNewQuestion: boolean;
  /** Title for the conversation; null to keep the one it has. */
  readonly title: string | null;
  readonly seed: number;
  readonly varies: boolean;
  readonly signal: AbortSignal;
}

/**
 * Answers a question and keeps the answer as it grows: a sentence is on the disk before it is shown. However it ends, what
 * was shown stays.
 */
export async function keepAnswer(
  parts: KeepParts,
  request: KeepRequest,
  emit: (event: KeptAnswerEvent) => void,
): Promise<void> {
  const { store } = parts;
  const { projectId, settings, question, signal } = request;
  let message: Message = {
    id: randomUUID(),
    conversationId: question.conversationId,
    parentId: question.id,
    role: 'assistant',
    text: '',
    state: 'writing',
    masked: [],
    answer: emptyAnswer(settings, request.seed),
    feedback: null,
    createdAt: Date.now(),
  };
  const added = request.isNewQuestion ? [question, message] : [message];
  await store.addMessages(question.conversationId, added, request.title);
  parts.announce('conversations', projectId);
  emit({ type: 'started', question: request.isNewQuestion ? question : null, answer: message });

  try {
    const { answer } = await makeAnswer(
      parts,
      {
        projectId,
        settings,
        history: turnsOf(request.branch),
        question: question.text,
        refusalsBefore: refusalsAtEnd(request.branch),
        seed: request.seed,
        varies: request.varies,
        suggests: settings.suggestFollowUps,
        signal,
      },
      async (event, answer) => {
        if (event.type === 'sentence') {
          message = { ...message, text: answerText(answer), answer };
          await store.saveMessage(message);
        }
        emit(event);
      },
    );
    message = { ...message, text: answerText(answer), answer, state: 'complete' };
    const handoff = await handOff(parts, request, message, answer.outcome, emit);
    await store.saveMessage(message);
    emit({ type: 'done', answer: message, handoff });
  } catch (error) {
    await store.saveMessage({ ...message, state: 'cut-off' });
    throw error;
  } finally {
    parts.announce('conversations', projectId);
  }
}

async function handOff(
  parts: KeepParts,
  { projectId, branch, question, signal }: KeepRequest,
  message: Message,
  outcome: Outcome | null,
  emit: (event: KeptAnswerEvent) => void,
): Promise<Handoff | null> {
  if (outcome?.type !== 'handed-off') return null;
  emit({ type: 'progress', phase: 'handing-over' });
  const turns = turnsOf([...branch, question]);
  const note = await handOver(parts.models, projectId, turns, signal, (phase) =>
    emit({ type: 'progress', phase }),
  );
  const { title } = await parts.store.getConversation(question.conversationId);
  const handoff: Handoff = {
    id: randomUUID(),
    projectId,
    conversationId: question.conversationId,
    conversationTitle: title,
    messageId: message.id,
    reason: outcome.reason,
    evidence: outcome.evidence,
    ...note,
    contact: '',
    createdAt: Date.now(),
    resolvedAt: null,
  };
  await parts.store.addHandoff(handoff);
  parts.announce('handoffs', projectId);
  return handoff;
}
