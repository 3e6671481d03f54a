import { useTranslation } from 'react-i18next';
import type { Cluster } from '../../../contract/cluster.ts';
import type { Idea } from '../../../contract/ideation.ts';
import { Button } from '../../ui/button.tsx';
import { MergedIdeas } from './merged-ideas.tsx';
import { MoveSelect } from './move-select.tsx';
import type { MoveTarget } from './use-groups.ts';

interface SelectionPanelProps {
  readonly projectId: string;
  readonly ideas: readonly Idea[];
  readonly clusters: readonly Cluster[];
  onMove(to: MoveTarget): void;
  onMerge(): void;
}

const named = 6;

/** What is selected on the map, and what can be done with it. */
export function SelectionPanel({ projectId, ideas, clusters, onMove, onMerge }: SelectionPanelProps) {
  const { t } = useTranslation();
  const [first] = ideas;
  if (!first) return null;
  const single = ideas.length === 1;
  return (
    <section aria-label={t('cluster.selection')} className="mb-5 border-b border-hairline pb-4">
      <h2 className="text-small font-medium text-ink-3">
        {single ? t('cluster.selection') : t('cluster.selected', { count: ideas.length })}
      </h2>
      {single ? (
        <>
          <p className="mt-1 font-content text-content font-semibold">{first.title}</p>
          <p className="font-content text-ui text-ink-2">{first.pitch}</p>
        </>
      ) : (
        <ul className="mt-1 font-content text-ui">
          {ideas.slice(0, named).map(({ id, title }) => (
            <li key={id} className="truncate">
              {title}
            </li>
          ))}
          {ideas.length > named && (
            <li className="text-ink-3">{t('cluster.more', { count: ideas.length - named })}</li>
          )}
        </ul>
      )}
      <div className="mt-2 -ml-3 flex flex-wrap items-center">
        <MoveSelect
          label={t('cluster.moveTo')}
          words={t('cluster.moveTo')}
          groups={clusters.map(({ id, name }) => ({ key: id, name }))}
          hasOutside={ideas.some(({ clusterId }) => clusterId !== null)}
          onNew={() => onMove('new')}
          onMove={(groupId) => onMove({ groupId })}
        />
        {!single && (
          <Button look="quiet" className="font-normal!" onClick={onMerge}>
            {t('cluster.merge.ask')}
          </Button>
        )}
      </div>
      {single && <MergedIdeas projectId={projectId} ideaId={first.id} />}
    </section>
  );
}
