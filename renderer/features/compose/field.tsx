import { useId, useState, type ReactNode } from 'react';
import { classNames } from '../../ui/class-names.ts';

/** How a line to write on is drawn. */
export const inputLook =
  'h-8 w-full min-w-0 rounded-md border border-hairline-strong bg-transparent px-2 text-ui aria-invalid:border-red';
/** How some lines to write on are drawn. */
export const areaLook =
  'rounded-md border border-hairline-strong px-2 py-1.5 text-ui focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent';

/** What is wrong with a field, below it. */
export function FieldProblem({ id, children }: { readonly id?: string; readonly children: ReactNode }) {
  return (
    <p id={id} className="mt-1 text-small text-red">
      {children}
    </p>
  );
}

interface FoldProps {
  readonly title: string;
  /** Said beside the title while it is folded. */
  readonly aside?: string;
  readonly startsOpen?: boolean;
  readonly children: ReactNode;
}

/** A part that unfolds. */
export function Fold({ title, aside, startsOpen, children }: FoldProps) {
  const id = useId();
  const [open, setOpen] = useState(startsOpen ?? false);
  return (
    <div className="border-t border-hairline">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="flex w-full items-baseline gap-2 rounded-sm py-2 text-left text-ui text-ink-2 hover:text-ink"
      >
        <span
          aria-hidden
          className={classNames('text-ink-3 transition-transform duration-100', open && 'rotate-90')}
        >
          ›
        </span>
        <span>{title}</span>
        {aside && !open && <span className="min-w-0 flex-1 truncate text-small text-ink-3">{aside}</span>}
      </button>
      {open && (
        <div id={id} className="pb-4">
          {children}
        </div>
      )}
    </div>
  );
}
