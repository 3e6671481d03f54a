import { ArrowRightLeft, Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ideaStates, type IdeaState } from '../../../contract/ideation.ts';
import { IconButton } from '../../ui/button.tsx';
import { menuItemLook, menuLook } from '../../ui/menu-look.ts';

interface StateMenuProps {
  readonly label: string;
  /** The states that what it is about is in now. */
  readonly states: readonly IdeaState[];
  /** Left out: a small button with a picture. */
  readonly trigger?: ReactNode;
  onState(state: IdeaState): void;
}

/** “Move to…”: the states an idea can be put in. */
export function StateMenu({ label, states, trigger, onState }: StateMenuProps) {
  const { t } = useTranslation();
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>
        {trigger ?? (
          <IconButton label={label}>
            <ArrowRightLeft size={15} aria-hidden />
          </IconButton>
        )}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="start" sideOffset={4} className={menuLook}>
          {ideaStates.map((state) => (
            <DropdownMenu.Item
              key={state}
              className={`${menuItemLook} justify-between`}
              onSelect={() => onState(state)}
            >
              {t(`board.states.${state}`)}
              {states.length === 1 && states[0] === state && (
                <Check size={14} aria-hidden className="text-accent" />
              )}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
