import { useTranslation } from 'react-i18next';
import type { Analysis } from '../../../contract/analyse-data.ts';
import type { AnalysisResult, Polarity } from '../../../contract/analyse-results.ts';
import { useFormat } from '../../i18n/format.ts';
import { CountButton } from './count-button.tsx';
import { KeyPhrases } from './key-phrases.tsx';
import { PolarityBar, polarities, polarityLooks } from './polarity-bar.tsx';
import type { OpenRows } from './rows-sheet.tsx';
import { Themes } from './themes.tsx';
import { TrendChart } from './trend-chart.tsx';

interface FindingsProps {
  readonly analysis: Analysis;
  readonly result: AnalysisResult;
  readonly onOpen: OpenRows;
}

/** What a run found: sentences first, then themes with their quotes, phrases, and how it went over time. */
export function Findings({ analysis, result, onOpen }: FindingsProps) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { sentiment, languages, keyPhrases, trend, rating } = result;
  const sentences = [
    t('analyse.found.sentiment', {
      count: analysis.rows,
      rows: format.number(analysis.rows),
      positive: format.number(sentiment.positive),
      negative: format.number(sentiment.negative),
      neutral: format.number(sentiment.neutral),
    }),
    sentiment.unjudged > 0 && t('analyse.found.unjudged', { count: sentiment.unjudged }),
    rating !== null &&
      t('analyse.found.meanRating', { column: analysis.columns.label, mean: format.number(rating, 1) }),
    ...(['negative', 'positive'] as const).map((polarity) => {
      const theme = mostOf(polarity);
      return (
        theme &&
        t(`analyse.found.most.${polarity}`, {
          name: theme.name,
          some: format.number(theme.sentiment[polarity]),
          rows: format.number(theme.rows),
        })
      );
    }),
  ].filter((sentence) => typeof sentence === 'string');
  return (
    <section aria-label={t('analyse.found.title')} className="space-y-6">
      <div className="max-w-column">
        <p className="font-content text-content">
          {sentences.join(i18n.language.startsWith('zh') ? '' : ' ')}
        </p>
        <div className="my-3">
          <PolarityBar counts={sentiment} />
        </div>
        <div className="flex flex-wrap gap-x-5 gap-y-1 text-ui text-ink-2">
          {polarities.map((polarity) => (
            <span key={polarity} className="inline-flex items-baseline gap-1.5">
              <span aria-hidden className={`size-2 self-center rounded-full ${polarityLooks[polarity]}`} />
              <CountButton
                count={format.number(sentiment[polarity])}
                onClick={() =>
                  onOpen(t(`analyse.polarity.${polarity}`), { sentiment: polarity }, orderOf[polarity])
                }
              >
                {t(`analyse.polarity.${polarity}`)}
              </CountButton>
            </span>
          ))}
          {languages.length > 1 &&
            languages.map(({ language, rows }) => (
              <CountButton
                key={language}
                count={format.number(rows)}
                onClick={() => onOpen(nameOf(language), { language })}
              >
                {nameOf(language)}
              </CountButton>
            ))}
        </div>
      </div>
      {result.themes.length > 0 && <Themes analysis={analysis} result={result} onOpen={onOpen} />}
      <KeyPhrases phrases={keyPhrases} onOpen={onOpen} />
      {trend && trend.bars.length > 1 && <TrendChart trend={trend} onOpen={onOpen} />}
    </section>
  );

  function nameOf(language: string): string {
    return language === 'und' ? t('analyse.found.unknownLanguage') : format.language(language);
  }

  /** The theme where most speak so; none where that is no more than elsewhere. */
  function mostOf(polarity: 'positive' | 'negative') {
    const judged = sentiment.positive + sentiment.neutral + sentiment.negative;
    const usual = judged === 0 ? 1 : sentiment[polarity] / judged;
    return result.themes
      .filter((theme) => theme.sentiment[polarity] >= 2 && theme.sentiment[polarity] > usual * theme.rows)
      .reduce<AnalysisResult['themes'][number] | null>(
        (most, theme) =>
          most === null || theme.sentiment[polarity] > most.sentiment[polarity] ? theme : most,
        null,
      );
  }
}

const orderOf = {
  positive: 'most-positive',
  neutral: 'file',
  negative: 'most-negative',
} as const satisfies Record<Polarity, string>;
