import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { TestRow, ThresholdCurve } from '../../../../contract/test-runs.ts';
import { patchAnswer, useBackend } from '../../../backend.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useUndo } from '../../../ui/undo.ts';
import { indexAt } from './curve.ts';
import { CurveDrawing } from './curve-drawing.tsx';
import { CurveTable } from './curve-table.tsx';
import { HiddenAnswers } from './hidden-answers.tsx';

interface ThresholdPartProps {
  readonly projectId: string;
  readonly curve: ThresholdCurve;
  readonly rows: readonly TestRow[];
  /** The threshold of the settings. */
  readonly present: number;
  readonly attempt: (work: () => Promise<unknown>) => Promise<boolean>;
}

/** The threshold as a handle on the curve of a run; what is chosen becomes the assistant's. */
export function ThresholdPart({ projectId, curve, rows, present, attempt }: ThresholdPartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const queries = useQueryClient();
  const undo = useUndo();
  const [moved, setMoved] = useState<number | null>(null);
  const [asTable, setAsTable] = useState(false);
  const threshold = moved ?? present;
  const point = curve.points[indexAt(curve.points, threshold)];
  const share = (value: number) => format.percent(value);
  const isInUse = Math.abs(threshold - present) < 0.005;
  if (!point || curve.points.every(({ precision }) => precision === null))
    return <p className="text-ui text-ink-3">{t('assistant.bench.threshold.tooFew')}</p>;

  const save = (value: number) =>
    attempt(async () => {
      const saved = await backend.call('assistant.saveSettings', {
        projectId,
        settings: { threshold: value },
      });
      patchAnswer(queries, 'assistant.settings', { projectId }, (now) => ({ ...now, settings: saved }));
    });
  const use = async () => {
    if (!(await save(threshold))) return;
    const takeBack = undo.push(
      t('assistant.bench.threshold.useThreshold', { threshold: share(threshold) }),
      async () => {
        await save(present);
      },
      async () => {
        await save(threshold);
      },
    );
    toast(t('assistant.bench.threshold.used', { threshold: share(threshold) }), {
      action: { label: t('common.undo'), onClick: () => void takeBack() },
    });
  };

  return (
    <section aria-labelledby="bench-threshold" className="mt-8">
      <div className="flex max-w-column flex-wrap items-baseline justify-between gap-x-4">
        <h3 id="bench-threshold" className="text-small font-medium text-ink-2">
          {t('assistant.bench.threshold.chart')}
        </h3>
        <button
          type="button"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
          className="rounded-sm text-small text-ink-3 underline decoration-hairline-strong underline-offset-2 hover:text-ink"
        >
          {asTable ? t('assistant.bench.showChart') : t('assistant.bench.showTable')}
        </button>
      </div>
      <p className="mb-2 text-small text-ink-3">{t('assistant.bench.threshold.say')}</p>
      {asTable ? (
        <CurveTable points={curve.points} />
      ) : (
        <CurveDrawing points={curve.points} threshold={threshold} present={present} onMove={setMoved} />
      )}
      <div className="mt-2 max-w-column space-y-3">
        <p role="status" className="text-ui tabular-nums">
          {format.sentences([
            point.precision === null
              ? t('assistant.bench.threshold.atNone', { threshold: share(point.threshold) })
              : t('assistant.bench.threshold.at', {
                  threshold: share(point.threshold),
                  coverage: format.percent(point.coverage),
                  precision: format.percent(point.precision),
                }),
            point.refusalPrecision !== null &&
              point.refusalRecall !== null &&
              t('assistant.bench.threshold.refusals', {
                precision: format.percent(point.refusalPrecision),
                recall: format.percent(point.refusalRecall),
              }),
          ])}
        </p>
        {point.coverage === 0 && (
          <Notice tone="unsure">{t('assistant.bench.threshold.hidesEverything')}</Notice>
        )}
        <div className="flex flex-wrap items-center gap-2">
          <Button look="primary" disabled={isInUse} onClick={() => void use()}>
            {isInUse
              ? t('assistant.bench.threshold.inUse')
              : t('assistant.bench.threshold.use', { threshold: share(threshold) })}
          </Button>
          {curve.suggested !== null && (
            <Button onClick={() => setMoved(curve.suggested)}>
              {t('assistant.bench.threshold.suggest', {
                threshold: share(curve.suggested),
                goal: format.percent(curve.goal),
              })}
            </Button>
          )}
          {!isInUse && (
            <span className="text-small text-ink-3">
              {t('assistant.bench.threshold.present', { threshold: share(present) })}
            </span>
          )}
        </div>
        {curve.suggested === null && curve.best && curve.best.precision !== null && (
          <p className="text-ui text-ink-2">
            {t('assistant.bench.threshold.noSuggestion', {
              goal: format.percent(curve.goal),
              precision: format.percent(curve.best.precision),
              threshold: share(curve.best.threshold),
            })}
          </p>
        )}
        <HiddenAnswers rows={rows} threshold={threshold} />
      </div>
    </section>
  );
}
