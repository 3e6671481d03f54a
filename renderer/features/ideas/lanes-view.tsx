import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { IdeaHit } from '../../../contract/board.ts';
import type { Cluster } from '../../../contract/cluster.ts';
import type { Idea, IdeaState, Method } from '../../../contract/ideation.ts';
import type { Language } from '../../i18n/language.ts';
import type { Grouping, Lane } from './arrange.ts';
import { IdeaLane } from './idea-lane.tsx';
import { intoLane } from './lane-moves.ts';
import type { IdeaActions } from './use-idea-actions.ts';
import type { PickingControl } from './use-picking.ts';
import type { Wanted } from './use-virtual-rows.ts';

interface LanesViewProps {
  readonly lanes: readonly Lane[];
  readonly ideas: readonly Idea[];
  readonly grouping: Grouping;
  /** What a lane is called. */
  nameOf(grouping: Grouping, key: string): string;
  readonly selectedId: string | null;
  readonly picking: PickingControl;
  readonly hits: ReadonlyMap<string, IdeaHit> | null;
  readonly actions: IdeaActions;
  readonly wanted: Wanted | null;
  onSelect(id: string): void;
}

/** What a lane is called. */
export function useLaneName(methods: readonly Method[], groups: readonly Cluster[]) {
  const { t, i18n } = useTranslation();
  return useCallback(
    (grouping: Grouping, key: string): string => {
      switch (grouping) {
        case 'state':
          return t(`board.states.${key as IdeaState}`);
        case 'method':
          return key === ''
            ? t('ideas.ownLane')
            : (methods.find(({ id }) => id === key)?.name[i18n.language as Language] ?? key);
        case 'tag':
          return key === '' ? t('board.noTag') : `#${key}`;
        case 'cluster':
          return key === '' ? t('board.noGroup') : (groups.find(({ id }) => id === key)?.name ?? '');
      }
    },
    [methods, groups, t, i18n.language],
  );
}

/** The ideas as cards in lanes, to be moved by pointer or by keyboard. */
export function LanesView(props: LanesViewProps) {
  const { lanes, ideas, grouping, nameOf, actions, picking } = props;

  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => source.data.ideaId !== undefined,
        onDrop({ source, location }) {
          const [from, draggedId] = [source.data.lane as string, source.data.ideaId as string];
          const targets = location.current.dropTargets.map(({ data }) => data);
          const to = targets.find(({ lane }) => typeof lane === 'string')?.lane as string | undefined;
          const marks = to === undefined ? null : intoLane(grouping, from, to);
          if (!marks) return;
          // A card of those picked takes them all along.
          const moved = picking.ids.has(draggedId)
            ? ideas.filter(({ id }) => picking.ids.has(id))
            : ideas.filter(({ id }) => id === draggedId);
          const movedIds = new Set(moved.map(({ id }) => id));
          const beside = targets.find(({ besideId }) => besideId !== undefined);
          const last = lanes.find(({ key }) => key === to)?.ideas.findLast(({ id }) => !movedIds.has(id));
          const place =
            beside && !movedIds.has(beside.besideId as string)
              ? { side: beside.side as 'before' | 'after', id: beside.besideId as string }
              : !beside && last
                ? { side: 'after' as const, id: last.id }
                : null;
          if (place || Object.keys(marks).length > 0)
            actions.move(moved, place ? { ...marks, place } : marks);
        },
      }),
    [lanes, ideas, grouping, actions, picking],
  );

  return (
    <div className="flex h-[max(22rem,calc(100dvh-17rem))] gap-x-5 overflow-x-auto px-6 pt-4 pb-3">
      {lanes.map((lane) => (
        <IdeaLane
          key={lane.key}
          lane={lane}
          name={nameOf(grouping, lane.key)}
          grouping={grouping}
          selectedId={props.selectedId}
          picking={picking}
          hits={props.hits}
          actions={actions}
          wanted={props.wanted}
          onSelect={props.onSelect}
        />
      ))}
    </div>
  );
}
