import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dataset, Overview } from '../../../contract/recommend-data.ts';
import { problemOf, useAsk } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ActivityChart, LongTailChart } from './overview-charts.tsx';
import { Heading, Words } from './step.tsx';

/** A dataset: sentences first, charts second, numbers third. */
export function OverviewPart({ dataset }: { readonly dataset: Dataset }) {
  const answer = useAsk('recommend.overview', { datasetId: dataset.id });
  if (answer.error) return <ProblemNotice problem={problemOf(answer.error)} />;
  return answer.data ? <Shown overview={answer.data} /> : <div className="h-96" />;
}

function Shown({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [counts, setCounts] = useState(false);
  const { dataset, activity } = overview;
  const day = (time: number) => format.day(time);
  const sentences = [
    t('recommend.overview.size', {
      users: format.number(dataset.users),
      items: format.number(dataset.items),
      interactions: format.number(dataset.interactions),
      density: format.percent(overview.density, overview.density < 0.1 ? 2 : 0),
    }),
    t('recommend.overview.spread', {
      median: format.number(overview.perUser.median),
      highest: format.number(overview.perUser.highest),
    }),
    t('recommend.overview.tail', { share: format.percent(overview.topFifthShare) }),
    activity && t('recommend.overview.activity', { first: day(activity.first), last: day(activity.last) }),
    dataset.origin.kind === 'sample' && t('recommend.overview.invented', { seed: dataset.origin.seed }),
  ].filter((sentence) => typeof sentence === 'string');

  return (
    <>
      <Words>{format.sentences(sentences)}</Words>
      {dataset.cautions.length > 0 && (
        <ul className="mt-2 max-w-column space-y-1 text-ui text-amber">
          {dataset.cautions.map((caution) => (
            <li key={caution}>{t(`recommend.data.cautions.${caution}`)}</li>
          ))}
        </ul>
      )}
      <div className="mt-4 grid grid-cols-1 gap-x-10 mid:grid-cols-2">
        <LongTailChart overview={overview} />
        {activity && <ActivityChart activity={activity} />}
      </div>
      <Button look="quiet" className="-ml-3" aria-expanded={counts} onClick={() => setCounts(!counts)}>
        {t('recommend.overview.counts')}
      </Button>
      {counts && <Counts overview={overview} />}
    </>
  );
}

function Counts({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="grid grid-cols-1 gap-x-10 mid:grid-cols-2">
      <div>
        <Heading>{t('recommend.overview.perUser')}</Heading>
        <DataTable
          label={t('recommend.overview.perUser')}
          rows={overview.usersByItems.map(({ from, count }, index) => ({
            from,
            count,
            to: overview.usersByItems[index + 1]?.from,
          }))}
          rowKey={({ from }) => String(from)}
          columns={[
            {
              id: 'from',
              heading: t('recommend.overview.items'),
              isNumber: true,
              cell: ({ from, to }) =>
                to === undefined || to === from + 1 ? format.number(from) : `${from}–${to - 1}`,
            },
            {
              id: 'people',
              heading: t('recommend.overview.people'),
              isNumber: true,
              cell: ({ count }) => format.number(count),
            },
          ]}
        />
      </div>
      <div>
        <Heading>{t('recommend.overview.topItems')}</Heading>
        <DataTable
          label={t('recommend.overview.topItems')}
          rows={overview.topItems}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'title',
              heading: t('recommend.overview.title'),
              cell: ({ title }) => title,
              sortBy: ({ title }) => title,
            },
            ...(overview.dataset.has.categories
              ? [
                  {
                    id: 'category',
                    heading: t('recommend.overview.category'),
                    cell: ({ category }: Overview['topItems'][number]) => category ?? '',
                  },
                ]
              : []),
            {
              id: 'users',
              heading: t('recommend.overview.people'),
              isNumber: true,
              cell: ({ users }) => format.number(users),
              sortBy: ({ users }) => users,
            },
          ]}
        />
      </div>
    </div>
  );
}
