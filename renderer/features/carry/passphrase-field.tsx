import { useId } from 'react';

interface PassphraseFieldProps {
  readonly label: string;
  readonly value: string;
  readonly autoFocus?: boolean;
  onChange(value: string): void;
}

/** A field whose letters nobody reads over one's shoulder. */
export function PassphraseField({ label, value, autoFocus = false, onChange }: PassphraseFieldProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-small text-ink-3">
        {label}
      </label>
      <input
        id={id}
        type="password"
        autoComplete="off"
        autoFocus={autoFocus}
        maxLength={500}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="w-full rounded-sm border border-hairline-strong bg-transparent px-2.5 py-1.5 text-ui"
      />
    </div>
  );
}
