import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OfferedSet, Ranked, Ranking } from '../../../../contract/converge-criteria.ts';
import type { Idea } from '../../../../contract/ideation.ts';
import { figureText } from '../../../i18n/figure-text.ts';
import { useFormat } from '../../../i18n/format.ts';
import { IntervalBar } from '../interval-bar.tsx';
import { useSay } from '../say.ts';

interface RankingPartProps {
  readonly set: OfferedSet;
  readonly ranking: Ranking;
  readonly ideas: readonly Idea[];
  onOpen(ideaId: string): void;
}

/** The ranking with how far each place could move; what is vetoed and what is not assessed stand below it. */
export function RankingPart({ set, ranking, ideas, onOpen }: RankingPartProps) {
  const { t } = useTranslation();
  const titles = new Map(ideas.map(({ id, title }) => [id, title]));
  const chosen = new Set(ideas.filter(({ state }) => state === 'chosen').map(({ id }) => id));
  const { ranked, vetoed, unassessed } = ranking;
  return (
    <section aria-label={t('converge.ranking.title')}>
      <h2 className="flex min-h-8 items-center text-small font-medium text-ink-3">
        {t('converge.ranking.title')}
      </h2>
      {ranked.length === 0 ? (
        <p className="border-t border-hairline pt-3 font-content text-ui text-ink-3 italic">
          {t('converge.ranking.empty')}
        </p>
      ) : set.kind === 'moscow' ? (
        <Classes set={set} ranked={ranked} titles={titles} chosen={chosen} onOpen={onOpen} />
      ) : (
        <Places set={set} ranked={ranked} titles={titles} chosen={chosen} onOpen={onOpen} />
      )}
      {vetoed.length > 0 && (
        <div className="mt-6">
          <h3 className="text-small font-medium text-red">{t('converge.ranking.vetoed')}</h3>
          <ul className="mt-1">
            {vetoed.map(({ ideaId, reason }) => (
              <li key={ideaId} className="py-1 text-ui">
                <TitleButton title={titles.get(ideaId) ?? ''} onOpen={() => onOpen(ideaId)} struck />
                <span className="block text-small text-ink-2 [overflow-wrap:anywhere]">{reason}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {ranked.length > 0 && unassessed.length > 0 && (
        <p className="mt-4 text-small text-ink-3">
          {t('converge.ranking.unassessed', { count: unassessed.length })}
        </p>
      )}
    </section>
  );
}

interface ListProps {
  readonly set: OfferedSet;
  readonly ranked: readonly Ranked[];
  readonly titles: ReadonlyMap<string, string>;
  readonly chosen: ReadonlySet<string>;
  onOpen(ideaId: string): void;
}

function Places({ set, ranked, titles, chosen, onOpen }: ListProps) {
  const { t } = useTranslation();
  const say = useSay();
  const format = useFormat();
  // Of products the logarithm is drawn: ten times as good is as far from 10 to 100 as from 100 to 1,000.
  const place = set.kind === 'rice' || set.kind === 'ice' ? Math.log : (value: number) => value;
  const from = Math.min(...ranked.map(({ low }) => place(low)));
  const to = Math.max(...ranked.map(({ high }) => place(high)));
  return (
    <ol className="border-t border-hairline">
      {ranked.map(({ ideaId, low, middle, high, rank, bestRank, worstRank, unknown }) => {
        const title = titles.get(ideaId) ?? '';
        return (
          <li
            key={ideaId}
            aria-label={title}
            className="grid grid-cols-[1.75rem_minmax(0,1fr)_auto] items-baseline gap-x-2 py-2"
          >
            <span className="text-ui text-ink-3 tabular-nums">{rank}</span>
            <TitleButton title={title} chosen={chosen.has(ideaId)} onOpen={() => onOpen(ideaId)} />
            <span className="text-ui font-medium tabular-nums">{figureText(set.kind, middle, format)}</span>
            <span className="col-span-2 col-start-2">
              <IntervalBar from={from} to={to} low={place(low)} middle={place(middle)} high={place(high)} />
              {unknown.length > 0 && (
                <span className="block text-small text-ink-3">
                  {t(bestRank === worstRank ? 'converge.ranking.widerSame' : 'converge.ranking.wider', {
                    names: format.list(
                      set.criteria.filter(({ id }) => unknown.includes(id)).map(({ name }) => say(name)),
                    ),
                    low: figureText(set.kind, low, format),
                    high: figureText(set.kind, high, format),
                    best: bestRank,
                    worst: worstRank,
                  })}
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

/** Classes have no distances: ideas stand below their class. */
function Classes({ set, ranked, titles, chosen, onOpen }: ListProps) {
  const say = useSay();
  const [criterion] = set.criteria;
  if (criterion?.scale.kind !== 'steps') return null;
  return criterion.scale.steps.toReversed().map(({ value, words }) => {
    const here = ranked.filter(({ middle }) => middle === value);
    return (
      <div key={value} className="border-t border-hairline py-2">
        <h3 className="text-small text-ink-3">{say(words)}</h3>
        <ul>
          {here.map(({ ideaId }) => (
            <li key={ideaId} className="py-0.5">
              <TitleButton
                title={titles.get(ideaId) ?? ''}
                chosen={chosen.has(ideaId)}
                onOpen={() => onOpen(ideaId)}
              />
            </li>
          ))}
        </ul>
      </div>
    );
  });
}

interface TitleButtonProps {
  readonly title: string;
  readonly chosen?: boolean;
  readonly struck?: boolean;
  onOpen(): void;
}

function TitleButton({ title, chosen, struck, onOpen }: TitleButtonProps) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      onClick={onOpen}
      className={`max-w-full rounded-sm text-left font-content text-ui [overflow-wrap:anywhere] hover:text-accent ${struck ? 'text-ink-3 line-through decoration-1' : ''}`}
    >
      {title}
      {chosen && (
        <Check size={14} aria-label={t('converge.chosen.is')} className="ml-1.5 inline text-accent" />
      )}
    </button>
  );
}
