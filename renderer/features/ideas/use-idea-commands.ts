import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Idea } from '../../../contract/ideation.ts';
import { useCommands, type Command } from '../../ui/commands.ts';
import type { Direction } from './lane-moves.ts';
import type { IdeaActions } from './use-idea-actions.ts';
import type { PickingControl } from './use-picking.ts';

interface IdeaCommandsInput {
  /** In the order shown. */
  readonly ideas: readonly Idea[];
  readonly selectedId: string | null;
  readonly picking: PickingControl;
  readonly actions: IdeaActions;
  /** Shows an idea and puts the focus on it. */
  onGo(id: string): void;
  onUnfold(id: string): void;
  onTag(): void;
  /** Asks how several are merged. */
  onMerge(ideas: readonly Idea[]): void;
  /** Moves an idea on the board; null where there are no lanes. */
  readonly onMove: ((idea: Idea, direction: Direction) => void) | null;
  onCopy(): void;
  onExport(): void;
}

const moves = ['up', 'down', 'left', 'right'] as const;

/** The keys and palette entries of the board: on the ideas picked, or on the one that is selected. */
export function useIdeaCommands(input: IdeaCommandsInput): void {
  const { ideas, selectedId, picking, actions, onGo, onUnfold, onTag, onMerge, onMove, onCopy, onExport } =
    input;
  const { t } = useTranslation();
  const commands = useMemo(() => {
    const group = t('palette.ideas');
    const at = ideas.findIndex((idea) => idea.id === selectedId);
    const selected = ideas[at];
    const several = ideas.filter(({ id }) => picking.ids.has(id));
    const meant = several.length > 0 ? several : selected ? [selected] : [];
    const ideaAt = (to: number) => ideas[Math.max(0, Math.min(ideas.length - 1, to))];
    const go = (to: number, extend: boolean) => () => {
      const idea = ideaAt(to);
      if (!idea) return;
      if (extend) picking.stretchTo(idea.id);
      onGo(idea.id);
    };
    const [next, previous] = [at + 1, at < 0 ? 0 : at - 1];
    const onOne = (run: (idea: Idea) => void) => () => {
      if (selected) run(selected);
    };
    const command = (id: string, label: string, run: () => void): Command => ({
      id: `ideas.${id}`,
      group,
      label,
      keyOnly: meant.length === 0,
      run,
    });
    const keyOnly = (one: Command): Command => ({ ...one, keyOnly: true });
    const all: Command[] = [
      keyOnly(command('next', t('ideas.keyNext'), go(next, false))),
      keyOnly(command('previous', t('ideas.keyPrevious'), go(previous, false))),
      keyOnly(command('extendNext', t('board.keys.extendNext'), go(next, true))),
      keyOnly(command('extendPrevious', t('board.keys.extendPrevious'), go(previous, true))),
      command(
        'pick',
        t('board.keys.pick'),
        onOne((idea) => picking.toggle(idea.id)),
      ),
      keyOnly(command('all', t('board.keys.all'), picking.all)),
      ...(picking.ids.size > 0
        ? [{ ...keyOnly(command('none', t('board.keys.none'), picking.none)), keys: ['Escape'] }]
        : []),
      command('star', t('ideas.keyStar'), () => actions.star(meant)),
      command('park', t('board.keys.park'), () =>
        actions.setState(meant, meant.every(({ state }) => state === 'parked') ? 'new' : 'parked'),
      ),
      command('tag', t('board.keys.tag'), () => {
        if (several.length === 0 && selected) picking.toggle(selected.id);
        onTag();
      }),
      ...(onMove
        ? moves.map((direction) =>
            keyOnly(
              command(
                `move.${direction}`,
                t(`board.keys.${direction}`),
                onOne((idea) => onMove(idea, direction)),
              ),
            ),
          )
        : []),
      command('edit', t('ideas.keyEdit'), onOne(actions.startEditing)),
      command(
        'unfold',
        t('ideas.keyUnfold'),
        onOne((idea) => onUnfold(idea.id)),
      ),
      // With several picked M merges them; with one there is nothing to merge.
      several.length > 1
        ? command('merge', t('board.keys.merge'), () => onMerge(several))
        : command('like', t('ideas.keyMoreLike'), onOne(actions.moreLike)),
      command('again', t('ideas.keyRegenerate'), onOne(actions.regenerate)),
      command('delete', t('ideas.keyDelete'), () => {
        const gone = new Set(meant.map(({ id }) => id));
        const neighbour =
          ideas.slice(at + 1).find(({ id }) => !gone.has(id)) ??
          ideas.slice(0, Math.max(0, at)).findLast(({ id }) => !gone.has(id));
        actions.remove(meant);
        if (neighbour) onGo(neighbour.id);
      }),
      {
        id: 'ideas.search',
        group,
        label: t('board.search.label'),
        run: () => document.getElementById('ideas-search')?.focus(),
      },
      { id: 'ideas.new', group, label: t('ideas.keyNew'), run: actions.startAdding },
      { id: 'ideas.copy', group, label: t('ideas.copyAll'), run: onCopy },
      { id: 'ideas.export', group, label: t('ideas.exportAll'), run: onExport },
    ];
    return all;
  }, [ideas, selectedId, picking, actions, onGo, onUnfold, onTag, onMerge, onMove, onCopy, onExport, t]);
  useCommands(commands);
}
