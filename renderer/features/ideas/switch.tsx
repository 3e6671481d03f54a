/** A small yes or no, in words. */
export function Switch({
  checked,
  label,
  onChange,
}: {
  readonly checked: boolean;
  readonly label: string;
  onChange(checked: boolean): void;
}) {
  return (
    <label className="flex items-center gap-1.5 text-small text-ink-3 hover:text-ink">
      <input
        type="checkbox"
        checked={checked}
        className="accent-(--accent)"
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  );
}
