import { Command, defaultFilter } from 'cmdk';
import { useTranslation } from 'react-i18next';
import { Dialog } from 'radix-ui';
import { Keys } from '../ui/keys.tsx';
import { useStore } from '../ui/store.ts';
import { useDesk } from './desk-state.ts';
import { isMac } from './platform.ts';
import { useAllCommands } from './use-all-commands.ts';

/** Commands are told apart by their ids but found by their labels. */
const byLabel = (_id: string, search: string, labels?: string[]) =>
  defaultFilter((labels ?? []).join(' '), search);

/** Everything that can be done, by name. */
export function CommandPalette() {
  const { t } = useTranslation();
  const desk = useDesk();
  const open = useStore(desk, (state) => state.paletteOpen);
  const commands = useAllCommands().filter((command) => !command.keyOnly);
  const groups = [...new Set(commands.map((command) => command.group))];
  const setOpen = (paletteOpen: boolean) => desk.set((now) => ({ ...now, paletteOpen }));

  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[12vh] left-1/2 z-50 w-[min(34rem,calc(100vw-2rem))] -translate-x-1/2 overflow-hidden rounded-md bg-paper-high shadow-float outline-none"
        >
          <Dialog.Title className="sr-only">{t('palette.title')}</Dialog.Title>
          <Command label={t('palette.title')} loop filter={byLabel}>
            <Command.Input
              placeholder={t('palette.prompt')}
              className="h-12 w-full border-b border-hairline bg-transparent px-4 text-ui outline-none"
            />
            <Command.List className="max-h-[min(24rem,60vh)] overflow-y-auto p-2">
              <Command.Empty className="px-2 py-3 text-ui text-ink-3">{t('palette.nothing')}</Command.Empty>
              {groups.map((group) => (
                <Command.Group
                  key={group}
                  heading={group}
                  className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-small [&_[cmdk-group-heading]]:text-ink-3"
                >
                  {commands
                    .filter((command) => command.group === group)
                    .map((command) => (
                      <Command.Item
                        key={command.id}
                        value={command.id}
                        keywords={[command.label]}
                        onSelect={() => {
                          setOpen(false);
                          command.run();
                        }}
                        className="flex items-center justify-between gap-4 rounded-sm px-2 py-1.5 text-ui data-[selected=true]:bg-accent-wash"
                      >
                        <span className="truncate">{command.label}</span>
                        {command.keys?.[0] && <Keys chord={command.keys[0]} mac={isMac()} />}
                      </Command.Item>
                    ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
