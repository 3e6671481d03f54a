import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContenderResult } from '../../../contract/recommend-results.ts';
import { useFormat } from '../../i18n/format.ts';
import { Chart, type ChartOption } from '../../ui/chart.tsx';
import type { ChartTheme } from '../../ui/chart-theme.ts';
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
      const line = popularity === null ? [] : [{ xAxis: popularity }];
      const best = Math.max(...contenders.map(({ accuracy }) => accuracy.ndcg.mean));
      return {
        grid: { left: 4, right: 56, top: 26, bottom: 4, containLabel: true },
        xAxis: {
          type: 'value',
          min: 0,
          axisLine: { show: false },
          axisLabel: {
            color: theme.third,
            fontSize: 11,
            formatter: (value: number) => format.number(value, 2),
          },
          splitLine: { lineStyle: { color: theme.hairline } },
          splitNumber: 4,
        },
        yAxis: {
          type: 'category',
          inverse: true,
          data: contenders.map(({ id }) => t(`recommend.contenders.${id}`)),
          axisLine: { show: false },
          axisTick: { show: false },
          axisLabel: { color: theme.ink, fontSize: 13, margin: 14 },
        },
        series: [
          {
            type: 'custom',
            silent: true,
            data: contenders.map(({ accuracy: { ndcg } }, row) => [ndcg.low, ndcg.high, row]),
            renderItem: (_params, api) => {
              const [x1 = 0, y = 0] = api.coord([api.value(0), api.value(2)]);
              const [x2 = 0] = api.coord([api.value(1), api.value(2)]);
              return {
                type: 'line',
                shape: { x1, y1: y, x2, y2: y },
                style: { stroke: theme.third, lineWidth: 1.5 },
              };
            },
          },
          {
            type: 'scatter',
            symbolSize: 9,
            silent: true,
            data: contenders.map(({ id, accuracy: { ndcg } }, row) => ({
              value: [ndcg.mean, row],
              itemStyle: { color: id === 'popularity' ? theme.third : theme.accent },
              label: {
                show: true,
                position: [10, -14],
                formatter: format.number(ndcg.mean, digits),
                color: ndcg.mean === best ? theme.ink : theme.second,
                fontWeight: ndcg.mean === best ? 600 : 400,
                fontSize: 11,
              },
            })),
            markLine: {
              symbol: 'none',
              silent: true,
              animation: false,
              data: line,
              lineStyle: { color: theme.third, type: 'dashed', width: 1 },
              label: {
                position: 'start',
                distance: 8,
                formatter: '',
              },
            },
          },
        ],
      };
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
      height={58 + contenders.length * 34}
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
