import { ChevronDown, Download, Plus, Trash2 } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../contract/conversations.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { menuItemLook, menuLook } from '../../ui/menu-look.ts';

interface ConversationMenuProps {
  readonly conversations: readonly Conversation[];
  readonly shown: Conversation | null;
  onShow(id: string): void;
  onNew(): void;
  onExport(conversation: Conversation): void;
  onDelete(conversation: Conversation): void;
}

/** The conversations of a project, and what can be done to the one shown. */
export function ConversationMenu({ conversations, shown, ...on }: ConversationMenuProps) {
  const { t } = useTranslation();
  const titleOf = ({ title }: Conversation) => title || t('assistant.conversations.untitled');
  return (
    <div className="flex items-center gap-1 pb-6">
      {conversations.length > 0 && (
        <DropdownMenu.Root>
          <DropdownMenu.Trigger asChild>
            <Button look="quiet" className="-ml-3 min-w-0 shrink!">
              <span className="sr-only">{t('assistant.conversations.title')}: </span>
              <span className="truncate">{shown ? titleOf(shown) : t('assistant.conversations.new')}</span>
              <ChevronDown size={14} aria-hidden />
            </Button>
          </DropdownMenu.Trigger>
          <DropdownMenu.Portal>
            <DropdownMenu.Content
              align="start"
              sideOffset={4}
              className={`${menuLook} max-h-80 max-w-96 overflow-y-auto!`}
            >
              {conversations.map((conversation) => (
                <DropdownMenu.Item
                  key={conversation.id}
                  className={menuItemLook}
                  onSelect={() => on.onShow(conversation.id)}
                >
                  <span className="truncate">{titleOf(conversation)}</span>
                </DropdownMenu.Item>
              ))}
            </DropdownMenu.Content>
          </DropdownMenu.Portal>
        </DropdownMenu.Root>
      )}
      {shown && (
        <span className="ml-auto flex">
          <IconButton label={t('assistant.conversations.new')} onClick={on.onNew}>
            <Plus size={16} aria-hidden />
          </IconButton>
          <IconButton label={t('assistant.conversations.export')} onClick={() => on.onExport(shown)}>
            <Download size={15} aria-hidden />
          </IconButton>
          <IconButton
            label={t('assistant.conversations.delete', { title: titleOf(shown) })}
            onClick={() => on.onDelete(shown)}
            className="hover:text-red"
          >
            <Trash2 size={15} aria-hidden />
          </IconButton>
        </span>
      )}
    </div>
  );
}
