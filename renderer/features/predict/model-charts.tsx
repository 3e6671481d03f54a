import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelResult, PredictRun } from '../../../contract/predict-results.ts';
import { useFormat } from '../../i18n/format.ts';
import { BarChart } from './bar-chart.tsx';
import { ConfusionTable } from './confusion-table.tsx';
import { DependenceChart } from './dependence-chart.tsx';
import { LineChart, type Line } from './line-chart.tsx';

interface ModelChartsProps {
  readonly run: PredictRun;
  readonly result: ModelResult;
}

/** All drawings of one model. */
export function ModelCharts({ run, result }: ModelChartsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const metric = t(`predict.metrics.${run.metric}`);
  const lines = useMemo(() => linesOf(result, (key) => t(key)), [result, t]);
  const bars = useMemo(
    () => result.importance.slice(0, 12).map(({ column, drop }) => ({ name: column, value: drop })),
    [result],
  );
  return (
    <>
      {result.confusion && <ConfusionTable classes={run.classes} counts={result.confusion} />}
      {lines.residuals && (
        <LineChart
          title={t('predict.results.residuals')}
          lines={lines.residuals}
          xName={t('predict.results.actual')}
          yName={t('predict.results.predicted')}
        />
      )}
      <div className="grid gap-x-8 wide:grid-cols-2">
        {lines.roc && (
          <LineChart
            unit
            title={t('predict.results.roc')}
            lines={lines.roc}
            xName={t('predict.results.falseRate')}
            yName={t('predict.results.trueRate')}
          />
        )}
        {lines.precisionRecall && (
          <LineChart
            unit
            title={t('predict.results.pr')}
            lines={lines.precisionRecall}
            xName={t('predict.results.recall')}
            yName={t('predict.results.precision')}
          />
        )}
        {lines.calibration && result.calibration && (
          <LineChart
            unit
            title={t('predict.results.calibration', { error: format.number(result.calibration.error, 3) })}
            lines={lines.calibration}
            xName={t('predict.results.said')}
            yName={t('predict.results.happened')}
          />
        )}
      </div>
      {lines.epochs && (
        <LineChart
          title={t('predict.train.live')}
          lines={lines.epochs}
          xName={t('predict.train.epoch')}
          yName={t('predict.train.live')}
        />
      )}
      {lines.learning && (
        <LineChart
          title={t('predict.results.learning', { metric })}
          lines={lines.learning}
          xName={t('predict.results.rowsAxis')}
          yName={metric}
        />
      )}
      {bars.length > 0 && (
        <BarChart
          title={t('predict.results.importance', { metric })}
          nameHeading={t('predict.results.column')}
          valueHeading={t('predict.results.drop')}
          bars={bars}
        />
      )}
      {result.partialDependence.map((dependence) => (
        <DependenceChart key={dependence.column} dependence={dependence} />
      ))}
    </>
  );
}

type Word = 'predict.train.training' | 'predict.train.validation' | 'predict.results.test';

function linesOf(result: ModelResult, word: (key: Word) => string) {
  const diagonal: Line = {
    name: '',
    look: 'dashed',
    points: [
      { x: 0, y: 0 },
      { x: 1, y: 1 },
    ],
  };
  const one = (points: Line['points'] | null): Line[] | null =>
    points && [{ name: '', look: 'accent', points }];
  const { roc, residuals, epochs, learningCurve } = result;
  const bins = result.calibration?.bins.map(({ predicted, observed }) => ({ x: predicted, y: observed }));
  const kept = epochs.flatMap(({ epoch, validationLoss }) =>
    validationLoss === null ? [] : [{ x: epoch, y: validationLoss }],
  );
  const trained = epochs.map(({ epoch, trainingLoss }) => ({ x: epoch, y: trainingLoss }));
  const pair = (first: Line['points'], name: string, second: Line['points']): Line[] => [
    { name: word('predict.train.training'), look: 'second', points: first },
    ...(second.length > 0 ? [{ name, look: 'accent' as const, points: second }] : []),
  ];
  return {
    roc: roc && [diagonal, ...(one(roc) ?? [])],
    precisionRecall: one(result.precisionRecall),
    calibration: bins && [diagonal, ...(one(bins) ?? [])],
    residuals: residuals && [
      {
        name: '',
        look: 'dots' as const,
        points: residuals.map(({ actual, predicted }) => ({ x: actual, y: predicted })),
      },
    ],
    epochs: epochs.length > 0 ? pair(trained, word('predict.train.validation'), kept) : null,
    learning:
      learningCurve.length > 0
        ? pair(
            learningCurve.map(({ rows, training }) => ({ x: rows, y: training })),
            word('predict.results.test'),
            learningCurve.map(({ rows, test }) => ({ x: rows, y: test })),
          )
        : null,
  };
}
