import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { PictureRun } from '../../../contract/pictures.ts';
import { useFormat } from '../../i18n/format.ts';
import { Chart, type ChartOption } from '../../ui/chart.tsx';
import type { ChartTheme } from '../../ui/chart-theme.ts';
import { DataTable } from '../../ui/data-table.tsx';

interface LossChartProps {
  readonly epochs: readonly PictureRun['epochs'][number][];
  /** Walks planned: the width of the drawing while it grows. */
  readonly of: number;
  /** The walk whose network is kept; null while it runs. */
  readonly bestEpoch: number | null;
}

/** The loss on what is learnt from and on what isn't, walk by walk: where they part, it learns by heart. */
export function LossChart({ epochs, of, bestEpoch }: LossChartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const option = useCallback(
    (theme: ChartTheme): ChartOption => {
      const line = (name: string, colour: string, value: (epoch: (typeof epochs)[number]) => number) => ({
        type: 'line' as const,
        name,
        showSymbol: false,
        silent: true,
        data: epochs.map((epoch) => [epoch.epoch, value(epoch)]),
        lineStyle: { color: colour, width: 1.5 },
        itemStyle: { color: colour },
        endLabel: { show: true, formatter: name, color: colour, fontSize: 11 },
      });
      return {
        grid: { left: 4, right: 110, top: 12, bottom: 4, containLabel: true },
        xAxis: {
          type: 'value',
          min: 1,
          max: Math.max(2, of),
          minInterval: 1,
          axisLine: { lineStyle: { color: theme.hairline } },
          axisLabel: { color: theme.third, fontSize: 11 },
          splitLine: { show: false },
        },
        yAxis: {
          type: 'value',
          min: 0,
          axisLabel: {
            color: theme.third,
            fontSize: 11,
            formatter: (value: number) => format.number(value, 1),
          },
          splitLine: { lineStyle: { color: theme.hairline } },
          splitNumber: 3,
        },
        series: [
          {
            ...line(t('pictures.chart.train'), theme.third, ({ trainLoss }) => trainLoss),
            ...(bestEpoch === null
              ? {}
              : {
                  markLine: {
                    symbol: 'none',
                    silent: true,
                    animation: false,
                    data: [{ xAxis: bestEpoch }],
                    lineStyle: { color: theme.accent, type: 'dashed' as const, width: 1 },
                    label: { formatter: t('pictures.chart.kept'), color: theme.accent, fontSize: 11 },
                  },
                }),
          },
          line(t('pictures.chart.validation'), theme.accent, ({ validationLoss }) => validationLoss),
        ],
      };
    },
    [epochs, of, bestEpoch, t, format],
  );
  return (
    <Chart
      title={t('pictures.chart.title')}
      height={190}
      option={option}
      showTable={t('pictures.chart.asTable')}
      showChart={t('pictures.chart.asChart')}
      table={
        <DataTable
          label={t('pictures.chart.title')}
          rows={epochs}
          rowKey={({ epoch }) => String(epoch)}
          columns={[
            { id: 'walk', heading: t('pictures.chart.walk'), isNumber: true, cell: ({ epoch }) => epoch },
            {
              id: 'train',
              heading: t('pictures.chart.train'),
              isNumber: true,
              cell: ({ trainLoss }) => format.number(trainLoss, 3),
            },
            {
              id: 'validation',
              heading: t('pictures.chart.validation'),
              isNumber: true,
              cell: ({ validationLoss }) => format.number(validationLoss, 3),
            },
            {
              id: 'right',
              heading: t('pictures.chart.right'),
              isNumber: true,
              cell: ({ validationAccuracy }) => format.percent(validationAccuracy),
            },
          ]}
        />
      }
    />
  );
}
