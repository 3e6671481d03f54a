import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf, useAsk } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { EngineEntry } from './engine-entry.tsx';
import { EngineSheet } from './engine-sheet.tsx';

/** Engines past this app, and the projects that write with them. */
export function EnginesSection() {
  const { t } = useTranslation();
  const engines = useAsk('engines.list', {});
  const [isAdding, setIsAdding] = useState(false);
  return (
    <section aria-labelledby="engines" className="border-t border-hairline py-6">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <h2 id="engines" className="font-content text-lead font-semibold">
          {t('engines.title')}
        </h2>
        <Button onClick={() => setIsAdding(true)}>{t('engines.add')}</Button>
      </div>
      <p className="mt-1 max-w-prose text-ui text-ink-2">{t('engines.lead')}</p>
      {engines.error && <ProblemNotice problem={problemOf(engines.error)} />}
      {engines.data?.length === 0 && <p className="mt-3 text-ui text-ink-3">{t('engines.none')}</p>}
      {engines.data?.map((engine) => (
        <EngineEntry key={engine.id} engine={engine} />
      ))}
      {isAdding && <EngineSheet engine={null} onClose={() => setIsAdding(false)} />}
    </section>
  );
}
