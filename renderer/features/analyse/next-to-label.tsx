import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Analysis } from '../../../contract/analyse-data.ts';
import type { Problem } from '../../../contract/errors.ts';
import { problemOf, useAsk, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';

interface NextToLabelProps {
  readonly analysis: Analysis;
  /** Labels given so far. */
  readonly labels: readonly string[];
}

const asked = 12;

/** The text whose label would teach most, with the labels to choose from and a field for a new one. */
export function NextToLabel({ analysis, labels }: NextToLabelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const [skipped, setSkipped] = useState<readonly number[]>([]);
  const [fresh, setFresh] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const next = useAsk('analyse.nextToLabel', { analysisId: analysis.id, count: asked });
  const shown = next.data?.rows.find(({ row }) => !skipped.includes(row.index)) ?? null;
  const failure = problem ?? (next.error && problemOf(next.error));

  const give = async (label: string) => {
    if (!shown || label.trim() === '') return;
    setProblem(null);
    const { index } = shown.row;
    setSkipped((now) => [...now, index]);
    try {
      await backend.call('analyse.setLabel', { analysisId: analysis.id, index, label });
      setFresh('');
    } catch (error) {
      setSkipped((now) => now.filter((one) => one !== index));
      setProblem(problemOf(error));
    }
  };

  return (
    <div className="max-w-column rounded-md border border-hairline px-5 py-4">
      {failure && <ProblemNotice problem={failure} />}
      {next.isPending && <p className="text-ui text-ink-3">{t('analyse.next.finding')}</p>}
      {next.data && !shown && <p className="text-ui text-ink-2">{t('analyse.next.none')}</p>}
      {shown && (
        <>
          <p className="text-small text-ink-3">{t(`analyse.next.${shown.why}`)}</p>
          <blockquote className="my-2 font-content text-content [overflow-wrap:anywhere] whitespace-pre-line">
            {shown.row.text}
          </blockquote>
          {shown.guesses.length > 0 && (
            <p className="mb-2 text-small text-ink-3 tabular-nums">
              {t('analyse.next.guess', {
                guesses: shown.guesses
                  .map(({ label, probability }) => `${label} ${format.percent(probability)}`)
                  .join(' · '),
              })}
            </p>
          )}
          <div className="flex flex-wrap items-center gap-2">
            {labels.map((label) => (
              <Button key={label} onClick={() => void give(label)}>
                {label}
              </Button>
            ))}
            <form
              className="flex items-center gap-2"
              onSubmit={(event) => {
                event.preventDefault();
                void give(fresh);
              }}
            >
              <input
                value={fresh}
                maxLength={200}
                aria-label={t('analyse.next.fresh')}
                placeholder={t('analyse.next.fresh')}
                onChange={(event) => setFresh(event.target.value)}
                className="h-8 w-36 rounded-md border border-hairline-strong bg-transparent px-3 text-ui"
              />
              <Button type="submit" disabled={fresh.trim() === ''}>
                {t('analyse.next.add')}
              </Button>
            </form>
            <Button look="quiet" onClick={() => setSkipped((now) => [...now, shown.row.index])}>
              {t('analyse.next.skip')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
