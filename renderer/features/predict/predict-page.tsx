import { useTranslation } from 'react-i18next';
import type { PredictDataset } from '../../../contract/predict-data.ts';
import { problemOf, useAsk } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { useStore } from '../../ui/store.ts';
import { DataPart } from './data-part.tsx';
import { HandOverPart } from './hand-over-part.tsx';
import { ContinuePart } from './continue-part.tsx';
import { MergePart } from './merge-part.tsx';
import { usePredictDesk } from './predict-desk.ts';
import { ResultsPart } from './results-part.tsx';
import { RunList } from './run-list.tsx';
import { Heading, Section } from './section.tsx';
import { TrainPart } from './train-part.tsx';
import { UsePart } from './use-part.tsx';

/** The predictor of a project: data, training, results and use, one below the other. */
export function PredictPage({ projectId }: { readonly projectId: string }) {
  const desk = usePredictDesk();
  const datasets = useAsk('predict.datasets', { projectId });
  const chosen = useStore(desk.chosen, (state) => state[projectId]);
  const dataset = datasets.data?.find(({ id }) => id === chosen) ?? datasets.data?.[0] ?? null;
  return (
    <>
      {datasets.error && <ProblemNotice problem={problemOf(datasets.error)} />}
      {datasets.data && (
        <Section id="data">
          <DataPart projectId={projectId} datasets={datasets.data} dataset={dataset} />
        </Section>
      )}
      {/* What was begun with one dataset means nothing with another. */}
      {dataset && <OtherParts key={dataset.id} dataset={dataset} />}
    </>
  );
}

function OtherParts({ dataset }: { readonly dataset: PredictDataset }) {
  const desk = usePredictDesk();
  const runs = useAsk('predict.runs', { datasetId: dataset.id });
  const shown = useStore(desk.shownRuns, (state) => state[dataset.id]);
  const runId = runs.data?.find(({ id }) => id === shown)?.id ?? runs.data?.[0]?.id ?? null;
  return (
    <>
      <Section id="train">
        <TrainPart dataset={dataset} />
      </Section>
      {runs.error && <ProblemNotice problem={problemOf(runs.error)} />}
      {runId && <OfRun key={runId} dataset={dataset} runId={runId} />}
      {runs.data && runs.data.length > 0 && <RunList dataset={dataset} runs={runs.data} shownId={runId} />}
      <Together dataset={dataset} />
    </>
  );
}

/** Federated averaging: the same model learns at several places, and only model files travel. */
function Together({ dataset }: { readonly dataset: PredictDataset }) {
  const { t } = useTranslation();
  return (
    <Section id="together">
      <p className="max-w-column text-ui text-ink-2">{t('predict.together.lead')}</p>
      <Heading>{t('predict.together.atHome')}</Heading>
      <ContinuePart dataset={dataset} />
      <Heading>{t('predict.handOver.merge')}</Heading>
      <MergePart dataset={dataset} />
    </Section>
  );
}

function OfRun({ dataset, runId }: { readonly dataset: PredictDataset; readonly runId: string }) {
  const run = useAsk('predict.run', { runId });
  if (run.error) return <ProblemNotice problem={problemOf(run.error)} />;
  if (!run.data) return null;
  return (
    <>
      <Section id="results">
        <ResultsPart run={run.data} />
      </Section>
      <Section id="use">
        <UsePart dataset={dataset} run={run.data} />
      </Section>
      <Section id="handOver">
        <HandOverPart dataset={dataset} run={run.data} />
      </Section>
    </>
  );
}
