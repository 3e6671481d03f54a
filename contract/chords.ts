import { z } from 'zod';

/**
 * A key, or several held together: `j`, `Delete`, `?`, `Mod+k`, `Shift+j`, `Alt+ArrowUp`. The key is as
 * `KeyboardEvent.key` has it, letters small; Mod is Ctrl, or Command on a Mac. What is held stands in the order
 * Mod, Alt, Shift.
 */
export interface Chord {
  readonly mod: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly key: string;
}

/** Takes a chord apart; null for what isn't one. */
export function parseChord(text: string): Chord | null {
  const parts = /^(Mod\+)?(Alt\+)?(Shift\+)?(\S+)$/u.exec(text);
  const key = parts?.[4];
  if (key === undefined || held.has(key)) return null;
  // A key of several letters is a named one, such as F1 or Delete; one letter is small, as Shift is told apart.
  const isOneCharacter = /^.$/u.test(key);
  if (!isOneCharacter && !/^[A-Z][A-Za-z0-9]{1,30}$/u.test(key)) return null;
  if (isOneCharacter && key !== key.toLowerCase()) return null;
  return {
    mod: parts?.[1] !== undefined,
    alt: parts?.[2] !== undefined,
    shift: parts?.[3] !== undefined,
    key,
  };
}

/** Keys that do nothing by themselves, and what a keyboard says when it isn't done. */
const held = new Set([
  ...['Control', 'Meta', 'Alt', 'AltGraph', 'Shift', 'CapsLock', 'NumLock', 'ScrollLock', 'Fn', 'FnLock'],
  ...['Super', 'Hyper', 'Symbol', 'OS', 'Mod', 'Dead', 'Process', 'Compose', 'Unidentified'],
]);

/** True for a key that only changes what others do. */
export const isHeldKey = (key: string): boolean => held.has(key);

/** By these one moves through the window, presses its buttons and shuts what floats; with Mod or Alt they are free. */
const moving = new Set([
  ...['Tab', 'Enter', 'Escape', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
  ...['Home', 'End', 'PageUp', 'PageDown', 'ContextMenu', 'Space'],
]);
/** Copying, quitting, reloading, zooming and new windows, which the system or the menu of the app has. */
const ofTheSystem = new Set([
  ...['Mod+c', 'Mod+v', 'Mod+x', 'Mod+Shift+v', 'Mod+q', 'Mod+w', 'Mod+h', 'Mod+m', 'Mod+p'],
  ...['Mod+r', 'Mod+Shift+r', 'Mod+Shift+n', 'Mod+Shift+i', 'Alt+F4', 'F11', 'F12'],
  ...['Mod+=', 'Mod++', 'Mod+-', 'Mod+_', 'Mod+0', 'Mod+Tab', 'Mod+Shift+Tab', 'Alt+Tab', 'Alt+Shift+Tab'],
]);

/** True for what the system, or getting about in any window, needs: nothing else may be on it. */
export function isReserved(chord: string): boolean {
  const { mod, alt, key } = parseChord(chord) ?? {};
  return ofTheSystem.has(chord) || (!mod && !alt && moving.has(key ?? ''));
}

/** A chord that a person may choose. */
export const chordSchema = z
  .string()
  .max(48)
  .refine((text) => parseChord(text) !== null, { error: 'Not a key, nor keys held together.' })
  .refine((text) => !isReserved(text), { error: 'These keys are the system’s.' });
