import { ArrowRightLeft } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { buttonLook } from '../../ui/button.tsx';
import { menuItemLook, menuLook } from '../../ui/menu-look.ts';

interface MoveSelectProps {
  readonly label: string;
  /** Shown in place of the picture. */
  readonly words?: string;
  readonly groups: readonly { readonly key: string; readonly name: string }[];
  readonly hasOutside: boolean;
  /** Offers a group of their own, too. */
  readonly onNew?: () => void;
  onMove(toKey: string | null): void;
}

/** A menu of the groups that something can be moved to. */
export function MoveSelect({ label, words, groups, hasOutside, onNew, onMove }: MoveSelectProps) {
  const { t } = useTranslation();
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger
        aria-label={label}
        title={label}
        className={
          words
            ? `${buttonLook.quiet} font-normal!`
            : 'inline-flex size-7 shrink-0 items-center justify-center rounded-md text-ink-3 hover:bg-paper-low hover:text-ink'
        }
      >
        {words ?? <ArrowRightLeft size={14} aria-hidden />}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          className={`${menuLook} max-h-(--radix-dropdown-menu-content-available-height) max-w-80 overflow-y-auto!`}
        >
          {groups.map(({ key, name }) => (
            <DropdownMenu.Item key={key} className={menuItemLook} onSelect={() => onMove(key)}>
              <span className="truncate">{name}</span>
            </DropdownMenu.Item>
          ))}
          {onNew && (
            <DropdownMenu.Item className={menuItemLook} onSelect={onNew}>
              {t('cluster.newGroup')}
            </DropdownMenu.Item>
          )}
          {hasOutside && (
            <DropdownMenu.Item className={menuItemLook} onSelect={() => onMove(null)}>
              {t('cluster.outside')}
            </DropdownMenu.Item>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
