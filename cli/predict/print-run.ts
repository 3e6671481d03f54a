import type { PredictDataset } from '../../contract/predict-data.ts';
import type { ModelResult, PredictRun } from '../../contract/predict-results.ts';
import { printLine, wrap } from '../print.ts';

const importantShown = 5;

/** What was read. */
export function printPredictData(dataset: PredictDataset): void {
  const broken = dataset.brokenRows > 0 ? `; ${dataset.brokenRows} broken rows were left out` : '';
  printLine(`${dataset.name}: ${dataset.rows} rows of ${dataset.columns.length} columns${broken}.`);
}

/** A run: what may be wrong with the data, the models beside one another, and what can be said. */
export function printPredictRun(run: PredictRun): void {
  printLine(
    `Predicting ${run.config.target}: ${run.rows.training} rows to train on, ${run.rows.test} to test on, seed ${run.config.seed}.`,
  );
  if (run.config.excluded.length > 0) printLine(`Left out: ${run.config.excluded.join(', ')}.`);
  for (const { message } of run.problems) printLine(wrap(`mind: ${message}`, '  '));
  printLine();
  const metrics =
    run.task === 'regression'
      ? (['rmse', 'mae', 'r2'] as const)
      : (['accuracy', 'f1', 'auc', 'log-loss'] as const);
  printLine(
    [
      'model'.padEnd(18),
      `${metrics[0]} (95 %)`.padEnd(26),
      ...metrics.slice(1).map((name) => name.padEnd(9)),
      'cross-validation',
      'seconds',
    ].join('  '),
  );
  for (const result of run.models) printLine(rowOf(result, metrics));
  for (const { id, message } of run.failed) printLine(`${id.padEnd(18)}  not trained: ${message}`);
  printLine();
  const best = run.models.find(({ id }) => id === run.verdict.best)!;
  if (best.importance.length > 0) printLine(wrap(`What ${best.id} goes by: ${importanceOf(best)}.`, ''));
  printLine(wrap(run.verdict.words, ''));
  printLine();
  for (const { id, test } of run.models.filter(({ id }) => id !== 'baseline' || run.models.length === 1))
    printLine(`${sentenceOf(test)}  (${id})`);
}

function rowOf(
  { id, test, crossValidation, trainMs }: ModelResult,
  metrics: readonly (keyof typeof test)[],
): string {
  const shown = (metric: keyof typeof test) => (test[metric] ? figure(test[metric].value) : '–');
  const main = test[metrics[0]!]!;
  const crossed = crossValidation
    ? `${figure(crossValidation.mean)} ± ${figure(crossValidation.deviation)}`
    : '–';
  return [
    id.padEnd(18),
    `${figure(main.value)} (${figure(main.low)} to ${figure(main.high)})`.padEnd(26),
    ...metrics.slice(1).map((metric) => shown(metric).padEnd(9)),
    crossed.padEnd(16),
    (trainMs / 1000).toFixed(2),
  ].join('  ');
}

function importanceOf({ importance }: ModelResult): string {
  return importance
    .slice(0, importantShown)
    .map(({ column, drop }) => `${column} (${figure(drop)})`)
    .join(', ');
}

/** As the article prints it. */
function sentenceOf(test: ModelResult['test']): string {
  return test.accuracy
    ? `Test accuracy: ${test.accuracy.value.toFixed(2)}`
    : `Test RMSE: ${figure(test.rmse!.value)}, R2: ${test.r2 ? test.r2.value.toFixed(2) : '–'}`;
}

function figure(value: number): string {
  return Math.abs(value) < 10 ? value.toFixed(3) : String(Number(value.toPrecision(5)));
}
