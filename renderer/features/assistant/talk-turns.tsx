import { useEffect, useRef } from 'react';
import type { Answer, AnswerMode, Citation } from '../../../contract/answer.ts';
import type { Problem } from '../../../contract/errors.ts';
import { problemOf, useAsk } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { AnswerTurn } from './answer-turn.tsx';
import { useAnswering } from './answering.ts';
import { branchOf } from './conversation-view.ts';
import { QuestionTurn } from './question-turn.tsx';
import { useConversationActions } from './use-conversation-actions.ts';
import { Versions } from './versions.tsx';

interface TalkTurnsProps {
  readonly projectId: string;
  readonly conversationId: string;
  readonly mode: AnswerMode;
  readonly busy: boolean;
  readonly lit: string | null;
  onLight(chunkId: string | null): void;
  onOpen(citation: Citation): void;
  onAsk(question: string, parentId?: string | null): void;
  /** Tells the latest answer that rests on something. */
  onAnswer(answer: Answer | null): void;
  onForked(conversationId: string): void;
  onProblem(problem: Problem | null): void;
}

/** The branch of a conversation that is shown, from its beginning. */
export function TalkTurns(props: TalkTurnsProps) {
  const { conversationId, mode, busy, lit, onAnswer } = props;
  const answering = useAnswering();
  const actions = useConversationActions(props.onProblem);
  const talk = useAsk('conversations.get', { id: conversationId });
  const turns = talk.data ? branchOf(talk.data) : [];
  const latest = turns.findLast(({ message }) => message.answer?.citations.length)?.message.answer ?? null;
  useEffect(() => onAnswer(latest), [latest, onAnswer]);
  // What is being said stays in sight, and its last words once it is complete; nothing moves otherwise.
  const end = useRef<HTMLDivElement>(null);
  const followed = useRef(false);
  useEffect(() => {
    if (busy || followed.current) end.current?.scrollIntoView({ block: 'nearest' });
    followed.current = busy;
  }, [busy, talk.data]);
  if (talk.error) return <ProblemNotice problem={problemOf(talk.error)} />;
  const drawn = turns.map((turn) => {
    const { message } = turn;
    const versions = <Versions turn={turn} onShow={(id) => void actions.showBranch(id)} />;
    return message.role === 'customer' ? (
      <QuestionTurn
        key={message.id}
        message={message}
        versions={versions}
        busy={busy}
        onEdit={(question) => props.onAsk(question, message.parentId)}
      />
    ) : (
      <AnswerTurn
        key={message.id}
        projectId={props.projectId}
        message={message}
        lit={lit}
        versions={versions}
        onLight={props.onLight}
        onOpen={props.onOpen}
        onAgain={() =>
          answering.start({ kind: 'again', conversationId, input: { messageId: message.id, mode } })
        }
        onRate={(rating, note) => void actions.rate(message.id, rating, note)}
        onFork={() => void actions.fork(message.id, props.onForked)}
        onAsk={props.onAsk}
      />
    );
  });
  return (
    <>
      {drawn}
      <div ref={end} className="scroll-mb-40" />
    </>
  );
}
