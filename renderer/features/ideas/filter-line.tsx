import { useTranslation } from 'react-i18next';
import { ideaStates, type Idea, type Method } from '../../../contract/ideation.ts';
import type { Language } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { noFilters, type Filters } from './arrange.ts';

interface FilterLineProps {
  readonly ideas: readonly Idea[];
  readonly methods: readonly Method[];
  readonly filters: Filters;
  onFilters(filters: Filters): void;
}

/** Stands for no filter: a list to choose from knows no null, and no tag begins so. */
const any = '#any';

/** The filters beyond the star: by state, tag, method and origin, each with what there is. */
export function FilterLine({ ideas, methods, filters, onFilters }: FilterLineProps) {
  const { t, i18n } = useTranslation();
  const tags = [...new Set(ideas.flatMap((idea) => idea.tags))].sort((a, b) => a.localeCompare(b));
  const used = new Set(ideas.flatMap((idea) => idea.provenance?.method ?? []));
  const set = (name: keyof Filters, value: string) =>
    onFilters({ ...filters, [name]: value === any ? null : value });
  const select = (
    name: 'state' | 'tag' | 'method' | 'origin',
    options: readonly { readonly value: string; readonly label: string }[],
  ) => (
    <Select
      label={t(`board.filter.${name}`)}
      value={filters[name] ?? any}
      onChange={(value) => set(name, value)}
      options={[{ value: any, label: t(`board.filter.any.${name}`) }, ...options]}
    />
  );
  return (
    <div role="group" aria-label={t('board.filter.label')} className="flex flex-wrap items-center gap-2 py-2">
      {select(
        'state',
        ideaStates.map((value) => ({ value, label: t(`board.states.${value}`) })),
      )}
      {tags.length > 0 &&
        select(
          'tag',
          tags.map((value) => ({ value, label: `#${value}` })),
        )}
      {used.size > 0 &&
        select(
          'method',
          methods
            .filter(({ id }) => used.has(id))
            .map(({ id, name }) => ({ value: id, label: name[i18n.language as Language] })),
        )}
      {select('origin', [
        { value: 'model', label: t('board.origins.model') },
        { value: 'person', label: t('board.origins.person') },
      ])}
      <Button look="quiet" onClick={() => onFilters({ ...noFilters, starred: filters.starred })}>
        {t('board.filter.clear')}
      </Button>
    </div>
  );
}
