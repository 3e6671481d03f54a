import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PredictDataset } from '../../../contract/predict-data.ts';
import type { PredictModelId } from '../../../contract/predict-config.ts';
import type { PredictRun } from '../../../contract/predict-results.ts';
import { FairnessPart } from './fairness-part.tsx';
import { FilePart } from './file-part.tsx';
import { FormPart } from './form-part.tsx';
import { WhyPart } from './why-part.tsx';
import { ModelSelect } from './model-select.tsx';

interface UsePartProps {
  readonly dataset: PredictDataset;
  readonly run: PredictRun;
}

/** A trained model at work: one row explained, new cases, and groups compared. */
export function UsePart({ dataset, run }: UsePartProps) {
  const { t } = useTranslation();
  const [model, setModel] = useState<PredictModelId>(run.verdict.best);
  const of = { runId: run.id, model };
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-ui text-ink-2">{t('predict.results.model')}</span>
        <ModelSelect label={t('predict.results.model')} run={run} value={model} onChange={setModel} />
      </div>
      {model !== 'baseline' && <WhyPart key={`why-${model}`} of={of} />}
      <FormPart key={`form-${model}`} of={of} run={run} />
      <FilePart key={`file-${model}`} of={of} projectId={dataset.projectId} />
      <FairnessPart key={`fair-${model}`} of={of} dataset={dataset} run={run} />
    </>
  );
}
