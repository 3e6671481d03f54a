import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.ts';
import type { Read } from './reading.ts';

interface OwnPreviewProps {
  readonly read: Read;
  readonly withDuplicates: boolean;
  onWithDuplicates(withDuplicates: boolean): void;
}

/** More than this nobody reads one by one; the rest is counted. */
const shownIdeas = 60;

/** What would be added: how many, which are there already, and the first of them. */
export function OwnPreview({ read, withDuplicates, onWithDuplicates }: OwnPreviewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { ideas } = read;
  const duplicates = ideas.filter(({ isDuplicate }) => isDuplicate).length;
  const counts = (key: 'found' | 'duplicates' | 'untitled' | 'broken' | 'shortened', count: number) =>
    count > 0 || key === 'found' ? [t(`sessions.own.${key}`, { count, number: format.number(count) })] : [];
  const leftOut =
    read.kind === 'table'
      ? [
          ...counts('untitled', read.leftOut.untitled),
          ...counts('broken', read.leftOut.broken),
          ...counts('shortened', read.leftOut.shortened),
        ]
      : counts('shortened', read.shortened);
  return (
    <div className="mt-5">
      <p role="status" className="text-ui text-ink-2">
        {format.sentences([...counts('found', ideas.length), ...leftOut])}
      </p>
      {duplicates > 0 && (
        <label className="mt-1 flex items-center gap-2 text-ui text-ink-2">
          <input
            type="checkbox"
            checked={withDuplicates}
            onChange={(event) => onWithDuplicates(event.target.checked)}
            className="accent-accent"
          />
          {counts('duplicates', duplicates)}
        </label>
      )}
      <ol aria-label={t('sessions.own.preview')} className="mt-3 border-t border-hairline">
        {ideas.slice(0, shownIdeas).map((idea, at) => {
          const isOut = idea.isDuplicate && !withDuplicates;
          return (
            <li key={at} className={`border-b border-hairline py-2 ${isOut ? 'text-ink-3' : ''}`}>
              <p className="font-content text-content font-medium [overflow-wrap:anywhere]">
                {idea.title}
                {idea.isDuplicate && (
                  <span className="ml-2 text-small font-normal text-ink-3">
                    {t('sessions.own.isDuplicate')}
                  </span>
                )}
              </p>
              {[idea.pitch, idea.who, idea.why, idea.experiment, idea.tags.join(', ')]
                .filter((text) => text !== '')
                .map((text, part) => (
                  <p key={part} className="line-clamp-2 text-ui text-ink-2 [overflow-wrap:anywhere]">
                    {text}
                  </p>
                ))}
            </li>
          );
        })}
      </ol>
      {ideas.length > shownIdeas && (
        <p className="mt-2 text-small text-ink-3">
          {t('sessions.own.more', { number: format.number(ideas.length - shownIdeas) })}
        </p>
      )}
    </div>
  );
}
