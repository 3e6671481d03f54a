interface TextLineProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  onChange(value: string): void;
}

/** A line to type a name or an address in. */
export function TextLine({ label, value, placeholder, onChange }: TextLineProps) {
  return (
    <label className="block text-small font-medium text-ink-2">
      {label}
      <input
        value={value}
        placeholder={placeholder}
        maxLength={500}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        className="mt-1 h-9 w-full rounded-md border border-hairline-strong bg-transparent px-3 text-ui font-normal text-ink"
      />
    </label>
  );
}
