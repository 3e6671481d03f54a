import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { DropZone } from '../../ui/drop-zone.tsx';
import { modelTextOf } from './model-text.ts';
import { emptyNoise, noiseOf, type NoiseChoice } from './noise-choice.ts';

interface NoiseFieldsProps {
  /** Null: no noise. */
  readonly noise: NoiseChoice | null;
  onChange(noise: NoiseChoice | null): void;
}

/** Whether noise hides what one party's rows did to the model, and how much. */
export function NoiseFields({ noise, onChange }: NoiseFieldsProps) {
  const { t } = useTranslation();
  const field = (name: 'epsilon' | 'clip') =>
    noise && (
      <label className="flex items-center justify-between gap-4 text-ui text-ink-2">
        {t(`predict.together.${name}`)}
        <input
          inputMode="decimal"
          value={noise[name]}
          onChange={(event) => onChange({ ...noise, [name]: event.target.value })}
          className="h-8 w-28 rounded-md border border-hairline-strong bg-transparent px-2 text-right tabular-nums"
        />
      </label>
    );
  return (
    <div className="mt-3 max-w-column space-y-2">
      <label className="flex items-center gap-2 text-ui">
        <input
          type="checkbox"
          className="accent-accent"
          checked={noise !== null}
          onChange={(event) => onChange(event.target.checked ? emptyNoise : null)}
        />
        {t('predict.together.noise')}
      </label>
      {noise && (
        <>
          {noise.start ? (
            <p className="flex flex-wrap items-center gap-2 text-ui text-ink-2">
              {t('predict.together.startIs', { name: noise.start.name })}
              <Button look="quiet" onClick={() => onChange({ ...noise, start: null })}>
                {t('predict.together.another')}
              </Button>
            </p>
          ) : (
            <DropZone
              choose={t('predict.together.chooseOne')}
              accept=".json"
              onFiles={([file]) =>
                void (file && modelTextOf(file).then((start) => onChange({ ...noise, start })))
              }
            >
              {t('predict.together.startSays')}
            </DropZone>
          )}
          {field('epsilon')}
          {field('clip')}
          {noiseOf(noise) === null && (
            <p role="status" className="text-small text-ink-3">
              {t('predict.together.noiseNeeds')}
            </p>
          )}
        </>
      )}
    </div>
  );
}
