import { Link } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer, AnswerMode, Citation } from '../../../contract/answer.ts';
import type { Problem } from '../../../contract/errors.ts';
import { problemOf, queryKeyOf, useAsk, useBackend } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { buttonLook } from '../../ui/button.tsx';
import { PlaceTitle } from '../../ui/page.tsx';
import { useStore } from '../../ui/store.ts';
import { useAnswering } from './answering.ts';
import { AskForm } from './ask-form.tsx';
import { ConversationMenu } from './conversation-menu.tsx';
import { Evidence } from './evidence.tsx';
import { PublishSheet } from './publish-sheet.tsx';
import { TalkTurns } from './talk-turns.tsx';
import { useConversationActions } from './use-conversation-actions.ts';

interface AssistantPageProps {
  readonly projectId: string;
  /** Opens the source that a sentence rests on. */
  onOpen(citation: Citation): void;
}

/** The assistant of a project: a conversation, and beside it what each sentence rests on. */
export function AssistantPage({ projectId, onOpen }: AssistantPageProps) {
  const { t } = useTranslation();
  const backend = useBackend();
  const queries = useQueryClient();
  const answering = useAnswering();
  const sources = useAsk('sources.list', { projectId });
  const list = useAsk('conversations.list', { projectId });
  // Undefined: the one last changed; null: one that is not begun.
  const [chosen, setChosen] = useState<string | null | undefined>(undefined);
  const [mode, setMode] = useState<AnswerMode>('quote');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [lit, setLit] = useState<string | null>(null);
  const actions = useConversationActions(setProblem);

  const conversations = list.data ?? [];
  const id = chosen === undefined ? (conversations[0]?.id ?? null) : chosen;
  const shown = conversations.find((conversation) => conversation.id === id) ?? null;
  const state = useStore(answering.states, (all) => (id === null ? null : (all[id] ?? null)));
  const running = state?.running ?? false;
  const failure = problem ?? state?.problem ?? (list.error && problemOf(list.error));

  const ask = async (question: string, parentId?: string | null) => {
    setProblem(null);
    try {
      const conversationId = id ?? (await backend.call('conversations.create', { projectId })).id;
      const input = { id: conversationId };
      // The answer is put into what is kept of the conversation, so that has to be there first.
      await queries.query({
        queryKey: queryKeyOf('conversations.get', input),
        queryFn: () => backend.call('conversations.get', input),
        staleTime: 'static',
      });
      setChosen(conversationId);
      answering.start({ kind: 'ask', input: { conversationId, question, mode, parentId } });
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  const begin = () => {
    setChosen(null);
    setAnswer(null);
  };

  return (
    <div className="mx-auto flex min-h-full w-full max-w-[64rem] justify-center">
      <div className="flex w-full max-w-column flex-col px-6 pt-10 mid:pt-14">
        <PlaceTitle lead={t('assistant.lead')}>{t('nav.assistant')}</PlaceTitle>
        <div className="-mt-4 mb-4 -ml-3">
          <PublishSheet projectId={projectId} />
        </div>
        <ConversationMenu
          conversations={conversations}
          shown={shown}
          onShow={setChosen}
          onNew={begin}
          onExport={(conversation) => void actions.download(conversation)}
          onDelete={(conversation) => {
            setChosen(undefined);
            setAnswer(null);
            void actions.remove(conversation);
          }}
        />
        <div className="flex-1 pb-8">
          {sources.data?.length === 0 ? (
            <div className="space-y-4">
              <p className="font-content text-content text-ink-2">{t('assistant.empty.noSources')}</p>
              <Link to="/projects/$projectId/knowledge" params={{ projectId }} className={buttonLook.plain}>
                {t('assistant.empty.toKnowledge')}
              </Link>
            </div>
          ) : (
            id === null && (
              <p className="font-content text-content text-ink-2 italic">{t('assistant.empty.say')}</p>
            )
          )}
          {id !== null && (
            <TalkTurns
              key={id}
              conversationId={id}
              mode={mode}
              busy={running}
              lit={lit}
              onLight={setLit}
              onOpen={onOpen}
              onAsk={(question, parentId) => void ask(question, parentId)}
              onAnswer={setAnswer}
              onProblem={setProblem}
            />
          )}
          {running && state && (
            <p className="font-content text-ui text-ink-3 italic">{t(`assistant.phases.${state.phase}`)}</p>
          )}
          {failure && <ProblemNotice problem={failure} />}
          <p aria-live="polite" className="sr-only">
            {state?.said}
          </p>
        </div>
        <AskForm
          mode={mode}
          running={running}
          onMode={setMode}
          onAsk={(question) => void ask(question)}
          onStop={() => id !== null && answering.stop(id)}
        />
      </div>
      <Evidence citations={answer?.citations ?? []} lit={lit} onLight={setLit} onOpen={onOpen} />
    </div>
  );
}
