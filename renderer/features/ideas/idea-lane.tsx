import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IdeaHit } from '../../../contract/board.ts';
import { useFormat } from '../../i18n/format.ts';
import { classNames } from '../../ui/class-names.ts';
import type { Grouping, Lane } from './arrange.ts';
import { IdeaCard } from './idea-card.tsx';
import { intoLane } from './lane-moves.ts';
import type { IdeaActions } from './use-idea-actions.ts';
import type { PickingControl } from './use-picking.ts';
import { useVirtualRows, type Wanted } from './use-virtual-rows.ts';

interface IdeaLaneProps {
  readonly lane: Lane;
  readonly name: string;
  readonly grouping: Grouping;
  readonly selectedId: string | null;
  readonly picking: PickingControl;
  readonly hits: ReadonlyMap<string, IdeaHit> | null;
  readonly actions: IdeaActions;
  readonly wanted: Wanted | null;
  onSelect(id: string): void;
}

const cardEstimate = 116;
/** A card held this near an end of the lane scrolls it, in px, by so much each time. */
const edgeZone = 48;
const edgeStep = 14;

/** A lane of cards that scrolls by itself; cards can be dropped into it. */
export function IdeaLane(props: IdeaLaneProps) {
  const { lane, name, grouping, picking } = props;
  const isState = grouping === 'state';
  const { t } = useTranslation();
  const format = useFormat();
  const scroll = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(false);
  const { list, rows, measure, above, below } = useVirtualRows({
    ids: lane.ideas.map(({ id }) => id),
    estimate: cardEstimate,
    scroll,
    wanted: props.wanted,
  });

  useEffect(() => {
    const element = scroll.current;
    if (!element) return;
    return dropTargetForElements({
      element,
      canDrop: ({ source }) =>
        typeof source.data.lane === 'string' && intoLane(grouping, source.data.lane, lane.key) !== null,
      getData: () => ({ lane: lane.key }),
      onDragEnter: () => setOver(true),
      onDrag({ location }) {
        const { top, bottom } = element.getBoundingClientRect();
        const y = location.current.input.clientY;
        if (y < top + edgeZone) element.scrollTop -= edgeStep;
        if (y > bottom - edgeZone) element.scrollTop += edgeStep;
      },
      onDragLeave: () => setOver(false),
      onDrop: () => setOver(false),
    });
  }, [lane.key, grouping]);

  return (
    <section aria-label={name} className="flex min-h-0 max-w-[26rem] min-w-56 flex-1 flex-col">
      <h2 className="flex items-baseline gap-2 border-b border-hairline-strong pb-1.5 text-ui font-medium">
        <span className="min-w-0 truncate">{name}</span>
        <span className="text-small font-normal text-ink-3 tabular-nums">
          {format.number(lane.ideas.length)}
        </span>
      </h2>
      <div
        ref={scroll}
        className={classNames(
          'relative min-h-24 flex-1 overflow-y-auto transition-colors duration-100',
          over && 'bg-accent-wash/50',
        )}
      >
        <ul ref={list} aria-label={name} style={{ paddingTop: above, paddingBottom: below }}>
          {rows.map(({ index }) => {
            const idea = lane.ideas[index];
            if (!idea) return null;
            return (
              <IdeaCard
                key={idea.id}
                idea={idea}
                lane={lane.key}
                position={index + 1}
                total={lane.ideas.length}
                selected={idea.id === props.selectedId}
                picked={picking.ids.has(idea.id)}
                hit={props.hits?.get(idea.id) ?? null}
                sayState={!isState}
                actions={props.actions}
                measure={measure}
                onSelect={props.onSelect}
                onPress={picking.press}
              />
            );
          })}
        </ul>
        {lane.ideas.length === 0 && (
          <p className="py-3 font-content text-ui text-ink-3 italic">{t('board.laneEmpty')}</p>
        )}
      </div>
    </section>
  );
}
