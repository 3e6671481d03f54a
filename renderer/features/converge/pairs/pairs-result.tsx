import { useTranslation } from 'react-i18next';
import type { Pairs } from '../../../../contract/converge-votes.ts';
import type { Idea } from '../../../../contract/ideation.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Part } from '../../../ui/page.tsx';
import { IntervalBar } from '../interval-bar.tsx';

interface PairsResultProps {
  readonly pairs: Pairs;
  readonly ideas: readonly Idea[];
}

/** The ranking with its intervals, how settled it is, and whether sides decided. */
export function PairsResult({ pairs, ideas }: PairsResultProps) {
  const { t } = useTranslation();
  const titles = new Map(ideas.map(({ id, title }) => [id, title]));
  const { settled } = pairs;
  const from = Math.min(...pairs.ranked.map(({ low }) => low));
  const to = Math.max(...pairs.ranked.map(({ high }) => high));
  return (
    <div className="mt-8 grid gap-x-12 gap-y-2 wide:grid-cols-[minmax(0,1fr)_22rem]">
      <section aria-label={t('converge.pairs.ranking')} className="border-t border-hairline py-5">
        <h2 className="text-small font-medium text-ink-3">{t('converge.pairs.ranking')}</h2>
        <ol className="mt-2">
          {pairs.ranked.map(({ ideaId, rank, strength, low, high, wins, losses, ties }) => (
            <li
              key={ideaId}
              aria-label={titles.get(ideaId)}
              className="grid grid-cols-[1.75rem_minmax(0,1fr)_minmax(8rem,16rem)] items-center gap-x-3 border-b border-hairline py-2 last:border-b-0"
            >
              <span className="text-ui text-ink-3 tabular-nums">{rank}</span>
              <span className="min-w-0">
                <span className="block font-content text-content [overflow-wrap:anywhere]">
                  {titles.get(ideaId)}
                </span>
                <span className="block text-small text-ink-3 tabular-nums">
                  {wins + losses + ties === 0
                    ? t('converge.pairs.notAsked')
                    : t('converge.pairs.tally', { wins, losses, ties })}
                </span>
              </span>
              <IntervalBar from={from} to={to} low={low} middle={strength} high={high} mark={0} />
            </li>
          ))}
        </ol>
        <p className="mt-2 text-small text-ink-3">{t('converge.pairs.axis')}</p>
      </section>
      <div>
        <Part title={t('converge.pairs.settledTitle')}>
          <p className="font-content text-ui">
            {settled.state === 'about'
              ? t('converge.pairs.settled.about', { count: settled.more })
              : t(`converge.pairs.settled.${settled.state}`)}
          </p>
        </Part>
        <Part title={t('converge.pairs.biasTitle')}>
          <Bias bias={pairs.bias} />
        </Part>
      </div>
    </div>
  );
}

function Bias({ bias }: { readonly bias: Pairs['bias'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { interval, decided, left, swapped, agreed } = bias;
  // One side is favoured when even the end of the interval is beyond the half.
  const side =
    !interval || (interval.low <= 0.5 && interval.high >= 0.5)
      ? 'even'
      : interval.low > 0.5
        ? 'left'
        : 'right';
  return (
    <>
      <p className={`font-content text-ui ${side === 'even' ? '' : 'text-amber'}`}>
        {interval === null
          ? t('converge.pairs.bias.none')
          : t(`converge.pairs.bias.${side}`, {
              left: format.number(left),
              decided: format.number(decided),
              low: format.percent(interval.low),
              high: format.percent(interval.high),
            })}
      </p>
      {swapped > 0 && (
        <p className={`mt-1 font-content text-ui ${agreed < swapped / 2 ? 'text-amber' : 'text-ink-2'}`}>
          {swapped === 1
            ? t(agreed === 1 ? 'converge.pairs.bias.onceAlike' : 'converge.pairs.bias.onceNot')
            : t('converge.pairs.bias.swapped', { agreed, count: swapped })}
        </p>
      )}
    </>
  );
}
