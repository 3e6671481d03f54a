import { useMemo } from 'react';
import { useCommandRegistry, type Command } from '../ui/commands.ts';
import { useStore } from '../ui/store.ts';
import { useShortcuts } from './use-shortcuts.ts';

/** Every command on offer now with the keys it has now, oldest owner first. */
export function useAllCommands(): readonly Command[] {
  const owners = useStore(useCommandRegistry(), (state) => state);
  const shortcuts = useShortcuts();
  return useMemo(() => {
    const keysOf = new Map(shortcuts.map(({ id, keys }) => [id, keys]));
    return [...owners.values()].flat().map((command) => {
      const keys = keysOf.get(command.id);
      return keys ? { ...command, keys } : command;
    });
  }, [owners, shortcuts]);
}
