import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PredictRun } from '../../../contract/predict-results.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { AllFigures } from './all-figures.tsx';
import { ComparisonChart } from './comparison-chart.tsx';
import { ModelCharts } from './model-charts.tsx';
import { TreePart } from './tree-part.tsx';
import { ModelSelect } from './model-select.tsx';

/** A finished run: sentences first, drawings second, all numbers third. */
export function ResultsPart({ run }: { readonly run: PredictRun }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { verdict } = run;
  const [looked, setLooked] = useState(verdict.best);
  const [all, setAll] = useState(false);
  const two = (value: number) => format.number(value, 2);
  const result = run.models.find(({ id }) => id === looked);
  return (
    <article aria-label={t('predict.results.label')}>
      <p className="max-w-column font-content text-lead">
        {t(`predict.results.${verdict.kind}`, { model: t(`predict.models.${verdict.best}`) })}
      </p>
      <p className="mt-2 max-w-column font-content text-content tabular-nums">
        {t('predict.results.score', {
          metric: t(`predict.metrics.${verdict.metric}`),
          value: two(verdict.value.value),
          low: two(verdict.value.low),
          high: two(verdict.value.high),
          baseline: two(verdict.baseline),
        })}{' '}
        {verdict.noWorse.length > 0 &&
          t('predict.results.noWorse', {
            models: format.list(verdict.noWorse.map((id) => t(`predict.models.${id}`))),
          })}
      </p>
      {run.models.flatMap(({ id, cautions }) =>
        cautions.map((caution) => (
          <p key={`${id}-${caution}`} className="mt-1 max-w-column font-content text-content text-ink-2">
            {t(`predict.results.${caution}`, { model: t(`predict.models.${id}`) })}
          </p>
        )),
      )}
      <p className="mt-2 max-w-column text-small text-ink-3 tabular-nums">
        {t('predict.results.rows', {
          training: format.number(run.rows.training),
          test: format.number(run.rows.test),
          seed: String(run.config.seed),
          time: format.duration(run.totalMs),
        })}
      </p>
      {run.failed.map(({ id, message }) => (
        <p key={id} className="text-small text-amber">
          {t('predict.train.failed', { model: t(`predict.models.${id}`), message })}
        </p>
      ))}
      <ComparisonChart run={run} />
      <div className="mt-6 flex flex-wrap items-center gap-2">
        <span className="text-ui text-ink-2">{t('predict.results.look')}</span>
        <ModelSelect label={t('predict.results.look')} run={run} value={looked} onChange={setLooked} />
      </div>
      {result && <ModelCharts key={looked} run={run} result={result} />}
      {looked === 'decision-tree' && <TreePart run={run} />}
      <Button look="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
        {all ? t('predict.results.hideAll') : t('predict.results.all')}
      </Button>
      {all && <AllFigures run={run} />}
    </article>
  );
}
