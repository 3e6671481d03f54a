import type { PredictRun } from '../../../contract/predict-results.ts';
import { advantageOf, intervalsOf, type Resampled } from '../metrics/bootstrap.ts';
import { directionOf, mainMetric } from '../metrics/metrics.ts';
import type { PredictModelId } from '../../../contract/predict-config.ts';

const names: Readonly<Record<PredictModelId, string>> = {
  baseline: 'the baseline',
  linear: 'the linear model',
  mlp: 'the small network',
  'mlp-wide': 'the wide network',
  'decision-tree': 'the decision tree',
  'random-forest': 'the random forest',
  'gradient-boosting': 'gradient boosting',
};

/** What the figures say, and no more. `results` holds the baseline. */
export function verdictOf(
  results: ReadonlyMap<PredictModelId, Resampled>,
  classes: number,
  testRows: number,
): PredictRun['verdict'] {
  const metric = mainMetric(classes);
  const direction = directionOf(metric);
  const baseline = results.get('baseline')!;
  const ordered = [...results].filter(([id]) => id !== 'baseline');
  ordered.sort(([, a], [, b]) => direction * (b.figures[metric]! - a.figures[metric]!));
  const [best, figures] = ordered[0] ?? (['baseline', baseline] as const);
  const difference = advantageOf(figures, baseline, metric);
  const value = intervalsOf(figures)[metric]!;
  const kind = difference.low > 0 ? 'better' : difference.value > 0 ? 'unclear' : 'not-better';
  const noWorse = ordered
    .filter(([id]) => id !== best)
    .filter(([, other]) => advantageOf(figures, other, metric).low <= 0)
    .map(([id]) => id);
  const verdict = {
    kind,
    best,
    metric,
    value,
    baseline: baseline.figures[metric]!,
    difference,
    noWorse,
  } as const;
  return { ...verdict, noWorse, words: wordsOf(verdict, testRows) };
}

function wordsOf(
  { kind, best, metric, value, baseline, noWorse }: Omit<PredictRun['verdict'], 'words'>,
  testRows: number,
): string {
  const show = (figure: number) =>
    metric === 'accuracy' ? figure.toFixed(3) : Number(figure.toPrecision(4)).toString();
  const what = metric === 'accuracy' ? 'accuracy' : 'an error (RMSE)';
  const figures =
    `On ${testRows} rows that no model had seen, ${names[best]} reached ${what} of ${show(value.value)} ` +
    `(95 % interval ${show(value.low)} to ${show(value.high)}); always saying the ${metric === 'accuracy' ? 'most frequent class' : 'mean'} gives ${show(baseline)}.`;
  const judged = {
    better: 'The difference is larger than chance explains.',
    unclear: 'The difference may be chance: more rows would tell.',
    'not-better': 'Nothing here is better than the baseline: the columns don’t tell the target.',
  }[kind];
  const others =
    kind === 'better' && noWorse.length > 0
      ? ` This test can’t tell it from ${noWorse.map((id) => names[id]).join(', ')}.`
      : '';
  return `${figures} ${judged}${others}`;
}
