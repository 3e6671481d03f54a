import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dataset } from '../../../contract/recommend-data.ts';
import { problemOf, useAsk } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { PlaceTitle } from '../../ui/page.tsx';
import { useStore } from '../../ui/store.ts';
import { DataStep } from './data-step.tsx';
import { EvaluateStep } from './evaluate-step.tsx';
import { HandOverStep } from './hand-over-step.tsx';
import { useRecommendDesk } from './recommend-desk.ts';
import { Step } from './step.tsx';
import { StepLine, type StepId } from './step-line.tsx';
import { TryStep } from './try-step.tsx';

/** The recommender of a project: data, evaluation, lists and what is taken along, one below the other. */
export function RecommendPage({ projectId }: { readonly projectId: string }) {
  const { t } = useTranslation();
  const desk = useRecommendDesk();
  const datasets = useAsk('recommend.datasets', { projectId });
  const chosen = useStore(desk.chosen, (state) => state[projectId]);
  const page = useRef<HTMLDivElement>(null);
  const dataset = datasets.data?.find(({ id }) => id === chosen) ?? datasets.data?.[0] ?? null;
  const goTo = (step: StepId) => {
    const heading = page.current?.querySelector<HTMLElement>(`[data-step="${step}"]`);
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  };

  return (
    <div ref={page} className="mx-auto w-full max-w-[56rem] px-6 pb-24">
      {dataset && <StepLine onGoTo={goTo} />}
      <div className="pt-10 short:pt-6">
        <PlaceTitle lead={t('recommend.lead')}>{t('nav.recommender')}</PlaceTitle>
      </div>
      {datasets.error && <ProblemNotice problem={problemOf(datasets.error)} />}
      {datasets.data && (
        <Step id="data">
          <DataStep projectId={projectId} datasets={datasets.data} dataset={dataset} />
        </Step>
      )}
      {/* What was begun with one dataset means nothing with another. */}
      {dataset && <OtherSteps key={dataset.id} dataset={dataset} />}
    </div>
  );
}

function OtherSteps({ dataset }: { readonly dataset: Dataset }) {
  return (
    <>
      <Step id="evaluate">
        <EvaluateStep dataset={dataset} />
      </Step>
      <Step id="try">
        <TryStep dataset={dataset} />
      </Step>
      <Step id="handOver">
        <HandOverStep dataset={dataset} />
      </Step>
    </>
  );
}
