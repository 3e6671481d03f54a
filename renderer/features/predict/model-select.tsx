import { useTranslation } from 'react-i18next';
import type { PredictModelId } from '../../../contract/predict-config.ts';
import type { PredictRun } from '../../../contract/predict-results.ts';
import { Select } from '../../ui/select.tsx';

interface ModelSelectProps {
  readonly label: string;
  readonly run: PredictRun;
  readonly value: PredictModelId;
  onChange(model: PredictModelId): void;
}

/** One of the models of a run. */
export function ModelSelect({ label, run, value, onChange }: ModelSelectProps) {
  const { t } = useTranslation();
  return (
    <Select<PredictModelId>
      label={label}
      value={value}
      options={run.models.map(({ id }) => ({ value: id, label: t(`predict.models.${id}`) }))}
      onChange={onChange}
    />
  );
}
