interface SearchFieldProps {
  /** Also what stands in it while it is empty. */
  readonly label: string;
  readonly value: string;
  /** In characters. */
  readonly limit: number;
  onChange(value: string): void;
}

/** A line to search a list with, as wide as the list. */
export function SearchField({ label, value, limit, onChange }: SearchFieldProps) {
  return (
    <input
      type="search"
      value={value}
      maxLength={limit}
      aria-label={label}
      placeholder={label}
      onChange={(event) => onChange(event.target.value)}
      className="h-8 w-full rounded-md border border-hairline-strong bg-transparent px-3 text-ui"
    />
  );
}
