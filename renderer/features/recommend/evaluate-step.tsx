import { useTranslation } from 'react-i18next';
import type { Dataset } from '../../../contract/recommend-data.ts';
import { problemOf, useAsk } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { useStore } from '../../ui/store.ts';
import { datasetName } from './dataset-name.ts';
import { EvaluateSetUp } from './evaluate-set-up.tsx';
import type { Evaluation } from './evaluation.ts';
import { useRecommendDesk } from './recommend-desk.ts';
import { ResultsChart } from './results-chart.tsx';
import { RunList } from './run-list.tsx';
import { RunPart } from './run-part.tsx';
import { Words } from './step.tsx';
import { WorkLine } from '../../i18n/work-line.tsx';

/** The second step: is there anything to be had from recommending, and for whom. */
export function EvaluateStep({ dataset }: { readonly dataset: Dataset }) {
  const { t } = useTranslation();
  const desk = useRecommendDesk();
  const evaluation = useStore(desk.evaluations, (state) => state[dataset.id] ?? null);
  const shownId = useStore(desk.shownRuns, (state) => state[dataset.id]);
  const runs = useAsk('recommend.runs', { datasetId: dataset.id });
  const shown = runs.data?.find(({ id }) => id === shownId) ?? runs.data?.[0] ?? null;
  const running = evaluation !== null && evaluation.problem === null;

  return (
    <>
      <Words>{t('recommend.evaluate.lead')}</Words>
      <EvaluateSetUp dataset={dataset} running={running} />
      {evaluation && <Current dataset={dataset} evaluation={evaluation} />}
      {runs.error && <ProblemNotice problem={problemOf(runs.error)} />}
      {shown && !running && <RunPart key={shown.id} run={shown} />}
      {runs.data && runs.data.length > 0 && (
        <RunList dataset={dataset} runs={runs.data} shownId={shown?.id ?? null} />
      )}
    </>
  );
}

/** The evaluation under way: what is finished is shown as it comes. */
function Current({ dataset, evaluation }: { readonly dataset: Dataset; readonly evaluation: Evaluation }) {
  const { t } = useTranslation();
  const desk = useRecommendDesk();
  const { problem, results, k } = evaluation;
  return (
    <div className="mt-4">
      {problem ? (
        <ProblemNotice
          problem={problem}
          actions={
            <Button
              look="quiet"
              onClick={() => desk.evaluations.set((now) => ({ ...now, [dataset.id]: null }))}
            >
              {t('common.dismiss')}
            </Button>
          }
        />
      ) : (
        <WorkLine
          taskId={evaluation.taskId}
          title={t('recommend.evaluate.task', { name: datasetName(dataset, t) })}
          detail={
            evaluation.progress?.contender
              ? t(`recommend.contenders.${evaluation.progress.contender}`)
              : undefined
          }
        />
      )}
      {!problem && results.length > 0 && <ResultsChart contenders={results} k={k} />}
    </div>
  );
}
