const names: Readonly<Record<string, string>> = {
  Delete: 'Del',
  enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** A key or chord as it is printed on a keyboard: `Mod+k` is "Ctrl K", or "⌘ K" on a Mac. */
export function Keys({ chord, mac }: { readonly chord: string; readonly mac: boolean }) {
  const parts = chord.split('+').map((part) => {
    if (part === 'Mod') return mac ? '⌘' : 'Ctrl';
    return names[part] ?? (part.length === 1 ? part.toUpperCase() : part);
  });
  return (
    <span className="inline-flex gap-1" aria-hidden>
      {parts.map((part) => (
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
