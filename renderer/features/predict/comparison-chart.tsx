import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { PredictInterval, PredictRun } from '../../../contract/predict-results.ts';
import { useFormat } from '../../i18n/format.ts';
import { Chart, type ChartOption } from '../../ui/chart.tsx';
import type { ChartTheme } from '../../ui/chart-theme.ts';
import { intervalHeight, intervalOption } from '../../ui/interval-chart.ts';
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
        const name = t(`predict.models.${id}`);
        return figure
          ? [{ name, ...figure, isBaseline: id === 'baseline', isBest: id === run.verdict.best }]
          : [];
      });
      return intervalOption(theme, { rows, line: baseline, fromZero: false, number: format.number });
    },
    [run, baseline, t, format],
  );
  return (
    <Chart
      title={[
        t('predict.results.compare', { metric: t(`predict.metrics.${run.metric}`) }),
        t('predict.results.baselineLine', { value: format.number(baseline, 2) }),
      ].join(' · ')}
      height={intervalHeight(run.models.length)}
      option={option}
      showTable={t('predict.showTable')}
      showChart={t('predict.showChart')}
      table={<AllFigures run={run} />}
    />
  );
}
