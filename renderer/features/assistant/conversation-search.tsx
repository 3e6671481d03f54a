import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/errors.ts';
import type { OutputOf } from '../../../contract/index.ts';
import { problemOf, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { stretchesOfExcerpt } from './excerpt-stretches.ts';

type Hit = OutputOf<'conversations.search'>[number];

/** How long typing may pause before it is searched. */
const pauseMs = 200;

interface ConversationSearchProps {
  readonly projectId: string;
  readonly open: boolean;
  onClose(): void;
  onOpen(hit: Hit): void;
}

/** A search over all that was said in a project. */
export function ConversationSearch({ projectId, open, onClose, onOpen }: ConversationSearchProps) {
  const { t } = useTranslation();
  return (
    <Sheet
      open={open}
      title={t('assistant.talk.search')}
      description={t('assistant.talk.searchSay')}
      closeLabel={t('common.close')}
      onOpenChange={(next) => !next && onClose()}
    >
      <Search projectId={projectId} onOpen={onOpen} />
    </Sheet>
  );
}

function Search({ projectId, onOpen }: Pick<ConversationSearchProps, 'projectId' | 'onOpen'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const [query, setQuery] = useState('');
  const [hits, setHits] = useState<readonly Hit[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    if (query.trim() === '') return;
    let isLatest = true;
    const timer = setTimeout(() => {
      backend.call('conversations.search', { projectId, query }).then(
        (found) => {
          if (!isLatest) return;
          setHits(found);
          setProblem(null);
        },
        (error: unknown) => isLatest && setProblem(problemOf(error)),
      );
    }, pauseMs);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [backend, projectId, query]);
  const shown = query.trim() === '' ? null : hits;
  return (
    <div className="space-y-3">
      <input
        autoFocus
        type="search"
        aria-label={t('assistant.talk.searchFor')}
        placeholder={t('assistant.talk.searchFor')}
        maxLength={200}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        className="h-8 w-full border-b border-hairline-strong bg-transparent font-content text-content"
      />
      {problem && <ProblemNotice problem={problem} />}
      <p role="status" className="text-small text-ink-3">
        {shown &&
          (shown.length === 0
            ? t('assistant.talk.nothingFound')
            : t('assistant.talk.found', { count: shown.length }))}
      </p>
      <ul>
        {shown?.map((hit) => (
          <li key={`${hit.conversationId}-${hit.messageId}`} className="border-t border-hairline">
            <button
              type="button"
              onClick={() => onOpen(hit)}
              className="block w-full rounded-sm py-2 text-left hover:bg-paper-low"
            >
              <span className="block text-small text-ink-3">
                {[hit.title, whereOf(hit, t), format.moment(hit.createdAt)].join(' · ')}
              </span>
              <span className="line-clamp-3 font-content text-ui [overflow-wrap:anywhere]">
                {stretchesOfExcerpt(hit).map(({ text, marked }, i) =>
                  marked ? (
                    <mark key={i} className="bg-accent-wash font-medium text-ink">
                      {text}
                    </mark>
                  ) : (
                    <span key={i}>{text}</span>
                  ),
                )}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function whereOf({ role }: Hit, t: TFunction): string {
  return role === null ? t('assistant.talk.inTitle') : t(`assistant.talk.${role}`);
}
