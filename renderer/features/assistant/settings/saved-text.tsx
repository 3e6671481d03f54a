import { useEffect, useState } from 'react';
import { GrowingText } from '../../../ui/growing-text.tsx';

interface SavedTextProps {
  readonly label: string;
  readonly value: string;
  readonly limit: number;
  readonly placeholder?: string;
  onSave(value: string): void;
}

/** A text that is kept when one leaves it, also by leaving the page. */
export function SavedText({ label, value, limit, placeholder, onSave }: SavedTextProps) {
  const [draft, setDraft] = useState<string | null>(null);
  // Closing the window takes the focus away without a blur.
  useEffect(() => {
    if (draft === null || draft === value) return;
    const save = () => onSave(draft);
    window.addEventListener('pagehide', save);
    return () => window.removeEventListener('pagehide', save);
  }, [draft, value, onSave]);
  return (
    <label className="block">
      <span className="text-small text-ink-3">{label}</span>
      <GrowingText
        data-stores-itself
        value={draft ?? value}
        maxLength={limit}
        placeholder={placeholder}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => {
          if (draft !== null && draft !== value) onSave(draft);
          setDraft(null);
        }}
        className="rounded-md border border-hairline-strong px-3 py-1.5 font-content text-ui focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent"
      />
    </label>
  );
}
