import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.ts';
import { Chart, type ChartOption } from '../../ui/chart.tsx';
import type { ChartTheme } from '../../ui/chart-theme.ts';
import { DataTable } from '../../ui/data-table.tsx';

interface BarChartProps {
  readonly title: string;
  readonly nameHeading: string;
  readonly valueHeading: string;
  /** The largest first. */
  readonly bars: readonly { readonly name: string; readonly value: number }[];
}

/** Bars to the left and right of nothing, each with its figure. Give memoised bars. */
export function BarChart({ title, nameHeading, valueHeading, bars }: BarChartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const option = useCallback(
    (theme: ChartTheme): ChartOption => ({
      grid: { left: 4, right: 64, top: 4, bottom: 4, containLabel: true },
      xAxis: {
        type: 'value',
        axisLabel: { show: false },
        splitLine: { show: false },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: bars.map(({ name }) => name),
        axisLine: { lineStyle: { color: theme.strong } },
        axisTick: { show: false },
        axisLabel: { color: theme.ink, fontSize: 12, width: 260, overflow: 'truncate' },
        ...(bars.some(({ value }) => value < 0) ? { position: 'left' as const } : {}),
      },
      series: [
        {
          type: 'bar',
          silent: true,
          barMaxWidth: 14,
          data: bars.map(({ value }) => ({
            value,
            itemStyle: { color: value < 0 ? theme.third : theme.accent },
            label: {
              show: true,
              position: 'right' as const,
              formatter: format.number(value, 3),
              color: theme.second,
              fontSize: 11,
            },
          })),
        },
      ],
    }),
    [bars, format],
  );
  return (
    <Chart
      title={title}
      height={24 + bars.length * 26}
      option={option}
      showTable={t('predict.showTable')}
      showChart={t('predict.showChart')}
      table={
        <DataTable
          label={title}
          rows={bars}
          rowKey={({ name }) => name}
          columns={[
            { id: 'name', heading: nameHeading, cell: ({ name }) => name },
            {
              id: 'value',
              heading: valueHeading,
              isNumber: true,
              cell: ({ value }) => format.number(value, 4),
              sortBy: ({ value }) => value,
            },
          ]}
        />
      }
    />
  );
}
