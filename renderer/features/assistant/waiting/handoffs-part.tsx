import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Handoff } from '../../../../contract/conversations.ts';
import { patchAnswer, problemOf, useAsk, useBackend } from '../../../backend.ts';
import { ProblemNotice } from '../../../i18n/problem-notice.tsx';
import { Button } from '../../../ui/button.tsx';
import { useUndo } from '../../../ui/undo.ts';
import { useAttempt } from '../../../use-attempt.ts';
import { HandoffCard } from './handoff-card.tsx';

interface HandoffsPartProps {
  readonly projectId: string;
  onOpen(conversationId: string): void;
}

/** The conversations that wait for a person, and those that were taken care of. */
export function HandoffsPart({ projectId, onOpen }: HandoffsPartProps) {
  const { t } = useTranslation();
  const backend = useBackend();
  const queries = useQueryClient();
  const undo = useUndo();
  const { problem, attempt } = useAttempt();
  const [resolvedShown, setResolvedShown] = useState(false);
  const list = useAsk('handoffs.list', { projectId });
  const all = list.data ?? [];
  const waiting = all.filter(({ resolvedAt }) => resolvedAt === null);
  const resolved = all.filter(({ resolvedAt }) => resolvedAt !== null);
  const failure = problem ?? (list.error && problemOf(list.error));

  const put = (next: Handoff) =>
    patchAnswer(queries, 'handoffs.list', { projectId }, (now) =>
      now.map((one) => (one.id === next.id ? next : one)),
    );
  const settle = (id: string, done: boolean) =>
    attempt(async () => put(await backend.call('handoffs.resolve', { id, resolved: done })));
  const resolve = async ({ id, conversationTitle: title }: Handoff, done: boolean) => {
    if (!(await settle(id, done)) || !done) return;
    const takeBack = undo.push(
      t('assistant.waiting.resolveUndo', { title }),
      async () => {
        await settle(id, false);
      },
      async () => {
        await settle(id, true);
      },
    );
    toast(t('assistant.waiting.resolvedToast', { title }), {
      action: { label: t('common.undo'), onClick: () => void takeBack() },
    });
  };
  const card = (handoff: Handoff) => (
    <HandoffCard
      key={handoff.id}
      handoff={handoff}
      onOpen={() => onOpen(handoff.conversationId)}
      onResolve={(done) => void resolve(handoff, done)}
      onContact={(contact) =>
        void attempt(async () => put(await backend.call('handoffs.setContact', { id: handoff.id, contact })))
      }
    />
  );

  return (
    <section aria-labelledby="waiting-handoffs">
      <h2 id="waiting-handoffs" className="font-content text-lead font-semibold">
        {t('assistant.waiting.handoffs')}
      </h2>
      {failure && <ProblemNotice problem={failure} />}
      {list.data && waiting.length === 0 && (
        <p className="mt-1 font-content text-content text-ink-2">{t('assistant.waiting.noHandoffs')}</p>
      )}
      <ul className="mt-3">{waiting.map(card)}</ul>
      {resolved.length > 0 && (
        <>
          <Button
            look="quiet"
            className="-ml-3"
            aria-expanded={resolvedShown}
            onClick={() => setResolvedShown(!resolvedShown)}
          >
            {resolvedShown
              ? t('assistant.waiting.hideResolved')
              : t('assistant.waiting.showResolved', { count: resolved.length })}
          </Button>
          {resolvedShown && <ul>{resolved.map(card)}</ul>}
        </>
      )}
    </section>
  );
}
