import { ArrowRightLeft, Merge, Star, Trash2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Idea } from '../../../contract/ideation.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { StateMenu } from './state-menu.tsx';
import { TagMenu } from './tag-menu.tsx';
import type { IdeaActions } from './use-idea-actions.ts';

interface SelectionBarProps {
  readonly picked: readonly Idea[];
  readonly knownTags: readonly string[];
  readonly actions: IdeaActions;
  readonly tagging: boolean;
  onMerge(ideas: readonly Idea[]): void;
  onTagging(open: boolean): void;
  onNone(): void;
}

/** What can be done with the ideas that are picked; there only while some are. */
export function SelectionBar(props: SelectionBarProps) {
  const { picked, knownTags, actions, tagging, onMerge, onTagging, onNone } = props;
  const { t } = useTranslation();
  if (picked.length === 0) return null;
  const allStarred = picked.every(({ starred }) => starred);
  return (
    <div className="pointer-events-none sticky bottom-4 z-30 flex justify-center px-4">
      <div
        role="toolbar"
        aria-label={t('board.bar.label')}
        className="arrive pointer-events-auto flex flex-wrap items-center rounded-md bg-paper-high py-1 pr-1 pl-4 shadow-float"
      >
        <p className="mr-3 text-ui text-ink-2 tabular-nums">
          {t('board.bar.picked', { count: picked.length })}
        </p>
        <Button
          look="quiet"
          icon={<Star size={14} fill={allStarred ? 'currentColor' : 'none'} aria-hidden />}
          onClick={() => actions.star(picked)}
        >
          {allStarred ? t('ideas.unstar') : t('ideas.star')}
        </Button>
        <StateMenu
          label={t('board.moveTo')}
          states={[...new Set(picked.map(({ state }) => state))]}
          onState={(state) => actions.setState(picked, state)}
          trigger={
            <Button look="quiet" icon={<ArrowRightLeft size={14} aria-hidden />}>
              {t('board.moveTo')}
            </Button>
          }
        />
        <TagMenu
          ideas={picked}
          known={knownTags}
          open={tagging}
          onOpen={onTagging}
          onTag={(tag) => actions.toggleTag(picked, tag)}
        />
        {picked.length > 1 && (
          <Button look="quiet" icon={<Merge size={14} aria-hidden />} onClick={() => onMerge(picked)}>
            {t('board.bar.merge')}
          </Button>
        )}
        <Button
          look="quiet"
          className="hover:text-red"
          icon={<Trash2 size={14} aria-hidden />}
          onClick={() => actions.remove(picked)}
        >
          {t('ideas.delete')}
        </Button>
        <IconButton label={t('board.bar.none')} onClick={onNone}>
          <X size={15} aria-hidden />
        </IconButton>
      </div>
    </div>
  );
}
