import { useTranslation } from 'react-i18next';
import type { IdeaHit } from '../../../contract/board.ts';
import type { Idea } from '../../../contract/ideation.ts';
import { useFormat } from '../../i18n/format.ts';
import { classNames } from '../../ui/class-names.ts';

/** The state of an idea in a word; a new one has none to say. */
export function StateWord({ state }: { readonly state: Idea['state'] }) {
  const { t } = useTranslation();
  if (state === 'new') return null;
  return (
    <span
      className={classNames(
        'font-medium',
        state === 'chosen' && 'text-accent',
        state === 'promising' && 'text-ink-2',
        state === 'parked' && 'text-ink-3',
      )}
    >
      {t(`board.states.${state}`)}
    </span>
  );
}

/** The tags of an idea, as words. */
export function Tags({ tags }: { readonly tags: readonly string[] }) {
  if (tags.length === 0) return null;
  return (
    <span className="inline-flex flex-wrap gap-x-2">
      {tags.map((tag) => (
        <span key={tag} className="[overflow-wrap:anywhere] before:content-['#']">
          {tag}
        </span>
      ))}
    </span>
  );
}

/** By which signal a search found an idea. */
export function WhyFound({ hit }: { readonly hit: IdeaHit }) {
  const { t } = useTranslation();
  const format = useFormat();
  const parts = [
    ...(hit.words
      ? [
          hit.matched.length > 0
            ? t('board.search.byTheWords', { words: hit.matched.join(', ') })
            : t('board.search.byWords'),
        ]
      : []),
    ...(hit.meaning ? [t('board.search.byMeaning', { cosine: format.number(hit.meaning.score, 2) })] : []),
  ];
  return <p className="text-small text-ink-3 tabular-nums">{parts.join(' · ')}</p>;
}
