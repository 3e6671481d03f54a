import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContenderResult } from '../../../contract/recommend-results.ts';
import { useFormat } from '../../i18n/format.ts';
import { Chart, type ChartOption } from '../../ui/chart.tsx';
import type { ChartTheme } from '../../ui/chart-theme.ts';
import { intervalHeight, intervalOption } from '../../ui/interval-chart.ts';
import { DataTable } from '../../ui/data-table.tsx';

interface ResultsChartProps {
  readonly contenders: readonly ContenderResult[];
  readonly k: number;
}

const digits = 3;

/** A dot for each algorithm with its interval, against the line of showing everyone the same. */
export function ResultsChart({ contenders, k }: ResultsChartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const popularity = contenders.find(({ id }) => id === 'popularity')?.accuracy.ndcg.mean ?? null;
  const option = useCallback(
    (theme: ChartTheme): ChartOption => {
      const best = Math.max(...contenders.map(({ accuracy }) => accuracy.ndcg.mean));
      const rows = contenders.map(({ id, accuracy: { ndcg } }) => ({
        ...{ name: t(`recommend.contenders.${id}`), value: ndcg.mean, low: ndcg.low, high: ndcg.high },
        ...{ isBaseline: id === 'popularity', isBest: ndcg.mean === best },
      }));
      return intervalOption(theme, { rows, line: popularity, fromZero: true, number: format.number });
    },
    [contenders, popularity, t, format],
  );
  return (
    <Chart
      title={[
        t('recommend.evaluate.chart', { k }),
        popularity === null
          ? ''
          : `┆ ${t('recommend.evaluate.everyone', { value: format.number(popularity, digits) })}`,
      ].join('  ')}
      height={intervalHeight(contenders.length)}
      option={option}
      showTable={t('recommend.showTable')}
      showChart={t('recommend.showChart')}
      table={
        <DataTable
          label={t('recommend.evaluate.chart', { k })}
          rows={contenders}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'name',
              heading: t('recommend.evaluate.names.algorithm'),
              cell: ({ id }) => t(`recommend.contenders.${id}`),
            },
            {
              id: 'ndcg',
              heading: `nDCG@${k}`,
              isNumber: true,
              cell: ({ accuracy: { ndcg } }) => format.number(ndcg.mean, digits),
              sortBy: ({ accuracy: { ndcg } }) => ndcg.mean,
            },
            {
              id: 'interval',
              heading: '95 %',
              isNumber: true,
              cell: ({ accuracy: { ndcg } }) =>
                `${format.number(ndcg.low, digits)} – ${format.number(ndcg.high, digits)}`,
            },
          ]}
        />
      }
    />
  );
}
