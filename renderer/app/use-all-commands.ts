import { useMemo } from 'react';
import { useCommandRegistry, type Command } from '../ui/commands.ts';
import { useStore } from '../ui/store.ts';

/** Every command on offer now, oldest owner first. */
export function useAllCommands(): readonly Command[] {
  const owners = useStore(useCommandRegistry(), (state) => state);
  return useMemo(() => [...owners.values()].flat(), [owners]);
}
