import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { IconButton } from './button.tsx';

interface SheetProps {
  readonly open: boolean;
  readonly title: string;
  readonly description: string;
  readonly closeLabel: string;
  /** While true, Escape belongs to what is in the sheet. */
  readonly keepsEscape?: boolean;
  onOpenChange(open: boolean): void;
  readonly children: ReactNode;
}

/** A small sheet of paper laid on the desk; Escape or a click beside it takes it away. */
export function Sheet({
  open,
  title,
  description,
  closeLabel,
  keepsEscape = false,
  onOpenChange,
  children,
}: SheetProps) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Dialog.Content
          onEscapeKeyDown={(event) => {
            if (keepsEscape) event.preventDefault();
          }}
          className="fixed top-1/2 left-1/2 z-50 flex max-h-[85vh] w-[min(28rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 flex-col rounded-md bg-paper-high shadow-float outline-none"
        >
          <div className="flex items-start justify-between gap-4 px-6 pt-5">
            <div>
              <Dialog.Title className="font-content text-lead font-semibold">{title}</Dialog.Title>
              <Dialog.Description className="text-ui text-ink-3">{description}</Dialog.Description>
            </div>
            <Dialog.Close asChild>
              <IconButton label={closeLabel} className="-mr-2">
                <X size={16} aria-hidden />
              </IconButton>
            </Dialog.Close>
          </div>
          <div className="overflow-y-auto px-6 pt-3 pb-6">{children}</div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
