import { Command, defaultFilter } from 'cmdk';
import { Dialog } from 'radix-ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FoundGroups, foundPrefix, SearchState } from '../features/search/found-groups.tsx';
import { useSearch } from '../features/search/use-search.ts';
import { Keys } from '../ui/keys.tsx';
import { useStore } from '../ui/store.ts';
import { useDesk } from './desk-state.ts';
import { useOpenFound } from './open-found.ts';
import { isMac } from './platform.ts';
import { useAllCommands } from './use-all-commands.ts';

/** So little that what was found stands below every command whose name matches. */
const foundScore = 1e-6;
/** Commands are told apart by their ids but found by their labels; what was found has matched already. */
const byLabel = (id: string, search: string, labels?: string[]) =>
  id.startsWith(foundPrefix) ? foundScore : defaultFilter((labels ?? []).join(' '), search);

const headingLook =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-small [&_[cmdk-group-heading]]:text-ink-3';
const itemLook =
  'flex items-center justify-between gap-4 rounded-sm px-2 py-1.5 text-ui data-[selected=true]:bg-accent-wash';

/** Of each kind of thing, so many are shown first, and when more are asked for. */
const shownFirst = 4;
const shownThen = 30;

/** Everything that can be done, by name; and everything that was written, by its words. */
export function CommandPalette() {
  const { t } = useTranslation();
  const desk = useDesk();
  const open = useStore(desk, (state) => state.paletteOpen);
  const setOpen = (paletteOpen: boolean) => desk.set((now) => ({ ...now, paletteOpen }));
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[10vh] left-1/2 z-50 w-[min(40rem,calc(100vw-2rem))] -translate-x-1/2 overflow-hidden rounded-md bg-paper-high shadow-float outline-none"
        >
          <Dialog.Title className="sr-only">{t('palette.title')}</Dialog.Title>
          <Palette onClose={() => setOpen(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Palette({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const here = useStore(useDesk(), (state) => state.projectId);
  const openFound = useOpenFound();
  const [typed, setTyped] = useState('');
  const [onlyHere, setOnlyHere] = useState(false);
  const [limit, setLimit] = useState(shownFirst);
  const search = useSearch(typed, onlyHere ? here : null, limit);
  const commands = useAllCommands().filter((command) => !command.keyOnly);
  const groups = [...new Set(commands.map((command) => command.group))];
  return (
    <Command label={t('palette.title')} loop filter={byLabel}>
      <Command.Input
        value={typed}
        onValueChange={(next) => {
          setTyped(next);
          setLimit(shownFirst);
        }}
        placeholder={t('palette.prompt')}
        className="h-12 w-full border-b border-hairline bg-transparent px-4 text-ui outline-none"
      />
      <Command.List className="max-h-[min(30rem,62vh)] overflow-y-auto p-2">
        {!search?.running && (
          <Command.Empty className="px-2 py-3 text-ui text-ink-3">{t('palette.nothing')}</Command.Empty>
        )}
        {groups.map((group) => (
          <Command.Group key={group} heading={group} className={headingLook}>
            {commands
              .filter((command) => command.group === group)
              .map((command) => (
                <Command.Item
                  key={command.id}
                  value={command.id}
                  keywords={[command.label]}
                  onSelect={() => {
                    onClose();
                    command.run();
                  }}
                  className={itemLook}
                >
                  <span className="truncate">{command.label}</span>
                  {command.keys?.[0] && <Keys chord={command.keys[0]} mac={isMac()} />}
                </Command.Item>
              ))}
          </Command.Group>
        ))}
        {search && (
          <FoundGroups
            search={search}
            headingLook={headingLook}
            itemLook={itemLook}
            tellsProject={!onlyHere}
            onOpen={(hit) => {
              onClose();
              openFound(hit);
            }}
            onMore={() => setLimit(shownThen)}
          />
        )}
      </Command.List>
      {search && <SearchState search={search} />}
      {here !== null && (
        <label className="flex items-center gap-2 border-t border-hairline px-4 py-2 text-small text-ink-2">
          <input
            type="checkbox"
            checked={onlyHere}
            onChange={(event) => setOnlyHere(event.target.checked)}
            className="accent-accent"
          />
          {t('search.onlyHere')}
        </label>
      )}
    </Command>
  );
}
