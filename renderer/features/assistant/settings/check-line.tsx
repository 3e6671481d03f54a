interface CheckLineProps {
  readonly label: string;
  readonly checked: boolean;
  onChange(checked: boolean): void;
}

/** Something that is on or off. */
export function CheckLine({ label, checked, onChange }: CheckLineProps) {
  return (
    <label className="flex items-start gap-2 py-0.5 text-ui">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-1 accent-accent"
      />
      {label}
    </label>
  );
}
