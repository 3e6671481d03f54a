import type { ReactNode } from 'react';

interface FieldProps {
  readonly name: string;
  readonly children: ReactNode;
}

/** A name above what is written; a click on it goes there. */
export function Field({ name, children }: FieldProps) {
  return (
    <label className="block">
      <FieldName>{name}</FieldName>
      {children}
    </label>
  );
}

/** The name above what is chosen, where that says its own name to a screen reader. */
export function FieldName({ children }: { readonly children: ReactNode }) {
  return <span className="mb-1 block text-small text-ink-3">{children}</span>;
}
