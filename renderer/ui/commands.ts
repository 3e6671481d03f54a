import { createContext, use, useEffect } from 'react';
import { createStore, type Store } from './store.ts';

/** Something a person can do by name (command palette) or by key. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** Heading it stands under in the palette. */
  readonly group: string;
  /** Chords (`j`, `Delete`, `Mod+k`) that nobody can change; those that can be changed go by the id. */
  readonly keys?: readonly string[];
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

/** What of a key press makes its chord. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

function partsOf(press: KeyPress) {
  const key = press.key === ' ' ? 'Space' : press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const mod = press.ctrlKey || press.metaKey;
  return { key, mod, held: `${mod ? 'Mod+' : ''}${press.altKey ? 'Alt+' : ''}` };
}

/** The chord of a key press, to keep: Shift belongs to it, but not where it made another character, such as “?”. */
export function chordOf(press: KeyPress): string {
  const { key, held } = partsOf(press);
  const hasShift = press.shiftKey && (key.length > 1 || key !== key.toUpperCase());
  return `${held}${hasShift ? 'Shift+' : ''}${key}`;
}

/** Chords that a text field has a meaning of its own for; it keeps that while somebody types. */
const ofTextFields = /^Mod\+(?:a|y|(?:Shift\+)?(?:z|Arrow\w+|Home|End|Backspace|Delete))$/u;

/** The command for a key press, if any: the newest owner wins. `typing` admits only Mod chords that text fields leave free. */
export function commandForKey(
  commands: readonly Command[],
  press: KeyPress,
  typing: boolean,
): Command | undefined {
  const { key, mod, held } = partsOf(press);
  if (typing && !mod) return undefined;
  const find = (pressed: string) =>
    typing && ofTextFields.test(pressed)
      ? undefined
      : commands.findLast((command) => command.keys?.includes(pressed));
  // Shift is part of a chord only where one asks for it: with Caps Lock on, or for “?”, it is not.
  return (press.shiftKey ? find(`${held}Shift+${key}`) : undefined) ?? find(held + key);
}
