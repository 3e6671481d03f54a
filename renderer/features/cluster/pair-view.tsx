import { useTranslation } from 'react-i18next';
import type { Idea } from '../../../contract/ideation.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { litDifferences, type Stretch } from './word-diff.ts';

interface PairViewProps {
  readonly ideas: readonly [Idea, Idea];
  readonly similarity: number;
  /** Pairs that are left, this one included. */
  readonly left: number;
  onKeepBoth(): void;
  onMerge(): void;
  onApart(): void;
}

/** Two ideas beside each other, with what only one of them says lit. */
export function PairView({ ideas, similarity, left, onKeepBoth, onMerge, onApart }: PairViewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [first, second] = ideas;
  const titles = litDifferences(first.title, second.title);
  const pitches = litDifferences(first.pitch, second.pitch);
  const sides = [
    { idea: first, title: titles.a, pitch: pitches.a },
    { idea: second, title: titles.b, pitch: pitches.b },
  ];
  return (
    <section aria-label={t('cluster.duplicates.pair')} className="mt-8">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="text-ui font-semibold">{t('cluster.duplicates.pair')}</h3>
        <p className="text-small text-ink-3 tabular-nums">
          {t('cluster.duplicates.close', { value: format.number(similarity, 2) })}
          {' · '}
          {t('cluster.duplicates.left', { count: left })}
        </p>
      </div>
      <div className="mt-2 grid grid-cols-1 border-y border-hairline mid:grid-cols-2 mid:divide-x mid:divide-hairline">
        {sides.map(({ idea, title, pitch }, at) => (
          <article key={idea.id} className={at === 0 ? 'py-4 mid:pr-6' : 'py-4 mid:pl-6'}>
            <h4 className="font-content text-lead font-semibold">
              <Lit stretches={title} />
            </h4>
            <p className="mt-1 font-content text-content">
              <Lit stretches={pitch} />
            </p>
            <p className="mt-2 text-small text-ink-3">
              {t(`cluster.duplicates.by.${idea.origin}`)}
              {' · '}
              {format.moment(idea.createdAt)}
            </p>
          </article>
        ))}
      </div>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button look="primary" onClick={onMerge}>
          {t('cluster.merge.ask')}
        </Button>
        <Button onClick={onApart}>{t('cluster.duplicates.apart')}</Button>
        <Button look="quiet" onClick={onKeepBoth}>
          {t('cluster.duplicates.keepBoth')}
        </Button>
      </div>
    </section>
  );
}

function Lit({ stretches }: { readonly stretches: readonly Stretch[] }) {
  return stretches.map(({ text, isLit }, at) =>
    isLit ? (
      <mark key={at} className="rounded-sm bg-accent-wash text-inherit">
        {text}
      </mark>
    ) : (
      text
    ),
  );
}
