import { useTranslation } from 'react-i18next';
import { Keys } from '../ui/keys.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { useStore } from '../ui/store.ts';
import { useDesk } from './desk-state.ts';
import { isMac } from './platform.ts';
import { useAllCommands } from './use-all-commands.ts';

/** The keys that work here. */
export function KeySheet() {
  const { t } = useTranslation();
  const desk = useDesk();
  const open = useStore(desk, (state) => state.keysOpen);
  const commands = useAllCommands().filter((command) => command.keys);
  const groups = [...new Set(commands.map((command) => command.group))];
  return (
    <Sheet
      open={open}
      title={t('keys.title')}
      description={t('keys.intro')}
      closeLabel={t('common.close')}
      onOpenChange={(keysOpen) => desk.set((now) => ({ ...now, keysOpen }))}
    >
      {groups.map((group) => (
        <section key={group} className="mt-3">
          <h3 className="mb-1 text-small text-ink-3">{group}</h3>
          <ul>
            {commands
              .filter((command) => command.group === group)
              .map((command) => (
                <li
                  key={command.id}
                  className="flex items-center justify-between gap-4 border-t border-hairline py-1.5"
                >
                  <span>{command.label}</span>
                  <span className="sr-only">{command.keys?.join(', ')}</span>
                  <Keys chord={command.keys?.[0] ?? ''} mac={isMac()} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </Sheet>
  );
}
