import { useTranslation } from 'react-i18next';
import { choosableModels, modelsOf, networkFieldNames, type SetUp } from './set-up.ts';

interface SettingsFieldsProps {
  readonly setUp: SetUp;
  onChange(next: SetUp): void;
}

/** Everything that the presets decide, under plain words. */
export function SettingsFields({ setUp, onChange }: SettingsFieldsProps) {
  const { t } = useTranslation();
  const models = modelsOf(setUp);
  const number = (label: string, value: string, change: (text: string) => SetUp) => (
    <label key={label} className="flex items-center justify-between gap-4 text-ui text-ink-2">
      {label}
      <input
        inputMode="decimal"
        value={value}
        onChange={(event) => onChange(change(event.target.value))}
        className="h-8 w-28 rounded-md border border-hairline-strong bg-transparent px-2 text-right tabular-nums"
      />
    </label>
  );
  const tick = (label: string, checked: boolean, change: (on: boolean) => SetUp) => (
    <label key={label} className="flex items-center gap-2 text-ui">
      <input
        type="checkbox"
        className="accent-accent"
        checked={checked}
        onChange={(event) => onChange(change(event.target.checked))}
      />
      {label}
    </label>
  );
  return (
    <div className="mt-4 max-w-column space-y-2">
      <fieldset>
        <legend className="mb-1 text-ui text-ink-2">{t('predict.train.which')}</legend>
        <div className="flex flex-wrap gap-x-5 gap-y-1">
          {choosableModels.map((id) =>
            tick(t(`predict.models.${id}`), models.includes(id), (on) => ({
              ...setUp,
              models: choosableModels.filter((one) => (one === id ? on : models.includes(one))),
            })),
          )}
        </div>
      </fieldset>
      {number(t('predict.train.testShare'), setUp.testPercent, (testPercent) => ({ ...setUp, testPercent }))}
      {number(t('predict.train.seed'), setUp.seed, (seed) => ({ ...setUp, seed }))}
      {number(t('predict.train.folds'), setUp.folds, (folds) => ({ ...setUp, folds }))}
      {tick(t('predict.train.weights'), setUp.classWeights, (classWeights) => ({ ...setUp, classWeights }))}
      {tick(t('predict.train.search'), setUp.search, (search) => ({ ...setUp, search }))}
      {tick(t('predict.train.curve'), setUp.learningCurve, (learningCurve) => ({
        ...setUp,
        learningCurve,
      }))}
      <fieldset>
        <legend className="mt-4 mb-1 text-ui text-ink-2">{t('predict.train.networks')}</legend>
        <div className="space-y-2">
          {networkFieldNames.map((name) =>
            number(t(`predict.train.network.${name}`), setUp.network[name], (text) => ({
              ...setUp,
              network: { ...setUp.network, [name]: text },
            })),
          )}
        </div>
      </fieldset>
    </div>
  );
}
