import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/errors.ts';
import type { SessionKind } from '../../../contract/ideation.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { SessionHead } from './session-head.tsx';

interface SessionPageProps {
  readonly kind: SessionKind;
  readonly problems: readonly (Problem | null)[];
  onClose(): void;
  readonly children: ReactNode;
}

/** The frame that all sessions share: what it is, the way back, and what went wrong. */
export function SessionPage({ kind, problems, onClose, children }: SessionPageProps) {
  const { t } = useTranslation();
  const title = t(`sessions.titles.${kind}`);
  const problem = problems.find((one) => one !== null);
  return (
    <section aria-label={title} className="mx-auto w-full max-w-[76rem] px-6 pt-6 pb-24">
      <SessionHead title={title} lead={t(`sessions.leads.${kind}`)} onClose={onClose} />
      {problem && (
        <div className="mb-4">
          <ProblemNotice problem={problem} />
        </div>
      )}
      {children}
    </section>
  );
}
