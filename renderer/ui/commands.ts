import { createContext, use, useEffect } from 'react';
import { createStore, type Store } from './store.ts';

/** Something a person can do by name (command palette) or by key. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** Heading it stands under in the palette and in the sheet of keys. */
  readonly group: string;
  /** `j`, `Delete`, `?`, `Mod+k`, `Shift+j`, `Alt+ArrowUp`: as `KeyboardEvent.key`; Mod is Ctrl, or Command on a Mac. */
  readonly keys?: readonly string[];
  /** A chord that a text field has a meaning of its own for; it keeps that while somebody types. */
  readonly leavesTyping?: boolean;
  /** Reached by key only: left out of the palette. */
  readonly keyOnly?: boolean;
  run(): void;
}

export type CommandRegistry = Store<ReadonlyMap<symbol, readonly Command[]>>;

/** Makes an empty registry; each view adds its own commands while it is shown. */
export function createCommandRegistry(): CommandRegistry {
  return createStore<ReadonlyMap<symbol, readonly Command[]>>(new Map());
}

export const CommandContext = createContext<CommandRegistry | null>(null);

/** The registry of this window. */
export function useCommandRegistry(): CommandRegistry {
  const registry = use(CommandContext);
  if (!registry) throw new Error('No CommandContext above');
  return registry;
}

/** Offers commands while the calling view is mounted; pass a memoised list. */
export function useCommands(commands: readonly Command[]): void {
  const registry = useCommandRegistry();
  useEffect(() => {
    const owner = Symbol('commands');
    registry.set((now) => new Map(now).set(owner, commands));
    return () =>
      registry.set((now) => {
        const rest = new Map(now);
        rest.delete(owner);
        return rest;
      });
  }, [registry, commands]);
}

/** The command for a key press, if any: the newest owner wins. `typing` admits only Mod chords that text fields leave free. */
export function commandForKey(
  commands: readonly Command[],
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'> & { readonly shiftKey?: boolean },
  typing: boolean,
): Command | undefined {
  const mod = event.ctrlKey || event.metaKey;
  if (typing && !mod) return undefined;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const held = `${mod ? 'Mod+' : ''}${event.altKey ? 'Alt+' : ''}`;
  const find = (pressed: string) =>
    commands.findLast((command) => command.keys?.includes(pressed) && !(typing && command.leavesTyping));
  // Shift is part of a chord only where one asks for it: with Caps Lock on, or for “?”, it is not.
  return (event.shiftKey ? find(`${held}Shift+${key}`) : undefined) ?? find(held + key);
}
