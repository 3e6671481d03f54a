import { useTranslation } from 'react-i18next';
import type { Passage } from '../../../contract/knowledge.ts';
import { useFormat } from '../../i18n/format.ts';
import { bodyOf } from './passage-body.ts';
import { whyFound } from './why-found.ts';

/** A passage that was found: where it stands, its words, and by which signal it came up. */
export function FoundPassage({ passage, onOpen }: { readonly passage: Passage; onOpen(): void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { words, meaning, together } = passage;
  const place = [
    passage.source,
    ...(passage.page === null ? [] : [t('knowledge.reader.page', { page: passage.page })]),
    ...passage.headings,
  ].join(' › ');
  return (
    <li className="relative border-t border-hairline py-4">
      <button
        type="button"
        onClick={onOpen}
        aria-label={t('knowledge.try.openAt', { source: passage.source })}
        className="group block w-full rounded-sm text-left"
      >
        <span className="block text-small text-ink-3 [overflow-wrap:anywhere] group-hover:text-accent">
          {place}
        </span>
        <span className="mt-1 line-clamp-4 font-content text-content [overflow-wrap:anywhere] whitespace-pre-line">
          {bodyOf(passage.text, passage.headings)}
        </span>
      </button>
      <p className="mt-2 text-ui text-ink-2">{t(`knowledge.try.why.${whyFound(passage)}`)}</p>
      <p className="flex flex-wrap gap-x-5 text-small text-ink-3 tabular-nums">
        {together && (
          <span>
            {t('knowledge.try.together.rank', {
              rank: together.rank,
              score: format.number(together.score, 2),
            })}
          </span>
        )}
        <span>
          {words
            ? t('knowledge.try.byWords', { rank: words.rank, score: format.number(words.score, 1) })
            : t('knowledge.try.noWords')}
        </span>
        <span>
          {meaning
            ? t('knowledge.try.byMeaning', { rank: meaning.rank, score: format.number(meaning.score, 2) })
            : t('knowledge.try.noMeaning')}
        </span>
        {passage.matched.length > 0 && (
          <span>{t('knowledge.try.matched', { words: format.list(passage.matched) })}</span>
        )}
      </p>
    </li>
  );
}
