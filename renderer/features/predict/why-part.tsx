import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Explanation } from '../../../contract/predict-uses.ts';
import { problemOf, useAsk } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import type { Language } from '../../i18n/language.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { BarChart } from './bar-chart.tsx';
import type { ModelOfRun } from './model-of-run.ts';
import { Heading } from './section.tsx';

const rowsShown = 8;

/** One row of the test explained: in words, and as pushes that sum to the prediction. */
export function WhyPart({ of }: { readonly of: ModelOfRun }) {
  const { t } = useTranslation();
  const [row, setRow] = useState<number | null>(null);
  const tested = useAsk('predict.testRows', { ...of, limit: rowsShown });
  return (
    <>
      <Heading>{t('predict.use.why')}</Heading>
      {tested.error && <ProblemNotice problem={problemOf(tested.error)} />}
      <p className="text-small text-ink-3">{t('predict.use.wrongFirst')}</p>
      <ul aria-label={t('predict.use.wrongFirst')}>
        {tested.data?.rows.map((one) => (
          <li key={one.row} className="border-b border-hairline py-1 last:border-b-0">
            <div className="flex flex-wrap items-center gap-x-3">
              <span className="min-w-0 flex-1 text-ui tabular-nums">
                {t('predict.use.rowLine', {
                  row: String(one.row + 1),
                  actual: one.actual,
                  said: one.predicted.prediction,
                })}
              </span>
              <Button
                look="quiet"
                aria-expanded={row === one.row}
                onClick={() => setRow(row === one.row ? null : one.row)}
              >
                {t('predict.use.explain')}
              </Button>
            </div>
            {row === one.row && <Why of={of} row={one.row} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function Why({ of, row }: { readonly of: ModelOfRun; readonly row: number }) {
  const { i18n } = useTranslation();
  const why = useAsk('predict.explainRow', {
    ...of,
    of: { kind: 'row', row },
    language: i18n.language as Language,
  });
  if (why.error) return <ProblemNotice problem={problemOf(why.error)} />;
  return why.data ? <ExplanationShown why={why.data} /> : null;
}

function ExplanationShown({ why }: { readonly why: Explanation }) {
  const { t } = useTranslation();
  const format = useFormat();
  const bars = useMemo(
    () =>
      why.contributions
        .slice(0, 12)
        .map(({ column, value, amount }) => ({ name: `${column}: ${value}`, value: amount })),
    [why],
  );
  return (
    <div className="pb-2">
      <p className="max-w-column font-content text-content">{why.words}</p>
      <BarChart
        title={t('predict.use.bars', {
          base: format.number(why.base, 3),
          output: format.number(why.output, 3),
          unit: t(`predict.use.units.${why.unit}`),
        })}
        nameHeading={t('predict.results.column')}
        valueHeading={t('predict.use.amount')}
        bars={bars}
      />
    </div>
  );
}
