import { ArrowUpDown, Copy, Download, Plus } from 'lucide-react';
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
    <div className="flex flex-wrap items-center justify-between gap-x-6 border-b border-hairline pb-1.5">
      <Choice
        label={t('ideas.filter')}
        value={props.filter}
        onChange={props.onFilter}
        options={[
          { value: 'all', label: `${t('ideas.all')} ${format.number(props.total)}` },
          { value: 'starred', label: `${t('ideas.starredOnly')} ${format.number(props.starred)}` },
        ]}
      />
      <div className="-mr-3 flex items-center">
        <Button
          look="quiet"
          title={t('ideas.sort')}
          icon={<ArrowUpDown size={14} aria-hidden />}
          className="font-normal!"
          onClick={() => props.onSort(props.sort === 'oldest' ? 'newest' : 'oldest')}
        >
          {t(`ideas.orders.${props.sort}`)}
        </Button>
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
