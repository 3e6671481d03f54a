import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../contract/errors.ts';
import { Notice } from '../ui/notice.tsx';
import { useProblemText } from './problem-text.ts';

interface ProblemNoticeProps {
  readonly problem: Problem;
  /** What was kept, where there is more to say than the problem says itself. */
  readonly kept?: string | null;
  readonly actions?: ReactNode;
}

/** A failure, said in place: what happened, what was kept, what to do. */
export function ProblemNotice({ problem, kept, actions }: ProblemNoticeProps) {
  const { t } = useTranslation();
  const text = useProblemText(problem);
  return (
    <Notice tone="loss" alert actions={actions}>
      <p>
        <span className="sr-only">{t('problem.heading')}: </span>
        {text.message} {kept}
      </p>
      <p className="text-ink-2">{text.remedy}</p>
      {text.original && (
        <p lang="en" className="mt-1 text-small text-ink-3">
          {text.original}
        </p>
      )}
    </Notice>
  );
}
