import { RotateCcw, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isHeldKey, isReserved } from '../../contract/chords.ts';
import { IconButton } from '../ui/button.tsx';
import { chordOf } from '../ui/commands.ts';
import { chordText, Keys } from '../ui/keys.tsx';
import { isMac } from './platform.ts';
import { allShortcuts, choose, ownerOf, reset, withChosenKeys } from './shortcuts.ts';
import type { ChosenKeys, Shortcut } from './shortcuts.ts';

interface ShortcutRowProps {
  /** With the keys it has now. */
  readonly shortcut: Shortcut;
  readonly chosen: ChosenKeys;
  /** Whether its new keys are waited for. */
  readonly recording: boolean;
  onRecording(on: boolean): void;
  onSave(chosen: ChosenKeys): void;
}

/** Why keys won't do, or whose they are. */
type Refusal =
  | { readonly kind: 'only-held' }
  | { readonly kind: 'reserved'; readonly chord: string }
  | {
      readonly kind: 'taken';
      readonly chord: string;
      readonly owner: Shortcut;
      /** What is kept when they are taken from there. */
      readonly instead: ChosenKeys;
    };

/** What keys do, which they are, and how others are given to it. */
export function ShortcutRow({ shortcut, chosen, recording, onRecording, onSave }: ShortcutRowProps) {
  const { t } = useTranslation();
  const [refused, setRefused] = useState<{ readonly why: Refusal; readonly recording: boolean } | null>(null);
  const chip = useRef<HTMLButtonElement>(null);
  const all = allShortcuts(t);
  const { id, label, keys } = shortcut;
  const isChanged = id in chosen;
  const setRefusal = (why: Refusal | null) => setRefused(why && { why, recording });
  // What was said of keys that were tried goes when others are tried elsewhere.
  const refusal = refused?.recording === recording ? refused.why : null;

  const end = (next: ChosenKeys | null) => {
    if (next) onSave(next);
    setRefusal(null);
    onRecording(false);
    // Where the recorder was, which is gone.
    requestAnimationFrame(() => chip.current?.focus());
  };
  const take = (chord: string) => {
    if (isReserved(chord)) return setRefusal({ kind: 'reserved', chord });
    const instead = choose(all, chosen, id, chord);
    const owner = ownerOf(withChosenKeys(all, chosen), chord, id);
    if (owner) return setRefusal({ kind: 'taken', chord, owner, instead });
    end(instead);
  };
  const goBack = () => {
    const others = withChosenKeys(all, chosen);
    const instead = reset(all, chosen, id);
    for (const chord of all.find((one) => one.id === id)?.keys ?? []) {
      const owner = ownerOf(others, chord, id);
      if (owner) return setRefusal({ kind: 'taken', chord, owner, instead });
    }
    end(instead);
  };

  return (
    <li className="border-t border-hairline py-1">
      <div className="flex min-h-7 items-center justify-between gap-3">
        <span>{label}</span>
        <span className="flex shrink-0 items-center gap-1">
          {recording ? (
            <>
              <Recorder
                label={t('keys.pressFor', { name: label })}
                onChord={take}
                onOnlyHeld={() => setRefusal({ kind: 'only-held' })}
                onLeave={() => end(null)}
              />
              <IconButton
                label={t('keys.none', { name: label })}
                onClick={() => end(choose(all, chosen, id, null))}
              >
                <X size={14} aria-hidden />
              </IconButton>
            </>
          ) : (
            <>
              {isChanged && (
                <IconButton label={t('keys.reset', { name: label })} onClick={goBack}>
                  <RotateCcw size={13} aria-hidden />
                </IconButton>
              )}
              <button
                ref={chip}
                type="button"
                title={t('keys.change', { name: label })}
                onClick={() => {
                  setRefusal(null);
                  onRecording(true);
                }}
                className="flex min-h-6 min-w-6 items-center justify-end gap-2 rounded-sm px-1 hover:bg-paper-low"
              >
                <span className="sr-only">
                  {t('keys.changeFrom', {
                    name: label,
                    keys: keys.map((chord) => chordText(chord, isMac())).join(', ') || t('keys.noKey'),
                  })}
                </span>
                {keys.map((chord) => (
                  <Keys key={chord} chord={chord} mac={isMac()} />
                ))}
                {keys.length === 0 && (
                  <span aria-hidden className="text-small text-ink-3">
                    {t('keys.noKey')}
                  </span>
                )}
              </button>
            </>
          )}
        </span>
      </div>
      {refusal && (
        <p role="alert" className="mb-1 text-small text-ink-2">
          {refusal.kind === 'only-held' && t('keys.onlyHeld')}
          {refusal.kind === 'reserved' && t('keys.reserved', { keys: chordText(refusal.chord, isMac()) })}
          {refusal.kind === 'taken' && (
            <>
              {t('keys.taken', { keys: chordText(refusal.chord, isMac()), name: refusal.owner.label })}{' '}
              <button
                type="button"
                onClick={() => end(refusal.instead)}
                className="rounded-sm font-medium text-accent underline underline-offset-2"
              >
                {t('keys.takeOver')}
              </button>
            </>
          )}
        </p>
      )}
    </li>
  );
}

interface RecorderProps {
  readonly label: string;
  onChord(chord: string): void;
  /** Ctrl, Alt or Shift was let go of without another key. */
  onOnlyHeld(): void;
  onLeave(): void;
}

/** Takes the next keys that are pressed. Tab leaves it as any other control, Escape leaves things as they are. */
function Recorder({ label, onChord, onOnlyHeld, onLeave }: RecorderProps) {
  const { t } = useTranslation();
  const self = useRef<HTMLButtonElement>(null);
  /** Whether another key came while these are held. */
  const hasChord = useRef(false);
  useEffect(() => self.current?.focus(), []);
  return (
    <button
      ref={self}
      type="button"
      aria-label={label}
      className="h-7 rounded-sm border border-accent px-2 text-small text-ink-2"
      onKeyDown={(event) => {
        if (event.key === 'Tab') return;
        event.preventDefault();
        event.stopPropagation();
        if (event.repeat) return;
        hasChord.current = !isHeldKey(event.key);
        if (!hasChord.current) return;
        const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
        if (event.key === 'Escape' && isPlain) onLeave();
        else onChord(chordOf(event));
      }}
      onKeyUp={(event) => {
        // Of several that are held, the last says it.
        const { ctrlKey, metaKey, altKey, shiftKey } = event;
        event.preventDefault();
        if (!hasChord.current && isHeldKey(event.key) && !(ctrlKey || metaKey || altKey || shiftKey))
          onOnlyHeld();
      }}
    >
      {t('keys.press')}
    </button>
  );
}
