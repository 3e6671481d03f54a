import { Link } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer, AnswerMode, Citation } from '../../../contract/answer.ts';
import type { Problem } from '../../../contract/errors.ts';
import { problemOf, queryKeyOf, useAsk, useBackend } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { buttonLook } from '../../ui/button.tsx';
import { useStore } from '../../ui/store.ts';
import { useStanding } from '../../use-standing.ts';
import { useAnswering } from './answering.ts';
import { AskForm } from './ask-form.tsx';
import { ConversationMenu } from './conversation-menu.tsx';
import { ConversationSearch } from './conversation-search.tsx';
import { Evidence } from './evidence.tsx';
import { Greeting } from './greeting.tsx';
import { TalkTurns } from './talk-turns.tsx';
import { useConversationActions } from './use-conversation-actions.ts';

interface TalkViewProps {
  readonly projectId: string;
  /** Undefined: the one last changed; null: one that is not begun. */
  readonly chosen: string | null | undefined;
  onChoose(id: string | null | undefined): void;
  /** Opens the source that a sentence rests on. */
  onOpen(citation: Citation): void;
}

/** A conversation with the assistant, and beside it what each sentence rests on. */
export function TalkView({ projectId, chosen, onChoose, onOpen }: TalkViewProps) {
  const { t } = useTranslation();
  const backend = useBackend();
  const queries = useQueryClient();
  const answering = useAnswering();
  const sources = useAsk('sources.list', { projectId });
  const list = useAsk('conversations.list', { projectId });
  const settings = useAsk('assistant.settings', { projectId });
  const [chosenMode, setMode] = useState<AnswerMode | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [lit, setLit] = useState<string | null>(null);
  const [searching, setSearching] = useState(false);
  const actions = useConversationActions(setProblem);

  const mode = chosenMode ?? settings.data?.settings.mode ?? 'quote';
  const conversations = list.data ?? [];
  const id = chosen === undefined ? (conversations[0]?.id ?? null) : chosen;
  const shown = conversations.find((conversation) => conversation.id === id) ?? null;
  const state = useStore(answering.states, (all) => (id === null ? null : (all[id] ?? null)));
  const running = state?.running ?? false;
  const standing = useStanding(id === null ? undefined : answering.signalOf(id));
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
      onChoose(conversationId);
      answering.start({ kind: 'ask', input: { conversationId, question, mode, parentId } });
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  const choose = (next: string | null | undefined) => {
    onChoose(next);
    setAnswer(null);
  };

  return (
    <div className="flex min-h-full min-w-0 flex-1">
      <div className="flex w-full max-w-column min-w-0 flex-col wide:pr-6">
        <ConversationMenu
          key={id}
          conversations={conversations}
          shown={shown}
          onShow={choose}
          onNew={() => choose(null)}
          onSearch={() => setSearching(true)}
          onRename={(conversation, title) => void actions.rename(conversation, title)}
          onExport={(conversation, format) => void actions.download(conversation, format)}
          onHandOver={(conversation) => void actions.handOver(conversation)}
          onDelete={(conversation) => {
            choose(undefined);
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
              <>
                <Greeting projectId={projectId} />
                <p className="text-ui text-ink-3">{t('assistant.empty.say')}</p>
              </>
            )
          )}
          {id !== null && (
            <TalkTurns
              key={id}
              projectId={projectId}
              conversationId={id}
              mode={mode}
              busy={running}
              lit={lit}
              onLight={setLit}
              onOpen={onOpen}
              onAsk={(question, parentId) => void ask(question, parentId)}
              onAnswer={setAnswer}
              onForked={choose}
              onProblem={setProblem}
            />
          )}
          {running && state && (
            <p className="font-content text-ui text-ink-3 italic tabular-nums">
              {standing ?? t(`assistant.phases.${state.phase}`)}
            </p>
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
      <ConversationSearch
        projectId={projectId}
        open={searching}
        onClose={() => setSearching(false)}
        onOpen={({ conversationId, messageId }) => {
          setSearching(false);
          choose(conversationId);
          if (messageId !== null) void actions.showBranch(messageId);
        }}
      />
    </div>
  );
}
