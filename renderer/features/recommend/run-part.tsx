import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecommenderRun } from '../../../contract/recommend-results.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { declinedWords } from './contender-choice.tsx';
import { ResultsChart } from './results-chart.tsx';
import { CostTable, MeasuresTable } from './results-tables.tsx';
import { Heading } from './step.tsx';
import { needSentence, protocolSentences, signed, verdictSentence } from './verdict-words.ts';

/** A finished run: the verdict first, then the drawing, whom it helps, how it was measured, and all numbers. */
export function RunPart({ run }: { readonly run: RecommenderRun }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const { verdict, protocol } = run;
  const three = (value: number) => format.number(value, 3);

  return (
    <article aria-label={t('recommend.evaluate.verdict')} className="mt-6">
      <p className="max-w-column font-content text-lead">{verdictSentence(verdict, t, format)}</p>
      {verdict.best !== 'popularity' && (
        <p className="mt-2 max-w-column text-ui text-ink-2 tabular-nums">
          {t('recommend.evaluate.numbers', {
            k: protocol.k,
            best: three(verdict.bestNdcg.mean),
            popularity: three(verdict.popularityNdcg.mean),
            difference: signed(verdict.difference.mean, format),
            low: signed(verdict.difference.low, format),
            high: signed(verdict.difference.high, format),
          })}
        </p>
      )}
      <p className="mt-2 max-w-column text-small text-ink-3 tabular-nums">
        {format.sentences([
          protocolSentences(protocol, t, format),
          t('recommend.evaluate.took', {
            time: format.duration(run.totalMs),
            memory: format.bytes(run.peakBytes),
          }),
        ])}
      </p>
      <ResultsChart contenders={run.contenders} k={protocol.k} />
      {run.declined.length > 0 && (
        <p className="text-small text-ink-3">
          {t('recommend.evaluate.declined')}{' '}
          {run.declined
            .map(({ id, why }) =>
              format.named(t(`recommend.contenders.${id}`), declinedWords(why, t, format)),
            )
            .join(' ')}
        </p>
      )}
      <ForWhom run={run} />
      {verdict.needs.length > 0 && (
        <>
          <Heading>{t('recommend.evaluate.wouldHelp')}</Heading>
          <ul className="max-w-column space-y-1 font-content text-content text-ink-2">
            {verdict.needs.map((need) => (
              <li key={need.kind}>{needSentence(need, t, format)}</li>
            ))}
          </ul>
        </>
      )}
      <Button look="quiet" className="mt-4 -ml-3" aria-expanded={all} onClick={() => setAll(!all)}>
        {t('recommend.evaluate.measures')}
      </Button>
      {all && (
        <>
          <p className="mb-2 text-small text-ink-3 tabular-nums">
            {t('recommend.evaluate.measuresHint', {
              tested: format.number(protocol.testedUsers),
              k: protocol.k,
            })}
          </p>
          <MeasuresTable run={run} />
          <Heading>{t('recommend.evaluate.beyond')}</Heading>
          <CostTable run={run} />
        </>
      )}
    </article>
  );
}

const tones = { yes: 'text-accent', no: 'text-red', unclear: 'text-amber' } as const;

function ForWhom({ run }: { readonly run: RecommenderRun }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { best, groups } = run.verdict;
  if (best === 'popularity' || groups.length === 0) return null;
  return (
    <>
      <Heading>{t('recommend.evaluate.forWhom')}</Heading>
      <dl className="max-w-column">
        {groups.map(({ group, users, answer, difference }) => (
          <div
            key={group}
            className="flex flex-wrap items-baseline gap-x-4 border-b border-hairline py-1.5 last:border-b-0"
          >
            <dt className="min-w-0 flex-1 basis-60 text-ui">
              {t(`recommend.evaluate.groups.${group}`)}{' '}
              <span className="text-small text-ink-3 tabular-nums">
                {t('recommend.evaluate.groupSize', { count: users })}
              </span>
            </dt>
            <dd className={`text-ui ${tones[answer]}`}>{t(`recommend.evaluate.answers.${answer}`)}</dd>
            <dd className="w-52 text-right text-small text-ink-2 tabular-nums max-mid:w-auto">
              {signed(difference.mean, format)} ({signed(difference.low, format)} …{' '}
              {signed(difference.high, format)})
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
