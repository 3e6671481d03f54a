import { useTranslation } from 'react-i18next';
import type { Problem } from '../../contract/errors.ts';
import { useBackend, useConnection } from '../backend.ts';
import { ProblemNotice } from '../i18n/problem-notice.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

/** Says that the backend is away, for as long as it is. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const { backend } = useConnection();
  switch (backend.state) {
    case 'ready':
    case 'starting':
    case 'closed':
      return null;
    case 'restarting':
      return (
        <div className="px-3 pt-3">
          <Notice tone="unsure" alert>
            {t('connection.restarting', { attempt: backend.attempt })}
          </Notice>
        </div>
      );
    case 'stopped':
      return (
        <div className="px-3 pt-3">
          <ProblemNotice problem={backend.problem} actions={<RestartButton />} />
        </div>
      );
  }
}

/** Shown in place of everything when the backend could not be started at all. */
export function NotOpen({ problem }: { readonly problem: Problem }) {
  const { t } = useTranslation();
  return (
    <div className="mx-auto max-w-column px-6 pt-14">
      <h1 className="mb-4 font-content text-display font-semibold">{t('connection.firstFailed')}</h1>
      <ProblemNotice problem={problem} actions={<RestartButton />} />
    </div>
  );
}

function RestartButton() {
  const { t } = useTranslation();
  const backend = useBackend();
  return <Button onClick={() => backend.restart()}>{t('connection.restart')}</Button>;
}
