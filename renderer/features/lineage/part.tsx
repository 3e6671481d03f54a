import type { ReactNode } from 'react';

/** A part of the panel: a hairline, its name, a line that says what it is. */
export function Part({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="mt-5 border-t border-hairline pt-4">
      <h4 className="text-small text-ink-3">{title}</h4>
      {lead !== undefined && <p className="mb-2 text-small text-ink-3">{lead}</p>}
      {children}
    </section>
  );
}
