import type { Conversation, Message } from '../../../contract/conversations.ts';
import type { EventOf } from '../../../contract/index.ts';

/** A conversation with the messages of all its branches. */
export interface Talk {
  readonly conversation: Conversation;
  readonly messages: Message[];
}

/** What an answer tells of itself; a failure is thrown instead. */
export type AnswerEvent = Exclude<EventOf<'assistant.answer'>, { type: 'failed' }>;

/** A message of the branch shown, and the others in its place. */
export interface Turn {
  readonly message: Message;
  /** Messages that follow the same one, itself included, oldest first. */
  readonly versions: readonly Message[];
}

/** The branch that ends at the leaf shown, from its beginning. */
export function branchOf({ conversation, messages }: Talk): Turn[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const turns: Turn[] = [];
  let message = conversation.leafId === null ? undefined : byId.get(conversation.leafId);
  while (message) {
    const { parentId } = message;
    turns.unshift({ message, versions: messages.filter((other) => other.parentId === parentId) });
    message = parentId === null ? undefined : byId.get(parentId);
  }
  return turns;
}

/** The conversation after an event of an answer that is being made. */
export function afterAnswerEvent(talk: Talk, event: AnswerEvent, answerId: string | null): Talk {
  const put = (message: Message) => {
    const others = talk.messages.filter(({ id }) => id !== message.id);
    return [...others, message];
  };
  switch (event.type) {
    case 'started': {
      const asked = event.question ? put(event.question) : talk.messages;
      const messages = [...asked.filter(({ id }) => id !== event.answer.id), event.answer];
      return { conversation: { ...talk.conversation, leafId: event.answer.id }, messages };
    }
    case 'sentence':
      return {
        ...talk,
        messages: talk.messages.map((message) =>
          message.id !== answerId || message.answer === null
            ? message
            : {
                ...message,
                answer: {
                  ...message.answer,
                  sentences: [...message.answer.sentences, event.sentence],
                  citations: [...message.answer.citations, ...event.citations],
                },
              },
        ),
      };
    case 'done':
      return {
        ...talk,
        messages: talk.messages.map((message) => (message.id === event.answer.id ? event.answer : message)),
      };
    case 'progress':
    case 'passages':
      return talk;
  }
}
