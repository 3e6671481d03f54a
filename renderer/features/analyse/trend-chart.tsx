import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnalysisResult } from '../../../contract/analyse-results.ts';
import { useFormat } from '../../i18n/format.ts';
import { Chart, type ChartOption } from '../../ui/chart.tsx';
import { chartTooltip, type ChartTheme } from '../../ui/chart-theme.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { polarities } from './polarity-bar.tsx';
import type { OpenRows } from './rows-sheet.tsx';

type Trend = NonNullable<AnalysisResult['trend']>;

interface TrendChartProps {
  readonly trend: Trend;
  readonly onOpen: OpenRows;
}

/** How many texts spoke well and badly, span by span; a click on one shows its texts. */
export function TrendChart({ trend, onOpen }: TrendChartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const spanOf = trend.unit === 'month' ? format.month : format.day;
  const option = useCallback(
    (theme: ChartTheme): ChartOption => {
      const colours = { positive: theme.accent, neutral: theme.strong, negative: theme.amber };
      return {
        grid: { left: 4, right: 4, top: 12, bottom: 4, containLabel: true },
        tooltip: { ...chartTooltip(theme), trigger: 'axis', axisPointer: { type: 'none' } },
        xAxis: {
          type: 'category',
          data: trend.bars.map(({ from }) => spanOf(from)),
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
        // The bad ones stand on the axis, where their heights can be compared.
        series: polarities.toReversed().map((polarity) => ({
          type: 'bar' as const,
          stack: 'texts',
          name: t(`analyse.polarity.${polarity}`),
          data: trend.bars.map((bar) => bar[polarity]),
          barMaxWidth: 36,
          barCategoryGap: '25%',
          itemStyle: { color: colours[polarity] },
        })),
      };
    },
    [trend, t, spanOf],
  );
  const title = t('analyse.found.trend', { unit: t(`analyse.units.${trend.unit}`) });
  const open = (at: number) => {
    const bar = trend.bars[at];
    if (bar) onOpen(t('analyse.found.span', { from: spanOf(bar.from) }), { from: bar.from, to: bar.to });
  };
  return (
    <Chart
      title={title}
      height={190}
      option={option}
      onChoose={open}
      showTable={t('analyse.found.asTable')}
      showChart={t('analyse.found.asChart')}
      table={
        <DataTable
          label={title}
          rows={trend.bars}
          rowKey={({ from }) => String(from)}
          columns={[
            { id: 'from', heading: t('analyse.found.from'), cell: ({ from }) => spanOf(from) },
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
