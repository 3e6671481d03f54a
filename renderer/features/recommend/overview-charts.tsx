import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Overview } from '../../../contract/recommend-data.ts';
import { useFormat } from '../../i18n/format.ts';
import { Chart, type ChartOption } from '../../ui/chart.tsx';
import type { ChartTheme } from '../../ui/chart-theme.ts';
import { DataTable } from '../../ui/data-table.tsx';

const height = 200;

const axes = (theme: ChartTheme) => ({
  axisLine: { lineStyle: { color: theme.strong } },
  axisTick: { show: false },
  axisLabel: { color: theme.third, fontSize: 11 },
  splitLine: { show: false },
});

/** How steeply popularity falls, against the straight line of perfect evenness. */
export function LongTailChart({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const option = useCallback(
    (theme: ChartTheme): ChartOption => ({
      grid: { left: 4, right: 12, top: 16, bottom: 4, containLabel: true },
      xAxis: {
        type: 'value',
        min: 0,
        max: 1,
        interval: 0.2,
        ...axes(theme),
        axisLabel: { ...axes(theme).axisLabel, formatter: (value: number) => format.percent(value) },
      },
      yAxis: {
        type: 'value',
        min: 0,
        max: 1,
        interval: 0.5,
        ...axes(theme),
        splitLine: { show: true, lineStyle: { color: theme.hairline } },
        axisLabel: { ...axes(theme).axisLabel, formatter: (value: number) => format.percent(value) },
      },
      series: [
        {
          type: 'line',
          data: overview.longTail.map(({ items, interactions }) => [items, interactions]),
          showSymbol: false,
          lineStyle: { color: theme.accent, width: 2 },
          areaStyle: { color: theme.wash },
          silent: true,
          markLine: {
            symbol: 'none',
            silent: true,
            lineStyle: { color: theme.third, type: 'dotted' },
            label: {
              formatter: `${format.percent(0.2)} → ${format.percent(overview.topFifthShare)}`,
              color: theme.ink,
              fontSize: 11,
              // Beside the line's foot, where the curve is not.
              position: 'insideStart',
              align: 'left',
              verticalAlign: 'bottom',
              distance: 5,
              rotate: 0,
            },
            data: [[{ coord: [0.2, 0] }, { coord: [0.2, overview.topFifthShare] }]],
          },
        },
      ],
    }),
    [overview, format],
  );
  return (
    <Chart
      title={t('recommend.overview.longTail')}
      height={height}
      option={option}
      showTable={t('recommend.showTable')}
      showChart={t('recommend.showChart')}
      table={
        <DataTable
          label={t('recommend.overview.longTail')}
          rows={overview.longTail}
          rowKey={({ items }) => String(items)}
          columns={[
            {
              id: 'items',
              heading: t('recommend.overview.shareOfItems'),
              isNumber: true,
              cell: ({ items }) => format.percent(items, 1),
            },
            {
              id: 'choices',
              heading: t('recommend.overview.shareOfChoices'),
              isNumber: true,
              cell: ({ interactions }) => format.percent(interactions, 1),
            },
          ]}
        />
      }
    />
  );
}

/** When people chose. */
export function ActivityChart({ activity }: { readonly activity: NonNullable<Overview['activity']> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const option = useCallback(
    (theme: ChartTheme): ChartOption => ({
      grid: { left: 4, right: 12, top: 16, bottom: 4, containLabel: true },
      xAxis: {
        type: 'category',
        data: activity.bars.map(({ from }) => format.day(from)),
        ...axes(theme),
        axisLabel: { ...axes(theme).axisLabel, hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        splitNumber: 2,
        ...axes(theme),
        splitLine: { show: true, lineStyle: { color: theme.hairline } },
        axisLabel: { ...axes(theme).axisLabel, formatter: (value: number) => format.number(value) },
      },
      series: [
        {
          type: 'bar',
          data: activity.bars.map(({ count }) => count),
          itemStyle: { color: theme.accent },
          barCategoryGap: '20%',
          silent: true,
        },
      ],
    }),
    [activity, format],
  );
  return (
    <Chart
      title={t('recommend.overview.activityTitle')}
      height={height}
      option={option}
      showTable={t('recommend.showTable')}
      showChart={t('recommend.showChart')}
      table={
        <DataTable
          label={t('recommend.overview.activityTitle')}
          rows={activity.bars}
          rowKey={({ from }) => String(from)}
          columns={[
            { id: 'from', heading: t('recommend.overview.from'), cell: ({ from }) => format.day(from) },
            {
              id: 'count',
              heading: t('recommend.overview.count'),
              isNumber: true,
              cell: ({ count }) => format.number(count),
              sortBy: ({ count }) => count,
            },
          ]}
        />
      }
    />
  );
}
