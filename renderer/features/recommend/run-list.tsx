import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/errors.ts';
import type { Dataset } from '../../../contract/recommend-data.ts';
import type { RecommenderRun } from '../../../contract/recommend-results.ts';
import { problemOf, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useRecommendDesk } from './recommend-desk.ts';
import { Heading } from './step.tsx';

interface RunListProps {
  readonly dataset: Dataset;
  readonly runs: readonly RecommenderRun[];
  readonly shownId: string | null;
}

/** Earlier runs: each can be shown, and set up again with its seed. */
export function RunList({ dataset, runs, shownId }: RunListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = useRecommendDesk();
  const backend = useBackend();
  const now = useNow(60_000);
  const [problem, setProblem] = useState<Problem | null>(null);
  const again = ({ input }: RecommenderRun) =>
    desk.forms.set((forms) => ({
      ...forms,
      [dataset.id]: {
        split: input.split,
        k: String(input.k),
        seed: String(input.seed),
        algorithms: input.algorithms,
      },
    }));
  const remove = (runId: string) =>
    backend.call('recommend.deleteRun', { runId }).then(
      () => setProblem(null),
      (error: unknown) => setProblem(problemOf(error)),
    );

  return (
    <>
      <Heading>{t('recommend.evaluate.runs')}</Heading>
      {problem && <ProblemNotice problem={problem} />}
      <ul aria-label={t('recommend.evaluate.runs')}>
        {runs.map((run) => (
          <li
            key={run.id}
            className="flex flex-wrap items-center gap-x-3 border-b border-hairline py-1 last:border-b-0"
          >
            <span className="min-w-0 flex-1 basis-72 text-ui text-ink-2 tabular-nums">
              {t('recommend.evaluate.runLine', {
                best: t(`recommend.contenders.${run.verdict.best}`),
                split: t(`recommend.evaluate.splits.${run.input.split}`),
                k: run.input.k,
                seed: String(run.input.seed),
              })}{' '}
              <span className="text-small text-ink-3">{format.ago(run.createdAt, now)}</span>
            </span>
            <Button
              look="quiet"
              aria-pressed={run.id === shownId}
              className="aria-pressed:text-accent"
              onClick={() => desk.shownRuns.set((shown) => ({ ...shown, [dataset.id]: run.id }))}
            >
              {run.id === shownId ? t('recommend.evaluate.shown') : t('recommend.evaluate.show')}
            </Button>
            <Button look="quiet" onClick={() => again(run)}>
              {t('recommend.evaluate.again')}
            </Button>
            <IconButton label={t('recommend.evaluate.delete')} onClick={() => void remove(run.id)}>
              <Trash2 size={14} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
    </>
  );
}
