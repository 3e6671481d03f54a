import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { PredictInterval, PredictRun } from '../../../contract/predict-results.ts';
import { useFormat } from '../../i18n/format.ts';
import { Chart, type ChartOption } from '../../ui/chart.tsx';
import type { ChartTheme } from '../../ui/chart-theme.ts';
import { AllFigures } from './all-figures.tsx';

/** A dot for each model with its interval, against the line of always guessing the usual. */
export function ComparisonChart({ run }: { readonly run: PredictRun }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { baseline } = run.verdict;
  const option = useCallback(
    (theme: ChartTheme): ChartOption => {
      const rows = run.models.flatMap(({ id, test }) => {
        const figure: PredictInterval | undefined = test[run.metric];
        return figure ? [{ id, ...figure }] : [];
      });
      return {
        grid: { left: 4, right: 56, top: 26, bottom: 4, containLabel: true },
        xAxis: {
          type: 'value',
          scale: true,
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
          data: rows.map(({ id }) => t(`predict.models.${id}`)),
          axisLine: { show: false },
          axisTick: { show: false },
          axisLabel: { color: theme.ink, fontSize: 13, margin: 14 },
        },
        series: [
          {
            type: 'custom',
            silent: true,
            encode: { x: [0, 1], y: 2 },
            data: rows.map(({ low, high }, row) => [low, high, row]),
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
            data: rows.map(({ id, value }, row) => ({
              value: [value, row],
              itemStyle: { color: id === 'baseline' ? theme.third : theme.accent },
              label: {
                show: true,
                position: [10, -14],
                formatter: format.number(value, 3),
                color: id === run.verdict.best ? theme.ink : theme.second,
                fontWeight: id === run.verdict.best ? 600 : 400,
                fontSize: 11,
              },
            })),
            markLine: {
              symbol: 'none',
              silent: true,
              animation: false,
              data: [{ xAxis: baseline }],
              lineStyle: { color: theme.third, type: 'dashed', width: 1 },
              label: { formatter: '' },
            },
          },
        ],
      };
    },
    [run, baseline, t, format],
  );
  return (
    <Chart
      title={[
        t('predict.results.compare', { metric: t(`predict.metrics.${run.metric}`) }),
        t('predict.results.baselineLine', { value: format.number(baseline, 2) }),
      ].join(' · ')}
      height={58 + run.models.length * 34}
      option={option}
      showTable={t('predict.showTable')}
      showChart={t('predict.showChart')}
      table={<AllFigures run={run} />}
    />
  );
}
