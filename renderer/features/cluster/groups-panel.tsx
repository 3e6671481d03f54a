import { useTranslation } from 'react-i18next';
import type { Cluster } from '../../../contract/cluster.ts';
import type { Idea } from '../../../contract/ideation.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { groupColour } from './group-colour.ts';
import { GroupName } from './group-name.tsx';
import { StabilityWords } from './stability-words.tsx';

interface GroupsPanelProps {
  readonly clusters: readonly Cluster[];
  readonly ideas: readonly Idea[];
  onLit(key: string | null): void;
  onSelect(ids: readonly string[]): void;
  onRename(cluster: Cluster, name: string): void;
  onClear(): void;
}

/** The groups that were accepted. */
export function GroupsPanel({ clusters, ideas, onLit, onSelect, onRename, onClear }: GroupsPanelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const of = (id: string | null) => ideas.filter(({ clusterId }) => clusterId === id).map((idea) => idea.id);
  const outside = ideas.filter(({ clusterId }) => !clusters.some(({ id }) => id === clusterId));
  if (clusters.length === 0)
    return (
      <section aria-label={t('cluster.groups')}>
        <h2 className="text-ui font-semibold">{t('cluster.groups')}</h2>
        <p className="mt-1 text-ui text-ink-2">{t('cluster.noGroups')}</p>
      </section>
    );
  return (
    <section aria-label={t('cluster.groups')}>
      <div className="flex items-baseline justify-between">
        <h2 className="text-ui font-semibold">{t('cluster.groups')}</h2>
        <Button look="quiet" className="-mr-3 font-normal!" onClick={onClear}>
          {t('cluster.clear')}
        </Button>
      </div>
      <ul>
        {clusters.map((cluster, place) => (
          <li
            key={cluster.id}
            className="border-t border-hairline py-2"
            onPointerEnter={() => onLit(cluster.id)}
            onPointerLeave={() => onLit(null)}
          >
            <div className="flex items-start gap-2.5">
              <span
                aria-hidden
                className="mt-1.5 size-2.5 shrink-0 rounded-full"
                style={{ background: groupColour(place) }}
              />
              <GroupName name={cluster.name} onRename={(name) => onRename(cluster, name)} />
              <button
                type="button"
                title={t('cluster.selectAll')}
                aria-label={t('cluster.selectAllOf', { name: cluster.name, count: cluster.ideaCount })}
                className="rounded-sm px-1 text-ui text-ink-3 tabular-nums hover:text-accent"
                onClick={() => onSelect(of(cluster.id))}
              >
                {format.number(cluster.ideaCount)}
              </button>
            </div>
            <p className="pl-5 text-small text-ink-3">
              <StabilityWords stability={cluster.stability} />
            </p>
          </li>
        ))}
      </ul>
      {outside.length > 0 && (
        <p className="border-t border-hairline py-2 pl-5 text-ui text-ink-2">
          <button
            type="button"
            className="rounded-sm text-left hover:text-accent"
            onClick={() => onSelect(outside.map(({ id }) => id))}
          >
            {t('cluster.outsideCount', { count: outside.length })}
          </button>
        </p>
      )}
    </section>
  );
}
