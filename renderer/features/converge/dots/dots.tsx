/** Dots that are given, and places for more. What they say is said in words too. */
export function Dots({ count, of }: { readonly count: number; readonly of: number }) {
  return (
    <span aria-hidden className="flex flex-wrap gap-1">
      {Array.from({ length: Math.max(count, of) }, (_, at) => (
        <span
          key={at}
          className={
            at < count
              ? 'size-2.5 rounded-full bg-accent'
              : 'size-2.5 rounded-full border border-hairline-strong'
          }
        />
      ))}
    </span>
  );
}
