import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Idea } from '../../../contract/ideation.ts';
import { useCommands, type Command } from '../../ui/commands.ts';
import type { IdeaActions } from './use-idea-actions.ts';

interface IdeaCommandsInput {
  /** In the order shown. */
  readonly ideas: readonly Idea[];
  readonly selectedId: string | null;
  readonly actions: IdeaActions;
  onUnfold(id: string): void;
  onCopy(): void;
  onExport(): void;
}

function focusIdea(id: string) {
  const element = document.getElementById(`idea-${id}`);
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: 'nearest' });
}

/** The keys and palette entries of the list of ideas. */
export function useIdeaCommands(input: IdeaCommandsInput): void {
  const { ideas, selectedId, actions, onUnfold, onCopy, onExport } = input;
  const { t } = useTranslation();
  const commands = useMemo(() => {
    const group = t('palette.ideas');
    const at = ideas.findIndex((idea) => idea.id === selectedId);
    const selected = ideas[at];
    const move = (to: number) => {
      const idea = ideas[Math.max(0, Math.min(ideas.length - 1, to))];
      if (idea) focusIdea(idea.id);
    };
    const onSelected = (run: (idea: Idea) => void) => () => {
      if (selected) run(selected);
    };
    const keyOnly = selected === undefined;
    const all: Command[] = [
      {
        id: 'ideas.next',
        group,
        label: t('ideas.keyNext'),
        keys: ['j'],
        keyOnly: true,
        run: () => move(at + 1),
      },
      {
        id: 'ideas.previous',
        group,
        label: t('ideas.keyPrevious'),
        keys: ['k'],
        keyOnly: true,
        run: () => move(at < 0 ? 0 : at - 1),
      },
      {
        id: 'ideas.star',
        keyOnly,
        group,
        label: t('ideas.keyStar'),
        keys: ['s'],
        run: onSelected(actions.star),
      },
      {
        id: 'ideas.edit',
        keyOnly,
        group,
        label: t('ideas.keyEdit'),
        keys: ['e'],
        run: onSelected(actions.startEditing),
      },
      {
        id: 'ideas.unfold',
        keyOnly,
        group,
        label: t('ideas.keyUnfold'),
        keys: ['o'],
        run: onSelected((idea) => onUnfold(idea.id)),
      },
      {
        id: 'ideas.like',
        keyOnly,
        group,
        label: t('ideas.keyMoreLike'),
        keys: ['m'],
        run: onSelected(actions.moreLike),
      },
      {
        id: 'ideas.again',
        keyOnly,
        group,
        label: t('ideas.keyRegenerate'),
        keys: ['r'],
        run: onSelected(actions.regenerate),
      },
      {
        id: 'ideas.delete',
        keyOnly,
        group,
        label: t('ideas.keyDelete'),
        keys: ['Delete', 'Backspace'],
        run: onSelected((idea) => {
          const next = ideas[at + 1] ?? ideas[at - 1];
          actions.remove(idea);
          if (next) focusIdea(next.id);
        }),
      },
      { id: 'ideas.new', group, label: t('ideas.keyNew'), keys: ['n'], run: actions.startAdding },
      { id: 'ideas.copy', group, label: t('ideas.copyAll'), run: onCopy },
      { id: 'ideas.export', group, label: t('ideas.exportAll'), run: onExport },
    ];
    return all;
  }, [ideas, selectedId, actions, onUnfold, onCopy, onExport, t]);
  useCommands(commands);
}
