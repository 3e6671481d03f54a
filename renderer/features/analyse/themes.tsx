import { useTranslation } from 'react-i18next';
import type { AnalysisResult } from '../../../contract/analyse-results.ts';
import type { RowFilter } from '../../../contract/analyse.ts';
import { useFormat } from '../../i18n/format.ts';
import { PolarityBar } from './polarity-bar.tsx';

interface ThemesProps {
  readonly result: AnalysisResult;
  onOpen(title: string, filter: RowFilter): void;
}

const quotesShown = 2;

/** What the texts are about, in their own words, with sentences that say it. */
export function Themes({ result, onOpen }: ThemesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div>
      <h3 className="text-small font-medium text-ink-3">{t('analyse.found.themes')}</h3>
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
              <p className="mb-1.5 text-small text-ink-3 tabular-nums">
                {t('analyse.found.texts', { count: theme.rows, rows: format.number(theme.rows) })}
              </p>
              <PolarityBar counts={theme.sentiment} />
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
}
