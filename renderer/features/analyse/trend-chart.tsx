import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnalysisResult } from '../../../contract/analyse-results.ts';
import { useFormat } from '../../i18n/format.ts';
import { Chart, type ChartOption } from '../../ui/chart.tsx';
import type { ChartTheme } from '../../ui/chart-theme.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { polarities } from './polarity-bar.tsx';

type Trend = NonNullable<AnalysisResult['trend']>;

/** How many texts spoke well and badly, span by span. */
export function TrendChart({ trend }: { readonly trend: Trend }) {
  const { t } = useTranslation();
  const format = useFormat();
  const option = useCallback(
    (theme: ChartTheme): ChartOption => {
      const colours = { positive: theme.accent, neutral: theme.strong, negative: theme.amber };
      return {
        grid: { left: 4, right: 84, top: 12, bottom: 4, containLabel: true },
        xAxis: {
          type: 'category',
          data: trend.bars.map(({ from }) => format.day(from)),
          axisLine: { lineStyle: { color: theme.hairline } },
          axisTick: { show: false },
          axisLabel: { color: theme.third, fontSize: 11, hideOverlap: true },
        },
        yAxis: {
          type: 'value',
          minInterval: 1,
          axisLabel: { color: theme.third, fontSize: 11 },
          splitLine: { lineStyle: { color: theme.hairline } },
          splitNumber: 3,
        },
        series: polarities.map((polarity) => ({
          type: 'line' as const,
          name: t(`analyse.polarity.${polarity}`),
          data: trend.bars.map((bar) => bar[polarity]),
          showSymbol: trend.bars.length < 12,
          symbolSize: 5,
          silent: true,
          lineStyle: { color: colours[polarity], width: 1.5 },
          itemStyle: { color: colours[polarity] },
          endLabel: {
            show: true,
            formatter: t(`analyse.polarity.${polarity}`),
            color: colours[polarity],
            fontSize: 11,
          },
          labelLayout: { moveOverlap: 'shiftY' as const },
        })),
      };
    },
    [trend, t, format],
  );
  const title = t('analyse.found.trend', { unit: t(`analyse.units.${trend.unit}`) });
  return (
    <Chart
      title={title}
      height={190}
      option={option}
      showTable={t('analyse.found.asTable')}
      showChart={t('analyse.found.asChart')}
      table={
        <DataTable
          label={title}
          rows={trend.bars}
          rowKey={({ from }) => String(from)}
          columns={[
            { id: 'from', heading: t('analyse.found.from'), cell: ({ from }) => format.day(from) },
            ...polarities.map((polarity) => ({
              id: polarity,
              heading: t(`analyse.polarity.${polarity}`),
              isNumber: true,
              cell: (bar: Trend['bars'][number]) => format.number(bar[polarity]),
            })),
          ]}
        />
      }
    />
  );
}
