import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

interface NoticeProps {
  /** `loss` for what went wrong, `unsure` for what to mind, `calm` for the rest. */
  readonly tone: 'calm' | 'unsure' | 'loss';
  readonly children: ReactNode;
  /** Buttons that lead on. */
  readonly actions?: ReactNode;
  /** Announced at once to those who can't see it. */
  readonly alert?: boolean;
}

const looks = {
  calm: 'bg-paper-low text-ink-2',
  unsure: 'bg-amber-wash text-ink',
  loss: 'bg-red-wash text-ink',
} as const;

/** Something a person should know, said where it belongs. */
export function Notice({ tone, children, actions, alert }: NoticeProps) {
  return (
    <div
      role={alert ? 'alert' : undefined}
      className={classNames(
        'flex flex-wrap items-start gap-x-4 gap-y-2 rounded-md px-4 py-3 text-ui',
        looks[tone],
      )}
    >
      <div className="min-w-0 flex-1 basis-80 [overflow-wrap:anywhere]">{children}</div>
      {actions && <div className="flex shrink-0 flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
