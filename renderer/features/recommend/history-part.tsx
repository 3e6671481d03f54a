import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../contract/index.ts';
import { classNames } from '../../ui/class-names.ts';
import { Heading } from './step.tsx';

interface HistoryPartProps {
  readonly history: OutputOf<'recommend.recommend'>['history'];
  readonly away: readonly string[];
  readonly isInvented: boolean;
  onAway(away: readonly string[]): void;
}

const shownAtFirst = 18;
const linkLook = 'rounded-sm underline decoration-hairline-strong underline-offset-2 hover:text-ink';

/** What somebody has; each can be taken away for a while. */
export function HistoryPart({ history, away, isInvented, onAway }: HistoryPartProps) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const shown = all ? history : history.slice(0, shownAtFirst);
  const hidden = history.length - shown.length;
  return (
    <>
      <Heading>{t(isInvented ? 'recommend.try.chosen' : 'recommend.try.history')}</Heading>
      <p className="text-small text-ink-3">
        {away.length === 0 ? t('recommend.try.historyHint') : t('recommend.try.awayNow')}{' '}
        {away.length > 0 && (
          <button type="button" className={linkLook} onClick={() => onAway([])}>
            {t('recommend.try.allBack')}
          </button>
        )}
      </p>
      <ul
        aria-label={t('recommend.try.history')}
        className="mt-1 flex flex-wrap gap-x-3 gap-y-0.5 font-content text-content"
      >
        {shown.map(({ item }) => {
          const isAway = away.includes(item.id);
          return (
            <li key={item.id}>
              <button
                type="button"
                aria-pressed={isAway}
                aria-label={t(isAway ? 'recommend.try.back' : 'recommend.try.away', { title: item.title })}
                onClick={() => onAway(isAway ? away.filter((id) => id !== item.id) : [...away, item.id])}
                className={classNames(
                  'rounded-sm text-left hover:text-accent',
                  isAway ? 'text-ink-3 line-through' : 'text-ink-2',
                )}
              >
                {item.title}
              </button>
            </li>
          );
        })}
        {hidden > 0 && (
          <li className="text-ui text-ink-3">
            <button type="button" className={linkLook} onClick={() => setAll(true)}>
              {t('recommend.try.historyMore', { count: hidden })}
            </button>
          </li>
        )}
      </ul>
    </>
  );
}
