import { useTranslation } from 'react-i18next';
import type { Polarity } from '../../../contract/analyse-results.ts';
import { useFormat } from '../../i18n/format.ts';

export const polarities = ['positive', 'neutral', 'negative'] as const satisfies readonly Polarity[];
/** The colour of each, as in the chart over time. */
export const polarityLooks = {
  positive: 'bg-accent',
  neutral: 'bg-hairline-strong',
  negative: 'bg-amber',
} as const;

/** How many speak well, neither way and badly, as one thin line. */
export function PolarityBar({ counts }: { readonly counts: Readonly<Record<Polarity, number>> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const all = polarities.reduce((sum, polarity) => sum + counts[polarity], 0);
  const says = polarities
    .map((polarity) => `${t(`analyse.polarity.${polarity}`)} ${format.number(counts[polarity])}`)
    .join(', ');
  return (
    <div role="img" aria-label={says} title={says} className="flex h-1.5 w-full overflow-hidden rounded-full">
      {all > 0 &&
        polarities.map((polarity) => (
          <span
            key={polarity}
            className={polarityLooks[polarity]}
            style={{ width: `${(100 * counts[polarity]) / all}%` }}
          />
        ))}
    </div>
  );
}
