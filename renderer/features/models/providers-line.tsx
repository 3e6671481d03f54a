import { useTranslation } from 'react-i18next';
import { problemOf, useAsk } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { WorkLine } from '../../i18n/work-line.tsx';
import { Button } from '../../ui/button.tsx';
import { useStore } from '../../ui/store.ts';
import { useCatalogueDesk } from './catalogue-desk.ts';

/** What models could run on beside the processor, whether this machine has it, and the way to try anew. */
export function ProvidersLine() {
  const { t } = useTranslation();
  const desk = useCatalogueDesk();
  const trying = useStore(desk.trying, (state) => state);
  const { data: providers, error } = useAsk('providers.list', {});
  if (error) return <ProblemNotice problem={problemOf(error)} />;
  if (!providers || providers.length === 0) return null;
  const isUntried = providers.some(({ state }) => state === 'untried');
  return (
    <div className="mt-4 text-ui">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-72">
          <p>{t('catalogue.providers.lead')}</p>
          <ul className="mt-1 text-ink-2">
            {providers.map(({ provider, state, reason }) => (
              <li key={provider} className="[overflow-wrap:anywhere]">
                <span className="text-ink">{t(`catalogue.providers.names.${provider}`)}</span>{' '}
                {state === 'fails' && reason
                  ? t('catalogue.providers.fails', { reason })
                  : t(`catalogue.providers.states.${state}`)}
              </li>
            ))}
          </ul>
        </div>
        {!trying?.isRunning && (
          <Button look={isUntried ? 'plain' : 'quiet'} onClick={() => void desk.tryProviders()}>
            {t(isUntried ? 'catalogue.providers.try' : 'catalogue.providers.again')}
          </Button>
        )}
      </div>
      {trying?.isRunning && <WorkLine taskId={trying.taskId} title={t('catalogue.providers.trying')} />}
      {trying?.problem && <ProblemNotice problem={trying.problem} />}
    </div>
  );
}
