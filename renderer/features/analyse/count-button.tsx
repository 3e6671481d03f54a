import type { ReactNode } from 'react';

interface CountButtonProps {
  readonly children: ReactNode;
  readonly count: string;
  onClick(): void;
}

/** A name with how many texts it has; a click shows them. */
export function CountButton({ children, count, onClick }: CountButtonProps) {
  return (
    <button
      type="button"
      className="inline-flex items-baseline gap-1.5 rounded-sm underline decoration-hairline-strong underline-offset-4 hover:text-accent"
      onClick={onClick}
    >
      {children}
      <span className="text-small text-ink-3 tabular-nums">{count}</span>
    </button>
  );
}
