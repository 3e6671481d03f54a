import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { Star } from 'lucide-react';
import { memo, useEffect, useRef, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { IdeaHit } from '../../../contract/board.ts';
import type { Idea } from '../../../contract/ideation.ts';
import { classNames } from '../../ui/class-names.ts';
import { handOf, writtenIn } from './hand.ts';
import { StateWord, Tags, WhyFound } from './idea-marks.tsx';
import { StateMenu } from './state-menu.tsx';
import type { IdeaActions } from './use-idea-actions.ts';
import type { PickPress } from './use-picking.ts';

interface IdeaCardProps {
  readonly idea: Idea;
  readonly lane: string;
  readonly position: number;
  readonly total: number;
  readonly selected: boolean;
  readonly picked: boolean;
  readonly hit: IdeaHit | null;
  /** Whether the state is to be said: not in a lane that is one. */
  readonly sayState: boolean;
  readonly actions: IdeaActions;
  readonly measure: Ref<HTMLLIElement>;
  onSelect(id: string): void;
  onPress(id: string, press: PickPress): boolean;
}

/** Where a dragged card would land beside this one. */
type Side = 'before' | 'after';

/** One idea as a card in a lane; it can be dragged, and dropped beside. */
export const IdeaCard = memo(function IdeaCard(props: IdeaCardProps) {
  const { idea, lane, selected, picked, actions } = props;
  const { id } = idea;
  const { t } = useTranslation();
  const card = useRef<HTMLElement>(null);
  const [dragged, setDragged] = useState(false);
  const [side, setSide] = useState<Side | null>(null);
  const titleId = `idea-title-${lane}-${id}`;

  useEffect(() => {
    const element = card.current;
    if (!element) return;
    return combine(
      draggable({
        element,
        getInitialData: () => ({ ideaId: id, lane }),
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data.ideaId !== undefined,
        getData({ input }) {
          const { top, height } = element.getBoundingClientRect();
          return { besideId: id, side: input.clientY < top + height / 2 ? 'before' : 'after' };
        },
        onDrag: ({ self, source }) => setSide(source.data.ideaId === id ? null : (self.data.side as Side)),
        onDragLeave: () => setSide(null),
        onDrop: () => setSide(null),
      }),
    );
  }, [id, lane]);

  return (
    <li
      ref={props.measure}
      data-index={props.position - 1}
      aria-setsize={props.total}
      aria-posinset={props.position}
      className="relative border-b border-hairline"
    >
      {side && (
        <span
          className={classNames(
            'pointer-events-none absolute inset-x-0 z-10 h-0.5 bg-accent',
            side === 'before' ? '-top-px' : '-bottom-px',
          )}
        />
      )}
      <article
        ref={card}
        id={`idea-${id}`}
        tabIndex={selected ? 0 : -1}
        aria-labelledby={titleId}
        aria-current={selected || undefined}
        data-picked={picked || undefined}
        onFocus={() => props.onSelect(id)}
        onMouseDown={(event) => {
          if (event.shiftKey) event.preventDefault();
        }}
        onClick={(event) => {
          if (event.target instanceof Element && event.target.closest('button')) return;
          if (!props.onPress(id, event)) card.current?.focus();
        }}
        className={classNames(
          'group relative rounded-md py-2.5 pr-1 pl-3.5 -outline-offset-1 focus-visible:outline-1 aria-[current]:bg-paper-low data-picked:bg-accent-wash',
          dragged && 'opacity-40',
          idea.state === 'parked' && 'text-ink-3',
        )}
      >
        <span className="edge absolute top-2.5 bottom-2.5 left-0" data-hand={handOf(idea)} />
        <div className="flex items-start justify-between gap-1">
          <h3
            id={titleId}
            lang={writtenIn(idea)}
            className="min-w-0 font-content text-content font-semibold [overflow-wrap:anywhere]"
          >
            {idea.title}
          </h3>
          {idea.starred && (
            <Star
              size={14}
              fill="currentColor"
              aria-label={t('board.starred')}
              className="mt-1.5 mr-1 shrink-0 text-accent"
            />
          )}
        </div>
        {idea.pitch && (
          <p
            lang={writtenIn(idea)}
            className={classNames(
              'line-clamp-3 font-content text-ui [overflow-wrap:anywhere]',
              idea.state !== 'parked' && 'text-ink-2',
            )}
          >
            {idea.pitch}
          </p>
        )}
        {props.hit && <WhyFound hit={props.hit} />}
        <div className="flex min-h-7 items-center justify-between gap-2 text-small text-ink-3">
          <div className="flex min-w-0 flex-wrap gap-x-2">
            {props.sayState && <StateWord state={idea.state} />}
            <Tags tags={idea.tags} />
          </div>
          <span className="opacity-0 transition-opacity duration-100 group-focus-within:opacity-100 group-hover:opacity-100 group-aria-[current]:opacity-100">
            <StateMenu
              label={t('board.moveTo')}
              states={[idea.state]}
              onState={(state) => actions.setState([idea], state)}
            />
          </span>
        </div>
      </article>
    </li>
  );
});
