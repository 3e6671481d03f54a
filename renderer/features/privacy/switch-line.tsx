import type { ReactNode } from 'react';

interface SwitchLineProps {
  readonly name: string;
  readonly note: string;
  readonly children: ReactNode;
}

/** One thing that can be on or off: its name and what that means, and at the end of the line how to change it. */
export function SwitchLine({ name, note, children }: SwitchLineProps) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 border-t border-hairline py-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="text-ui">{name}</p>
        <p className="text-small text-ink-2">{note}</p>
      </div>
      <div className="shrink-0">{children}</div>
    </div>
  );
}
