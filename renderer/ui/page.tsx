import type { ReactNode } from 'react';

/** One column of thought, as wide as a line is pleasant to read. */
export function Column({ children }: { readonly children: ReactNode }) {
  return (
    <div className="mx-auto w-full max-w-column px-6 pt-10 pb-24 mid:px-0 mid:pt-14 short:pt-6">
      {children}
    </div>
  );
}

/** The heading of a place that is not a document. */
export function PlaceTitle({ children, lead }: { readonly children: ReactNode; readonly lead?: ReactNode }) {
  return (
    <header className="mb-8 short:mb-5">
      <h1 className="font-content text-display font-semibold tracking-[-0.012em]">{children}</h1>
      {lead && <p className="mt-1 font-content text-content text-ink-2">{lead}</p>}
    </header>
  );
}

/** A part of a place, with a hairline above and its heading in the small voice. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="border-t border-hairline py-5">
      <h2 className="mb-2 text-small font-medium text-ink-3">{title}</h2>
      {children}
    </section>
  );
}
