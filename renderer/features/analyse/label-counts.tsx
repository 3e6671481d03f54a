interface LabelCountsProps {
  readonly labels: readonly { readonly name: string; readonly rows: string }[];
  onOpen(name: string): void;
}

/** Labels with how many texts have each; a click shows the texts. */
export function LabelCounts({ labels, onOpen }: LabelCountsProps) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1.5 text-ui">
      {labels.map(({ name, rows }) => (
        <li key={name}>
          <button
            type="button"
            className="inline-flex items-baseline gap-1.5 rounded-sm underline decoration-hairline-strong underline-offset-4 hover:text-accent"
            onClick={() => onOpen(name)}
          >
            {name}
            <span className="text-small text-ink-3 tabular-nums">{rows}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
