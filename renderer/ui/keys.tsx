import { createContext, use } from 'react';

const names: Readonly<Record<string, string>> = {
  Delete: 'Del',
  Enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** A chord as it is printed on a keyboard, key by key: `Mod+k` is "Ctrl" and "K", or "⌘" and "K" on a Mac. */
function printed(chord: string, mac: boolean): readonly string[] {
  // The last plus may be the key itself.
  const parts = chord.endsWith('++') ? [...chord.slice(0, -2).split('+'), '+'] : chord.split('+');
  return parts.map((part) => {
    if (part === 'Mod') return mac ? '⌘' : 'Ctrl';
    return names[part] ?? (part.length === 1 ? part.toUpperCase() : part);
  });
}

/** A chord in a line of text: "Ctrl K". */
export const chordText = (chord: string, mac: boolean): string => printed(chord, mac).join(' ');

/** A key or chord as it is printed on a keyboard. */
export function Keys({ chord, mac }: { readonly chord: string; readonly mac: boolean }) {
  return (
    <span className="inline-flex gap-1" aria-hidden>
      {printed(chord, mac).map((part) => (
        <kbd
          key={part}
          className="min-w-5 rounded-sm border border-hairline-strong px-1 text-center font-ui text-[11px] leading-[17px] text-ink-3"
        >
          {part}
        </kbd>
      ))}
    </span>
  );
}

/** Which chords run each command now, by its id, and how they are printed here. */
export interface CommandKeys {
  readonly chords: ReadonlyMap<string, readonly string[]>;
  readonly mac: boolean;
}

export const CommandKeysContext = createContext<CommandKeys>({ chords: new Map(), mac: false });

/** What a button that runs a command says of its keys: behind its name for the pointer, and for a screen reader. */
export function useKeyHint(command: string | undefined): {
  readonly hint: string;
  readonly 'aria-keyshortcuts'?: string;
} {
  const { chords, mac } = use(CommandKeysContext);
  const chord = command === undefined ? undefined : chords.get(command)?.[0];
  if (chord === undefined) return { hint: '' };
  return {
    hint: ` (${chordText(chord, mac)})`,
    'aria-keyshortcuts': chord.replace('Mod', mac ? 'Meta' : 'Control'),
  };
}
