import { useTranslation } from 'react-i18next';
import type { Analysis } from '../../../contract/analyse-data.ts';
import type { AnalysisResult, Theme } from '../../../contract/analyse-results.ts';
import { useFormat } from '../../i18n/format.ts';
import { OverTime } from './over-time.tsx';
import { PolarityBar } from './polarity-bar.tsx';
import type { OpenRows } from './rows-sheet.tsx';

interface ThemesProps {
  readonly analysis: Analysis;
  readonly result: AnalysisResult;
  readonly onOpen: OpenRows;
}

const quotesShown = 3;
const fewestBars = 3;

/** What the texts are about, in their own words, with sentences that say it. */
export function Themes({ analysis, result, onOpen }: ThemesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const bars = (result.trend?.bars.length ?? 0) >= fewestBars ? result.trend!.bars : [];
  const overTime = (id: number) =>
    bars.map(({ themes }) => themes.find((theme) => theme.id === id)?.rows ?? 0);
  return (
    <div>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 text-small text-ink-3">
        <h3 className="font-medium">{t('analyse.found.themes')}</h3>
        {bars.length > 0 && (
          <p>{t('analyse.found.bars', { unit: t(`analyse.units.${result.trend!.unit}`) })}</p>
        )}
      </div>
      <ol className="mt-1 divide-y divide-hairline border-y border-hairline">
        {result.themes.map((theme) => (
          <li key={theme.id} className="grid gap-x-6 gap-y-1 py-3 mid:grid-cols-[14rem_1fr]">
            <div>
              <button
                type="button"
                className="rounded-sm text-left font-content text-content font-semibold hover:text-accent"
                onClick={() => onOpen(theme.name, { theme: theme.id })}
              >
                {theme.name}
              </button>
              <p className="mb-1.5 text-small text-ink-3 tabular-nums">{factsOf(theme)}</p>
              <PolarityBar counts={theme.sentiment} />
              {bars.length > 0 && (
                <div className="mt-2">
                  <OverTime
                    counts={overTime(theme.id)}
                    says={overTime(theme.id)
                      .map((count, at) => `${format.day(bars[at]!.from)}: ${format.number(count)}`)
                      .join(', ')}
                  />
                </div>
              )}
            </div>
            <ul className="space-y-1.5 text-ink-2">
              {theme.quotes.slice(0, quotesShown).map(({ index, text }) => (
                <li key={index} className="font-content text-content [overflow-wrap:anywhere]">
                  “{text}”
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {result.withoutTheme > 0 && (
        <p className="mt-2 text-small text-ink-3">
          <button
            type="button"
            className="rounded-sm underline decoration-hairline-strong underline-offset-2 hover:text-ink"
            onClick={() => onOpen(t('analyse.found.noTheme'), { theme: null })}
          >
            {t('analyse.found.withoutTheme', { count: result.withoutTheme })}
          </button>
        </p>
      )}
    </div>
  );

  function factsOf({ rows, rating }: Theme): string {
    const texts = t('analyse.found.texts', { count: rows, rows: format.number(rows) });
    return rating === null
      ? texts
      : `${texts} · ${t('analyse.found.rating', { column: analysis.columns.label, mean: format.number(rating, 1) })}`;
  }
}
