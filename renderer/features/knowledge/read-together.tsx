import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReadTogether } from '../../../contract/knowledge.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';

/** Whether a reranker read the passages together with the question, and how one is had where none did. */
export function ReadTogetherLine({ together }: { readonly together: ReadTogether | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (together?.problem)
    return (
      <div className="mb-3">
        <p className="text-ui text-ink-2">{t('knowledge.try.together.failed', { model: together.model })}</p>
        <ProblemNotice problem={together.problem} />
      </div>
    );
  return (
    <p className="pb-3 text-small text-ink-3 tabular-nums">
      {together ? (
        t('knowledge.try.together.by', {
          ...{ count: together.passages, model: together.model, time: format.number(together.ms) },
        })
      ) : (
        <>
          {t('knowledge.try.together.none')}{' '}
          <Link to="/models" className="text-accent underline underline-offset-2">
            {t('knowledge.try.together.get')}
          </Link>
        </>
      )}
    </p>
  );
}
