import { ArrowDown } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { figureText } from '../../i18n/figure-text.ts';
import { useFormat } from '../../i18n/format.ts';
import { classNames } from '../../ui/class-names.ts';
import { sortByScore, type SortOrder } from './arrange.ts';
import type { ScoreColumn } from './use-scores.ts';

/** The columns of a row: the words, the scores if there are any, and what else is said of an idea and done with it. */
export const rowColumns = (hasScores: boolean): string =>
  hasScores
    ? '@min-[56rem]:grid-cols-[minmax(20rem,40rem)_minmax(0,calc(var(--scores)*5.5rem))_minmax(19rem,1fr)]'
    : '@min-[56rem]:grid-cols-[minmax(0,40rem)_minmax(0,1fr)]';

/** How many scores stand side by side, for `rowColumns`. */
export const scoreCount = (scores: readonly ScoreColumn[]) =>
  ({ '--scores': scores.length }) as CSSProperties;

const cells = '@min-[56rem]:grid @min-[56rem]:grid-cols-[repeat(var(--scores),minmax(0,1fr))] gap-x-3';

interface ScoreHeadProps {
  readonly scores: readonly ScoreColumn[];
  readonly sort: SortOrder;
  onSort(sort: SortOrder): void;
}

/** The names above the scores; pressed, the best of a set comes first, and pressed again the oldest. */
export function ScoreHead({ scores, sort, onSort }: ScoreHeadProps) {
  const { t } = useTranslation();
  return (
    <div
      role="group"
      aria-label={t('board.scores.label')}
      style={scoreCount(scores)}
      className={classNames(
        'hidden gap-x-8 border-b border-hairline py-1.5 pr-1 pl-8 text-small @min-[56rem]:grid',
        rowColumns(true),
      )}
    >
      <div className={classNames('col-start-2', cells)}>
        {scores.map(({ setId, name }) => {
          const isOn = sort === sortByScore(setId);
          return (
            <button
              key={setId}
              type="button"
              title={name}
              aria-label={t('board.scores.sort', { name })}
              aria-pressed={isOn}
              onClick={() => onSort(isOn ? 'oldest' : sortByScore(setId))}
              className={classNames(
                'flex min-w-0 items-center justify-end gap-1 rounded-sm hover:text-ink',
                isOn ? 'text-ink' : 'text-ink-3',
              )}
            >
              <span className="truncate">{name}</span>
              {isOn && <ArrowDown size={11} aria-hidden className="shrink-0" />}
            </button>
          );
        })}
      </div>
    </div>
  );
}

interface ScoresOfIdeaProps {
  readonly ideaId: string;
  readonly scores: readonly ScoreColumn[];
}

/** The place of an idea in each ranking, and its figure; where there is no room for columns, with the names. */
export function ScoresOfIdea({ ideaId, scores }: ScoresOfIdeaProps) {
  const format = useFormat();
  const isRanked = scores.some(({ places }) => places.has(ideaId));
  return (
    <div
      className={classNames(
        'flex-wrap items-baseline pt-1.5 text-small text-ink-2 tabular-nums',
        isRanked ? 'flex' : 'hidden',
        cells,
      )}
    >
      {scores.map(({ setId, name, kind, places }) => {
        const place = places.get(ideaId);
        // An empty place keeps its column.
        if (!place) return <span key={setId} className="hidden @min-[56rem]:block" />;
        return (
          <span key={setId} className="truncate @min-[56rem]:text-right">
            <span className="text-ink-3 @min-[56rem]:sr-only">{name} </span>
            {format.number(place.rank)}
            {kind !== 'moscow' && (
              <span className="ml-2 text-ink-3">{figureText(kind, place.middle, format)}</span>
            )}
          </span>
        );
      })}
    </div>
  );
}
