import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelResult } from '../../../contract/predict-results.ts';
import { BarChart } from './bar-chart.tsx';
import { LineChart, type Line } from './line-chart.tsx';

interface DependenceChartProps {
  readonly dependence: ModelResult['partialDependence'][number];
}

/** What is said on average as one column takes each value: a line for numbers, bars for categories. */
export function DependenceChart({ dependence }: DependenceChartProps) {
  const { t } = useTranslation();
  const { column, points } = dependence;
  const title =
    dependence.class === null
      ? t('predict.results.dependence', { column })
      : t('predict.results.dependenceOf', { column, class: dependence.class });
  const lines = useMemo(
    (): Line[] => [
      {
        name: '',
        look: 'accent',
        points: points.flatMap(({ at, prediction }) => (at === null ? [] : [{ x: at, y: prediction }])),
      },
    ],
    [points],
  );
  const bars = useMemo(
    () => points.map(({ label, prediction }) => ({ name: label, value: prediction })),
    [points],
  );
  return dependence.kind === 'number' ? (
    <LineChart height={200} title={title} lines={lines} xName={column} yName={t('predict.results.said')} />
  ) : (
    <BarChart
      title={title}
      nameHeading={t('predict.results.value')}
      valueHeading={t('predict.results.said')}
      bars={bars}
    />
  );
}
