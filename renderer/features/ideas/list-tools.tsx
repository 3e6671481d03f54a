import { Copy, Download, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import type { Filter, SortOrder } from './arrange.ts';

interface ListToolsProps {
  readonly filter: Filter;
  readonly sort: SortOrder;
  readonly total: number;
  readonly starred: number;
  onFilter(filter: Filter): void;
  onSort(sort: SortOrder): void;
  onAdd(): void;
  onCopy(): void;
  onExport(): void;
}

/** What the list shows, in which order, and what can be done with all of it. */
export function ListTools(props: ListToolsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 border-t border-hairline py-1.5">
      <div className="flex flex-wrap items-center gap-x-6">
        <Choice
          label={t('ideas.filter')}
          value={props.filter}
          onChange={props.onFilter}
          options={[
            { value: 'all', label: `${t('ideas.all')} ${format.number(props.total)}` },
            { value: 'starred', label: `${t('ideas.starredOnly')} ${format.number(props.starred)}` },
          ]}
        />
        <Choice
          label={t('ideas.sort')}
          value={props.sort}
          onChange={props.onSort}
          options={[
            { value: 'oldest', label: t('ideas.oldest') },
            { value: 'newest', label: t('ideas.newest') },
          ]}
        />
      </div>
      <div className="-mr-3 flex items-center">
        <IconButton label={t('ideas.copyAll')} onClick={props.onCopy}>
          <Copy size={15} aria-hidden />
        </IconButton>
        <IconButton label={t('ideas.exportAll')} onClick={props.onExport}>
          <Download size={15} aria-hidden />
        </IconButton>
        <Button look="quiet" icon={<Plus size={14} aria-hidden />} onClick={props.onAdd}>
          {t('ideas.addOwn')}
        </Button>
      </div>
    </div>
  );
}
