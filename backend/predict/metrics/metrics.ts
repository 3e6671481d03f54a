import type { MetricId } from '../../../contract/predict-results.ts';
import { accuracyOf, aucOf, balancedAccuracyOf, confusionOf, f1Of, logLossOf } from './class-metrics.ts';
import { maeOf, r2Of, rmseOf } from './number-metrics.ts';
import type { Outcome } from './truth.ts';

/** Figures by metric; one that can't be worked out is missing. */
export type Figures = Partial<Record<MetricId, number>>;

/** All figures that fit what was predicted. */
export function figuresOf(outcome: Outcome): Figures {
  if (outcome.classes === 0)
    return defined({ rmse: rmseOf(outcome), mae: maeOf(outcome), r2: r2Of(outcome) });
  const confusion = confusionOf(outcome);
  return defined({
    accuracy: accuracyOf(confusion),
    'balanced-accuracy': balancedAccuracyOf(confusion),
    f1: f1Of(confusion),
    auc: aucOf(outcome),
    'log-loss': logLossOf(outcome),
  });
}

function defined(figures: Partial<Record<MetricId, number | null>>): Figures {
  return Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== null));
}

/** The metric that models are ordered by. */
export function mainMetric(classes: number): MetricId {
  return classes === 0 ? 'rmse' : 'accuracy';
}

/** The main figure alone, since it is worked out very often. */
export function mainFigure(outcome: Outcome): number {
  return outcome.classes === 0 ? rmseOf(outcome) : accuracyOf(confusionOf(outcome));
}

/** 1 where more is better, -1 where less is. */
export function directionOf(metric: MetricId): 1 | -1 {
  return metric === 'rmse' || metric === 'mae' || metric === 'log-loss' ? -1 : 1;
}
