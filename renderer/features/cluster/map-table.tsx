import { useTranslation } from 'react-i18next';
import type { Idea } from '../../../contract/ideation.ts';
import { DataTable } from '../../ui/data-table.tsx';
import type { MapGroup } from './map-labels.ts';

interface MapTableProps {
  readonly ideas: readonly Idea[];
  readonly groups: readonly (MapGroup & { readonly ideaIds: ReadonlySet<string> })[];
  onSelect(ids: readonly string[]): void;
}

/** The map for those who can't see it: each idea with its group. */
export function MapTable({ ideas, groups, onSelect }: MapTableProps) {
  const { t } = useTranslation();
  const groupOf = ({ id }: Idea) =>
    groups.find(({ ideaIds }) => ideaIds.has(id))?.name ?? t('cluster.outside');
  return (
    <DataTable
      label={t('cluster.map.table')}
      rows={ideas}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'title',
          heading: t('cluster.map.idea'),
          cell: (idea) => (
            <button type="button" className="text-left hover:text-accent" onClick={() => onSelect([idea.id])}>
              {idea.title}
            </button>
          ),
          sortBy: ({ title }) => title,
        },
        { id: 'group', heading: t('cluster.map.group'), cell: groupOf, sortBy: groupOf },
      ]}
    />
  );
}
