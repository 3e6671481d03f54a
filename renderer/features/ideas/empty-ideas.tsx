import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../backend.ts';
import { Button, buttonLook } from '../../ui/button.tsx';

interface EmptyIdeasProps {
  readonly projectId: string;
  /** There are ideas, only none that this lets through; null when there are none at all. */
  readonly hiddenBy: 'star' | 'filter' | 'search' | null;
  onAdd(): void;
}

/** What this place is for, while there is nothing in it. */
export function EmptyIdeas({ projectId, hiddenBy, onAdd }: EmptyIdeasProps) {
  const { t } = useTranslation();
  const brief = useAsk('briefs.get', { projectId });
  if (hiddenBy)
    return <p className="py-8 font-content text-content text-ink-2">{t(`board.nothing.${hiddenBy}`)}</p>;
  const briefEmpty =
    brief.data &&
    [brief.data.problem, brief.data.people, brief.data.title].every((text) => text.trim() === '');
  return (
    <div className="py-10">
      <h2 className="font-content text-lead font-semibold">{t('ideas.emptyTitle')}</h2>
      <p className="mt-1 max-w-[32rem] font-content text-content text-ink-2">
        {briefEmpty ? t('ideas.emptyBrief') : t('ideas.empty')}
      </p>
      <div className="mt-5 flex flex-wrap gap-2">
        {briefEmpty && (
          <Link to="/projects/$projectId/brief" params={{ projectId }} className={buttonLook.plain}>
            {t('ideas.writeBrief')}
          </Link>
        )}
        <Button look="quiet" className={briefEmpty ? '' : '-ml-3'} onClick={onAdd}>
          {t('ideas.addOwn')}
        </Button>
      </div>
    </div>
  );
}
