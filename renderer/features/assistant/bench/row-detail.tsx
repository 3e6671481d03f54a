import { useTranslation } from 'react-i18next';
import type { TestRow } from '../../../../contract/test-runs.ts';
import { useFormat } from '../../../i18n/format.ts';
import { outcomeWords } from '../outcome-words.ts';

/** One question of a run: what was expected, what was said, and how it was judged. */
export function RowDetail({ row }: { readonly row: TestRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const decided = outcomeWords(row.outcome, t, format);
  const wasHidden = row.outcome.type !== 'answered' && row.answer !== '';
  const { correctness, rank } = row;
  return (
    <div className="space-y-4 text-ui">
      <div className="text-ink-2">
        <p className="font-medium text-ink">{t(`assistant.bench.results.causes.${row.cause}`)}</p>
        <p>{t(`assistant.bench.results.causeHints.${row.cause}`)}</p>
      </div>
      {row.kind === 'golden' && (
        <div>
          <h3 className="text-small text-ink-3">{t('assistant.bench.results.expected')}</h3>
          <p className="font-content text-content [overflow-wrap:anywhere]">
            {row.expected || t('assistant.bench.results.nothingExpected')}
          </p>
        </div>
      )}
      <div>
        <h3 className="text-small text-ink-3">
          {wasHidden ? t('assistant.bench.results.wouldHaveSaid') : t('assistant.bench.results.said')}
        </h3>
        <p className="font-content text-content [overflow-wrap:anywhere]">
          {row.answer || t('assistant.bench.results.nothingSaid')}
        </p>
        {decided && <p className="mt-1 text-ink-2">{decided}</p>}
      </div>
      <p className="text-small text-ink-3 tabular-nums">
        {format.sentences([
          row.hasPassage &&
            (rank === null
              ? t('assistant.bench.results.notFound')
              : t('assistant.bench.results.foundAt', { rank })),
          correctness &&
            t('assistant.bench.results.tokenF1', {
              f1: format.number(correctness.tokenF1, 2),
              cosine: format.number(correctness.cosine, 2),
            }),
        ])}
      </p>
      {row.unsupported.length > 0 && (
        <p className="text-amber">
          {t('assistant.bench.results.unsupported', { what: format.list(row.unsupported) })}
        </p>
      )}
    </div>
  );
}
