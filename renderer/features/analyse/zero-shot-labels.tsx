import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { useStore } from '../../ui/store.ts';
import { useAnalyseDesk, workKey } from './analyse-desk.ts';
import { ClassifierWords } from './classifier-words.tsx';
import { readLabelLines } from './label-lines.ts';
import { CountButton } from './count-button.tsx';
import { LabelCounts } from './label-counts.tsx';
import type { LabelsProps } from './labels-props.ts';

/** Labels by their names alone. */
export function ZeroShotLabels({ analysis, known, onOpen }: LabelsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const desk = useAnalyseDesk();
  const result = known.zeroShot;
  const [typed, setTyped] = useState(
    () =>
      result?.labels
        .map(({ name, description }) => (description === '' ? name : `${name}: ${description}`))
        .join('\n') ?? '',
  );
  const work = useStore(desk.works, (state) => state[workKey('zeroShot', analysis.id)] ?? null);
  const labels = readLabelLines(typed);
  const busy = work?.running ?? false;
  return (
    <div className="space-y-4">
      <label className="block max-w-column">
        <span className="text-small text-ink-3">{t('analyse.labels.type')}</span>
        <textarea
          rows={4}
          value={typed}
          placeholder={t('analyse.labels.example')}
          onChange={(event) => setTyped(event.target.value)}
          className="mt-1 w-full rounded-md border border-hairline-strong bg-transparent px-3 py-2 font-content text-content"
        />
      </label>
      <div className="flex flex-wrap items-center gap-3">
        <Button
          disabled={busy || labels.length < 2}
          onClick={() =>
            void desk.follow(
              'zeroShot',
              analysis,
              (signal) =>
                backend.stream('analyse.labelZeroShot', { analysisId: analysis.id, labels }, signal),
              () => undefined,
            )
          }
        >
          {t('analyse.labels.give', { count: labels.length })}
        </Button>
        {labels.length < 2 && <p className="text-small text-ink-3">{t('analyse.labels.two')}</p>}
      </div>
      {work?.problem && <ProblemNotice problem={work.problem} />}
      {result && (
        <>
          <LabelCounts
            labels={result.labels.map(({ name, rows }) => ({ name, rows: format.number(rows) }))}
            onOpen={(name) => onOpen(name, { zeroShot: name })}
          />
          {result.unlabelled > 0 && (
            <CountButton
              count={format.number(result.unlabelled)}
              onClick={() => onOpen(t('analyse.labels.noneFits'), { zeroShot: null })}
            >
              {t('analyse.labels.noneFits')}
            </CountButton>
          )}
          {result.report ? (
            <ClassifierWords report={result.report} />
          ) : (
            <p className="max-w-column text-small text-ink-3">{t('analyse.labels.unmeasured')}</p>
          )}
        </>
      )}
    </div>
  );
}
