import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { FaqCandidate } from '../../../../contract/assistant.ts';
import { problemOf, useAsk, useBackend } from '../../../backend.ts';
import { ProblemNotice } from '../../../i18n/problem-notice.tsx';
import { useAttempt } from '../../../use-attempt.ts';
import { FaqCandidateCard } from './faq-candidate.tsx';

/** What customers asked and were not told: one click makes it a test or, with an answer, a part of the documents. */
export function FaqPart({ projectId }: { readonly projectId: string }) {
  const { t } = useTranslation();
  const backend = useBackend();
  const queries = useQueryClient();
  const { problem, attempt } = useAttempt();
  const list = useAsk('faq.candidates', { projectId });
  const failure = problem ?? (list.error && problemOf(list.error));

  const settle = async (work: () => Promise<unknown>, says: string | null) => {
    const done = await attempt(work);
    for (const name of ['faq.candidates', 'sources.list', 'tests.list'])
      void queries.invalidateQueries({ queryKey: [name] });
    if (done && says !== null) toast(says);
  };
  const card = (candidate: FaqCandidate) => {
    const messageIds = candidate.asked.map(({ messageId }) => messageId);
    const { question } = candidate;
    return (
      <FaqCandidateCard
        key={messageIds.join()}
        candidate={candidate}
        onEntry={(answer) =>
          void settle(
            () => backend.call('faq.makeEntry', { projectId, messageIds, question, answer }),
            t('assistant.waiting.entryAdded'),
          )
        }
        onTest={(answer) =>
          void settle(
            () =>
              backend.call('faq.makeTest', {
                ...{ projectId, messageIds, answer },
                kind: answer.trim() === '' ? 'unanswerable' : 'golden',
              }),
            t('assistant.waiting.testAdded'),
          )
        }
        onDismiss={() => void settle(() => backend.call('faq.dismiss', { projectId, messageIds }), null)}
      />
    );
  };

  return (
    <section aria-labelledby="waiting-faq" className="mt-10">
      <h2 id="waiting-faq" className="font-content text-lead font-semibold">
        {t('assistant.waiting.faq')}
      </h2>
      {failure && <ProblemNotice problem={failure} />}
      {list.data?.length === 0 && (
        <p className="mt-1 font-content text-content text-ink-2">{t('assistant.waiting.noFaq')}</p>
      )}
      <ul className="mt-3">{list.data?.map(card)}</ul>
    </section>
  );
}
