import { useId, useState, type ReactNode } from 'react';
import { GrowingText } from '../../ui/growing-text.tsx';

/** How a line to write on is drawn. */
export const inputLook =
  'h-8 w-full min-w-0 rounded-md border border-hairline-strong bg-transparent px-2 text-ui';

interface AreaProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  onChange(value: string): void;
  onBlur?(): void;
}

/** A text of some lines, as tall as it must be. */
export function Area({ label, value, placeholder, onChange, onBlur }: AreaProps) {
  return (
    <GrowingText
      aria-label={label}
      value={value}
      placeholder={placeholder}
      maxLength={4000}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onBlur}
      className="rounded-md border border-hairline-strong px-2 py-1.5 text-ui focus-within:border-ink-3"
    />
  );
}

interface SavedAreaProps {
  readonly label: string;
  /** What is kept now. */
  readonly saved: string;
  readonly placeholder?: string;
  /** Answers whether it was kept; if not, the text stays as it is written. */
  onSave(value: string): Promise<boolean>;
}

/** A text that is saved when one leaves it. */
export function SavedArea({ label, saved, placeholder, onSave }: SavedAreaProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const save = () => {
    if (draft === null || draft === saved) return setDraft(null);
    void onSave(draft).then((kept) => {
      if (kept) setDraft((now) => (now === draft ? null : now));
    });
  };
  return (
    <Area
      label={label}
      value={draft ?? saved}
      placeholder={placeholder ?? ''}
      onChange={setDraft}
      onBlur={save}
    />
  );
}

/** A part of the plan that unfolds. */
export function Fold({ title, children }: { readonly title: ReactNode; readonly children: ReactNode }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <div>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="rounded-sm py-1 text-left text-small text-ink-3 underline decoration-hairline-strong underline-offset-2 hover:text-ink"
      >
        {title}
      </button>
      {open && <div id={id}>{children}</div>}
    </div>
  );
}
