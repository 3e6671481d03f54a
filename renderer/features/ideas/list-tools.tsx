import { Copy, Download, ListFilter, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Idea, Method } from '../../../contract/ideation.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Select } from '../../ui/select.tsx';
import { groupings, sortByScore, sortOrders, type SortOrder } from './arrange.ts';
import { FilterLine } from './filter-line.tsx';
import type { Look } from './ideas-desk.ts';
import { SearchBox } from './search-box.tsx';
import type { BoardSearch } from './use-board-search.ts';
import type { ScoreColumn } from './use-scores.ts';

interface ListToolsProps {
  readonly view: 'list' | 'lanes';
  readonly ideas: readonly Idea[];
  readonly methods: readonly Method[];
  readonly look: Look;
  readonly scores: readonly ScoreColumn[];
  readonly search: BoardSearch | null;
  readonly why: boolean;
  /** Whether lanes can be made of groups. */
  readonly hasGroups: boolean;
  onLook(change: Partial<Look>): void;
  onSort(sort: SortOrder): void;
  onWhy(why: boolean): void;
  onAdd(): void;
  onCopy(): void;
  onExport(): void;
}

/** What is shown of the ideas, in which order or in which lanes, and what can be done with all of it. */
export function ListTools(props: ListToolsProps) {
  const { look, ideas, onLook } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { starred: _, ...rest } = look.filters;
  const set = Object.values(rest).filter((value) => value !== null).length;
  const [open, setOpen] = useState(set > 0);
  const sorts: readonly { readonly value: SortOrder; readonly label: string }[] = [
    ...sortOrders.map((value) => ({ value, label: t(`board.sorts.${value}`) })),
    ...props.scores.map(({ setId, name }) => ({
      value: sortByScore(setId),
      label: t('board.scores.sort', { name }),
    })),
  ];
  // The answers that a list was sorted by can all be taken back.
  const sort = sorts.some(({ value }) => value === look.sort) ? look.sort : sortOrders[0];
  return (
    <div className="border-b border-hairline py-1.5">
      <div className="flex flex-wrap items-center justify-between gap-x-5 gap-y-1">
        <div className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1">
          <SearchBox
            value={look.query}
            search={props.search}
            why={props.why}
            onChange={(query) => onLook({ query })}
            onWhy={props.onWhy}
          />
          <Choice
            label={t('ideas.filter')}
            value={look.filters.starred ? 'starred' : 'all'}
            onChange={(value) => onLook({ filters: { ...look.filters, starred: value === 'starred' } })}
            options={[
              { value: 'all', label: `${t('ideas.all')} ${format.number(ideas.length)}` },
              {
                value: 'starred',
                label: `${t('ideas.starredOnly')} ${format.number(ideas.filter((idea) => idea.starred).length)}`,
              },
            ]}
          />
          <Button
            look="quiet"
            aria-expanded={open}
            className="-ml-2 font-normal!"
            icon={<ListFilter size={14} aria-hidden />}
            onClick={() => setOpen(!open)}
          >
            {set > 0 ? t('board.filter.set', { count: set }) : t('board.filter.label')}
          </Button>
        </div>
        <div className="-mr-3 flex min-w-0 flex-wrap items-center">
          {props.view === 'list' ? (
            <Select bare label={t('ideas.sort')} value={sort} onChange={props.onSort} options={sorts} />
          ) : (
            <Select
              bare
              label={t('board.group.label')}
              value={look.grouping}
              onChange={(grouping) => onLook({ grouping })}
              options={(props.hasGroups ? groupings : groupings.filter((value) => value !== 'cluster')).map(
                (value) => ({ value, label: t(`board.group.${value}`) }),
              )}
            />
          )}
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
      {open && (
        <FilterLine
          ideas={ideas}
          methods={props.methods}
          filters={look.filters}
          onFilters={(filters) => onLook({ filters })}
        />
      )}
    </div>
  );
}
