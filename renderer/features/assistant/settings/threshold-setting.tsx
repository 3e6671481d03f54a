import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../../backend.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { indexAt } from '../bench/curve.ts';

interface ThresholdSettingProps {
  readonly projectId: string;
  readonly value: number;
  onSave(value: number): void;
  onBench(): void;
}

/** The confidence that is needed, with what it would have done in the latest run; warns when it hides everything. */
export function ThresholdSetting({ projectId, value, onSave, onBench }: ThresholdSettingProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [moved, setMoved] = useState<number | null>(null);
  const runs = useAsk('testRuns.list', { projectId });
  const latest = runs.data?.find(({ state }) => state === 'done') ?? null;
  const shown = moved ?? value;
  const keep = () => {
    if (moved !== null && moved !== value) onSave(moved);
    setMoved(null);
  };
  return (
    <div>
      <label className="block">
        <span className="flex justify-between text-ui font-medium">
          {t('assistant.settings.threshold')}
          <output className="tabular-nums">{format.percent(shown)}</output>
        </span>
        <input
          type="range"
          min={0}
          max={1}
          step={0.01}
          value={shown}
          onChange={(event) => setMoved(Number(event.target.value))}
          onPointerUp={keep}
          onKeyUp={keep}
          onBlur={keep}
          className="mt-1 block w-full accent-accent"
        />
      </label>
      <p className="text-small text-ink-3">{t('assistant.settings.thresholdHint')}</p>
      {runs.data &&
        (latest ? (
          <Effect runId={latest.id} threshold={shown} />
        ) : (
          <p className="mt-1 text-small text-ink-3">{t('assistant.settings.thresholdUnknown')}</p>
        ))}
      <button
        type="button"
        onClick={onBench}
        className="mt-1 rounded-sm text-small text-accent hover:underline"
      >
        {t('assistant.settings.toBench')}
      </button>
    </div>
  );
}

function Effect({ runId, threshold }: { readonly runId: string; readonly threshold: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const curve = useAsk('testRuns.thresholds', { id: runId });
  const point = curve.data?.points[indexAt(curve.data.points, threshold)];
  if (!point) return null;
  if (point.precision === null)
    return (
      <div className="mt-2">
        <Notice tone="unsure">{t('assistant.bench.threshold.hidesEverything')}</Notice>
      </div>
    );
  return (
    <p className="mt-1 text-small text-ink-2 tabular-nums">
      {t('assistant.settings.thresholdFacts', {
        coverage: format.percent(point.coverage),
        precision: format.percent(point.precision),
      })}
    </p>
  );
}
