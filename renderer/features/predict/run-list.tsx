import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PredictDataset } from '../../../contract/predict-data.ts';
import type { PredictRunSummary } from '../../../contract/predict-results.ts';
import { useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { useRemoval } from '../../i18n/use-removal.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { useNow } from '../../ui/use-now.ts';
import { usePredictDesk } from './predict-desk.ts';
import { Heading } from './section.tsx';

interface RunListProps {
  readonly dataset: PredictDataset;
  readonly runs: readonly PredictRunSummary[];
  readonly shownId: string | null;
}

/** Earlier runs: each can be shown or deleted. */
export function RunList({ dataset, runs, shownId }: RunListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = usePredictDesk();
  const backend = useBackend();
  const now = useNow(60_000);
  const removal = useRemoval();
  const remove = (runId: string) =>
    removal.remove({
      title: t('predict.results.deleting'),
      done: t('predict.results.deleted'),
      remove: () => backend.call('predict.deleteRun', { runId }),
      restore: () => backend.call('predict.restoreRun', { runId }),
    });
  return (
    <section className="border-t border-hairline pb-8">
      <Heading>{t('predict.results.runs')}</Heading>
      {removal.problem && <ProblemNotice problem={removal.problem} />}
      <ul aria-label={t('predict.results.runs')}>
        {runs.map((run) => (
          <li
            key={run.id}
            className="flex flex-wrap items-center gap-x-3 border-b border-hairline py-1 last:border-b-0"
          >
            <span className="min-w-0 flex-1 basis-72 text-ui text-ink-2 tabular-nums">
              {format.named(
                run.target,
                t('predict.results.runLine', {
                  model: t(`predict.models.${run.verdict.best}`),
                  metric: t(`predict.metrics.${run.metric}`),
                  value: format.number(run.verdict.value.value, 3),
                }),
              )}{' '}
              <span className="text-small text-ink-3">{format.ago(run.createdAt, now)}</span>
            </span>
            <Button
              look="quiet"
              aria-pressed={run.id === shownId}
              className="aria-pressed:text-accent"
              onClick={() => desk.shownRuns.set((shown) => ({ ...shown, [dataset.id]: run.id }))}
            >
              {run.id === shownId ? t('predict.results.shown') : t('predict.results.show')}
            </Button>
            <IconButton label={t('predict.results.delete')} onClick={() => void remove(run.id)}>
              <Trash2 size={14} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
