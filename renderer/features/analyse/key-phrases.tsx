import { useTranslation } from 'react-i18next';
import type { AnalysisResult } from '../../../contract/analyse-results.ts';
import { useFormat } from '../../i18n/format.ts';
import { CountButton } from './count-button.tsx';
import type { OpenRows } from './rows-sheet.tsx';

type KeyPhrase = AnalysisResult['keyPhrases'][number];

interface KeyPhrasesProps {
  readonly phrases: readonly KeyPhrase[];
  readonly onOpen: OpenRows;
}

const shownOfEach = 14;

/** Phrases that come up again, parted by how the texts that have them feel. */
export function KeyPhrases({ phrases, onOpen }: KeyPhrasesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const groups = (['negative', 'positive', 'neutral'] as const)
    .map((lean) => ({ lean, own: phrases.filter((phrase) => leanOf(phrase) === lean).slice(0, shownOfEach) }))
    .filter(({ own }) => own.length > 0);
  if (groups.length === 0) return null;
  return (
    <div>
      <h3 className="text-small font-medium text-ink-3">{t('analyse.found.phrases')}</h3>
      <dl className="mt-2 space-y-2 text-ui">
        {groups.map(({ lean, own }) => (
          <div key={lean} className="grid gap-x-6 gap-y-1 mid:grid-cols-[14rem_1fr]">
            <dt className="text-ink-2">{t(`analyse.found.lean.${lean}`)}</dt>
            <dd className="flex flex-wrap gap-x-4 gap-y-1.5">
              {own.map(({ phrase, language, rows }) => (
                <CountButton
                  key={`${language} ${phrase}`}
                  count={format.number(rows)}
                  onClick={() => onOpen(phrase, { phrase })}
                >
                  {phrase}
                </CountButton>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** How most of the texts with a phrase feel; neutral unless there are twice as many on one side. */
function leanOf({ sentiment: { positive, negative } }: KeyPhrase): 'positive' | 'negative' | 'neutral' {
  if (negative >= 2 && negative >= 2 * positive) return 'negative';
  return positive >= 2 && positive >= 2 * negative ? 'positive' : 'neutral';
}
