import { ChevronDown, Ellipsis, Plus, Search, Trash2 } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../contract/conversations.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { menuItemLook, menuLook } from '../../ui/menu-look.ts';
import { maskedText } from './masked-text.ts';
import { ConversationTitle } from './conversation-title.tsx';

interface ConversationMenuProps {
  readonly conversations: readonly Conversation[];
  readonly shown: Conversation | null;
  onShow(id: string): void;
  onNew(): void;
  onSearch(): void;
  onRename(conversation: Conversation, title: string): void;
  onExport(conversation: Conversation, format: 'markdown' | 'json'): void;
  onHandOver(conversation: Conversation): void;
  onDelete(conversation: Conversation): void;
}

/** The conversations of a project, and what can be done to the one shown. */
export function ConversationMenu({ conversations, shown, ...on }: ConversationMenuProps) {
  const { t } = useTranslation();
  const [renaming, setRenaming] = useState(false);
  const titleOf = ({ title }: Conversation) => maskedText(title, t) || t('assistant.conversations.untitled');
  if (renaming && shown)
    return (
      <ConversationTitle
        title={shown.title}
        onCancel={() => setRenaming(false)}
        onSave={(title) => {
          setRenaming(false);
          on.onRename(shown, title);
        }}
      />
    );
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
      <span className="ml-auto flex">
        {conversations.length > 0 && (
          <IconButton label={t('assistant.talk.search')} onClick={on.onSearch}>
            <Search size={15} aria-hidden />
          </IconButton>
        )}
        {shown && (
          <>
            <IconButton label={t('assistant.conversations.new')} onClick={on.onNew}>
              <Plus size={16} aria-hidden />
            </IconButton>
            <DropdownMenu.Root>
              <DropdownMenu.Trigger asChild>
                <IconButton label={t('assistant.talk.more')}>
                  <Ellipsis size={16} aria-hidden />
                </IconButton>
              </DropdownMenu.Trigger>
              <DropdownMenu.Portal>
                <DropdownMenu.Content align="end" sideOffset={4} className={menuLook}>
                  <Entry label={t('assistant.talk.rename')} onSelect={() => setRenaming(true)} />
                  <Entry
                    label={t('assistant.conversations.export')}
                    onSelect={() => on.onExport(shown, 'markdown')}
                  />
                  <Entry label={t('assistant.talk.exportJson')} onSelect={() => on.onExport(shown, 'json')} />
                  {shown.messageCount > 0 && (
                    <Entry label={t('assistant.talk.handOver')} onSelect={() => on.onHandOver(shown)} />
                  )}
                </DropdownMenu.Content>
              </DropdownMenu.Portal>
            </DropdownMenu.Root>
            <IconButton
              label={t('assistant.conversations.delete', { title: titleOf(shown) })}
              onClick={() => on.onDelete(shown)}
              className="hover:text-red"
            >
              <Trash2 size={15} aria-hidden />
            </IconButton>
          </>
        )}
      </span>
    </div>
  );
}

function Entry({ label, onSelect }: { readonly label: string; onSelect(): void }) {
  return (
    <DropdownMenu.Item className={menuItemLook} onSelect={onSelect}>
      {label}
    </DropdownMenu.Item>
  );
}
