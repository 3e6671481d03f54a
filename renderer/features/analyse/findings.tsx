import { useTranslation } from 'react-i18next';
import type { Analysis } from '../../../contract/analyse-data.ts';
import type { AnalysisResult } from '../../../contract/analyse-results.ts';
import type { RowFilter } from '../../../contract/analyse.ts';
import { useFormat } from '../../i18n/format.ts';
import { PolarityBar, polarities } from './polarity-bar.tsx';
import { Themes } from './themes.tsx';
import { TrendChart } from './trend-chart.tsx';

interface FindingsProps {
  readonly analysis: Analysis;
  readonly result: AnalysisResult;
  onOpen(title: string, filter: RowFilter): void;
}

/** What a run found: sentences first, then themes with their quotes, phrases, and how it went over time. */
export function Findings({ analysis, result, onOpen }: FindingsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { sentiment, languages, keyPhrases, trend } = result;
  const count =
    'inline-flex items-baseline gap-1.5 rounded-sm underline decoration-hairline-strong underline-offset-4 hover:text-accent';
  return (
    <section aria-label={t('analyse.found.title')} className="space-y-6">
      <div className="max-w-column">
        <p className="font-content text-content">
          {t('analyse.found.sentiment', {
            count: analysis.rows,
            rows: format.number(analysis.rows),
            positive: format.number(sentiment.positive),
            negative: format.number(sentiment.negative),
            neutral: format.number(sentiment.neutral),
          })}{' '}
          {sentiment.unjudged > 0 && t('analyse.found.unjudged', { count: sentiment.unjudged })}
        </p>
        <div className="my-3">
          <PolarityBar counts={sentiment} />
        </div>
        <p className="flex flex-wrap gap-x-5 gap-y-1 text-ui text-ink-2">
          {polarities.map((polarity) => (
            <button
              key={polarity}
              type="button"
              className={count}
              onClick={() => onOpen(t(`analyse.polarity.${polarity}`), { sentiment: polarity })}
            >
              {t(`analyse.polarity.${polarity}`)}
              <span className="tabular-nums">{format.number(sentiment[polarity])}</span>
            </button>
          ))}
          {languages.length > 1 &&
            languages.map(({ language, rows }) => (
              <button
                key={language}
                type="button"
                className={count}
                onClick={() => onOpen(nameOf(language), { language })}
              >
                {nameOf(language)}
                <span className="tabular-nums">{format.number(rows)}</span>
              </button>
            ))}
        </p>
      </div>
      <Themes result={result} onOpen={onOpen} />
      {keyPhrases.length > 0 && (
        <div>
          <h3 className="text-small font-medium text-ink-3">{t('analyse.found.phrases')}</h3>
          <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1.5 text-ui">
            {keyPhrases.slice(0, 24).map(({ phrase, language, rows }) => (
              <li key={`${language} ${phrase}`}>
                <button type="button" className={count} onClick={() => onOpen(phrase, { phrase })}>
                  {phrase}
                  <span className="text-small text-ink-3 tabular-nums">{format.number(rows)}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {trend && <TrendChart trend={trend} />}
    </section>
  );

  function nameOf(language: string): string {
    return language === 'und' ? t('analyse.found.unknownLanguage') : format.language(language);
  }
}
