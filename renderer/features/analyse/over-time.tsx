interface OverTimeProps {
  readonly counts: readonly number[];
  /** The same in words. */
  readonly says: string;
}

const height = 18;

/** How many texts there were span by span, as bars of a finger's height. */
export function OverTime({ counts, says }: OverTimeProps) {
  const most = Math.max(1, ...counts);
  return (
    <div
      role="img"
      aria-label={says}
      title={says}
      className="flex items-end gap-px border-b border-hairline"
      style={{ height }}
    >
      {counts.map((count, at) => (
        <span
          key={at}
          className="flex-1 rounded-t-[1px] bg-ink-3"
          style={{ height: `${(100 * count) / most}%` }}
        />
      ))}
    </div>
  );
}
