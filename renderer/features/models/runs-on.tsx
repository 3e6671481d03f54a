import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import type { Problem } from '../../../contract/errors.ts';
import type { InstalledModel } from '../../../contract/models.ts';
import type { ExecutionProvider, RunsOn } from '../../../contract/providers.ts';
import { problemOf, queryKeyOf, useAsk, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { WorkLine } from '../../i18n/work-line.tsx';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { useStore } from '../../ui/store.ts';
import { useCatalogueDesk } from './catalogue-desk.ts';

const fastest = 'fastest';

/** What a text model runs on, how fast it was on each, and the choice. Without another way there is none. */
export function RunsOnLine({ model, runsOn }: { readonly model: InstalledModel; readonly runsOn: RunsOn }) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const queries = useQueryClient();
  const desk = useCatalogueDesk();
  const comparing = useStore(desk.comparing, (state) => state[model.id]);
  const tried = useAsk('providers.list', {});
  const [problem, setProblem] = useState<Problem | null>(null);
  const wrong = problem ?? comparing?.problem;
  const works = (tried.data ?? []).flatMap(({ provider, state }) => (state === 'works' ? [provider] : []));
  const nameOf = (provider: ExecutionProvider) => t(`catalogue.providers.names.${provider}`);
  const speeds = runsOn.measured.map(({ provider, tokensPerSecond }) =>
    t('catalogue.providers.speed', {
      provider: nameOf(provider),
      speed: format.number(tokensPerSecond),
    }),
  );
  if (works.length === 0 && runsOn.chosen === null)
    return <>{speeds.length > 0 ? speeds.join(' · ') : nameOf('cpu')}</>;

  const choose = async (value: ExecutionProvider | typeof fastest) => {
    setProblem(null);
    try {
      await backend.call('providers.choose', {
        modelId: model.id,
        provider: value === fastest ? null : value,
      });
      await queries.invalidateQueries({ queryKey: queryKeyOf('models.list', {}) });
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  const options = [
    ...new Set<ExecutionProvider>(['cpu', ...works, ...(runsOn.chosen ? [runsOn.chosen] : [])]),
  ];
  return (
    <div>
      <div className="flex flex-wrap items-center gap-2">
        <Select
          label={t('catalogue.providers.chooseFor', { model: model.name })}
          value={runsOn.chosen ?? fastest}
          options={[
            {
              value: fastest,
              label: t('catalogue.providers.fastest', { provider: nameOf(runsOn.provider) }),
              hint: t('catalogue.providers.fastestHint'),
            },
            ...options.map((provider) => ({ value: provider, label: nameOf(provider) })),
          ]}
          onChange={(value) => void choose(value)}
        />
        {!comparing?.isRunning && model.state !== 'missing' && (
          <Button look="quiet" onClick={() => void desk.compare(model)}>
            {t(speeds.length > 1 ? 'catalogue.providers.compareAgain' : 'catalogue.providers.compare')}
          </Button>
        )}
      </div>
      {speeds.length > 0 && <p className="mt-1 text-small text-ink-2">{speeds.join(' · ')}</p>}
      {runsOn.leftFor !== null && (
        <p className="mt-1 text-small text-red">
          {t('catalogue.providers.leftFor', { reason: runsOn.leftFor })}
        </p>
      )}
      {comparing?.isRunning && (
        <WorkLine
          taskId={comparing.taskId}
          title={t('catalogue.providers.comparing', { model: model.name })}
        />
      )}
      {wrong && <ProblemNotice problem={wrong} />}
    </div>
  );
}
