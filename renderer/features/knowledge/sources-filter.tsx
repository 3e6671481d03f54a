import { ChevronDown } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import type { Source } from '../../../contract/knowledge.ts';
import { Button } from '../../ui/button.tsx';
import { menuItemLook, menuLook } from '../../ui/menu-look.ts';

interface SourcesFilterProps {
  readonly sources: readonly Source[];
  /** Ids of those searched; none means all. */
  readonly chosen: ReadonlySet<string>;
  onChoose(chosen: ReadonlySet<string>): void;
}

/** Which sources are searched. */
export function SourcesFilter({ sources, chosen, onChoose }: SourcesFilterProps) {
  const { t } = useTranslation();
  const only = sources.filter(({ id }) => chosen.has(id));
  const says =
    only.length === 0
      ? t('knowledge.try.allSources')
      : only.length === 1
        ? (only[0]?.name ?? '')
        : t('knowledge.try.someSources', { count: only.length });
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>
        <Button look="quiet" className="-ml-3 max-w-full min-w-0 shrink!">
          <span className="sr-only">{t('knowledge.try.searchIn')}: </span>
          <span className="truncate">{says}</span>
          <ChevronDown size={14} aria-hidden />
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="start"
          sideOffset={4}
          className={`${menuLook} max-h-80 max-w-96 overflow-y-auto!`}
        >
          <DropdownMenu.Item
            className={menuItemLook}
            disabled={only.length === 0}
            onSelect={() => onChoose(new Set())}
          >
            {t('knowledge.try.allSources')}
          </DropdownMenu.Item>
          {sources.map(({ id, name }) => (
            <DropdownMenu.CheckboxItem
              key={id}
              checked={chosen.has(id)}
              className={menuItemLook}
              // Several are chosen in a row.
              onSelect={(event) => event.preventDefault()}
              onCheckedChange={() => toggle(id)}
            >
              <span aria-hidden className="w-3 shrink-0 text-accent">
                {chosen.has(id) && '✓'}
              </span>
              <span className="truncate">{name}</span>
            </DropdownMenu.CheckboxItem>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
