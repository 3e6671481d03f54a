import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../backend.ts';
import { ProblemNotice } from '../i18n/problem-notice.tsx';
import { Button } from '../ui/button.tsx';

/** In place of a page that could not be shown; the rest of the window goes on. */
export function PageFailure({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <div className="mx-auto max-w-column px-6 pt-14">
      <ProblemNotice
        problem={problemOf(error)}
        actions={<Button onClick={reset}>{t('common.tryAgain')}</Button>}
      />
    </div>
  );
}
