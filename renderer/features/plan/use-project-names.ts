import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryKeyOf, useAsk, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** The ideas and the runs of the recommender that a plan can refer to, with names to choose them by. */
export function useProjectNames(projectId: string): {
  readonly ideas: readonly Named[];
  readonly runs: readonly Named[];
} {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const ideas = useAsk('ideas.list', { projectId }).data ?? [];
  const datasets = useAsk('recommend.datasets', { projectId }).data ?? [];
  const answers = useQueries({
    queries: datasets.map(({ id: datasetId }) => ({
      queryKey: queryKeyOf('recommend.runs', { datasetId }),
      queryFn: () => backend.call('recommend.runs', { datasetId }),
    })),
  });
  return {
    ideas: ideas.map(({ id, title }) => ({ id, name: title })),
    runs: answers.flatMap(({ data }, index) =>
      (data ?? []).map((run) => ({
        id: run.id,
        name: t('plan.evidence.runOf', {
          dataset: datasets[index]?.name ?? '',
          when: format.moment(run.createdAt),
        }),
      })),
    ),
  };
}
