interface IntervalBarProps {
  /** The ends of the axis. */
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** A value with a mark of its own. */
  readonly mark?: number;
}

/** A point and how far it could move, on a hairline. What it shows is said beside it in words. */
export function IntervalBar({ from, to, low, middle, high, mark }: IntervalBarProps) {
  const span = to - from || 1;
  // With nothing to tell apart, all stand in the middle.
  const place = (value: number) =>
    to === from ? '50%' : `${Math.min(100, Math.max(0, (100 * (value - from)) / span))}%`;
  const width = `${Math.max(0, (100 * (Math.min(high, to) - Math.max(low, from))) / span)}%`;
  return (
    <span aria-hidden className="relative mx-1 block h-3">
      <span className="absolute inset-x-0 top-1/2 h-px bg-hairline" />
      {mark !== undefined && (
        <span className="absolute inset-y-0 w-px bg-hairline-strong" style={{ left: place(mark) }} />
      )}
      <span
        className="absolute top-1/2 h-[3px] -translate-y-1/2 rounded-full bg-hairline-strong"
        style={{ left: place(low), width }}
      />
      <span
        className="absolute top-1/2 size-[9px] -translate-x-1/2 -translate-y-1/2 rounded-full bg-accent"
        style={{ left: place(middle) }}
      />
    </span>
  );
}
