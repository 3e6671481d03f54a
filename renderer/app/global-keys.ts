import { useEffect } from 'react';
import { commandForKey } from '../ui/commands.ts';
import { useAllCommands } from './use-all-commands.ts';

const typingIn = 'input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable=true]';
const floating = '[role=dialog], [role=menu], [role=listbox]';

/** Runs commands by their keys, wherever the focus is; plain letters only where nobody is typing. */
export function useCommandKeys(): void {
  const commands = useAllCommands();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (event.defaultPrevented || event.isComposing) return;
      const typing = Boolean(target?.closest(typingIn) || document.querySelector(floating));
      const command = commandForKey(commands, event, typing);
      if (!command) return;
      event.preventDefault();
      command.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [commands]);
}
