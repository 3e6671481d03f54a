import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Idea } from '../../../contract/ideation.ts';
import type { Grouping, Lane } from './arrange.ts';
import { keyMove, type Direction } from './lane-moves.ts';
import type { IdeaActions } from './use-idea-actions.ts';

/** Moves ideas in lanes by keyboard; `said` is what a live region tells of it. */
export function useBoardMove(
  lanes: readonly Lane[],
  grouping: Grouping,
  nameOf: (grouping: Grouping, key: string) => string,
  actions: IdeaActions,
  onMoved: (id: string) => void,
) {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  const move = useCallback(
    (idea: Idea, direction: Direction) => {
      const found = keyMove(lanes, grouping, idea, direction);
      if (!found) {
        setSaid(t('board.cannotMove'));
        return;
      }
      const { marks, lane, position } = found;
      actions.move([idea], marks);
      setSaid(t('board.moved', { title: idea.title, lane: nameOf(grouping, lane.key), position }));
      onMoved(idea.id);
    },
    [lanes, grouping, nameOf, actions, onMoved, t],
  );
  return { move, said };
}
