import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import type { KeyboardEvent, ReactNode } from 'react';
import { IconButton } from '../../ui/button.tsx';

interface FullScreenProps {
  readonly title: string;
  readonly description: string;
  readonly closeLabel: string;
  onClose(): void;
  onKeyDown?(event: KeyboardEvent): void;
  readonly children: ReactNode;
}

/** The whole window given to one question, so that nothing beside it is seen. Escape leaves. */
export function FullScreen({
  title,
  description,
  closeLabel,
  onClose,
  onKeyDown,
  children,
}: FullScreenProps) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Content
          onKeyDown={onKeyDown}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            (event.currentTarget as HTMLElement).focus();
          }}
          className="fixed inset-0 z-50 flex flex-col overflow-y-auto bg-paper outline-none"
        >
          <div className="flex items-center justify-between gap-4 px-6 py-4">
            <div>
              <Dialog.Title className="text-ui font-medium">{title}</Dialog.Title>
              <Dialog.Description className="text-small text-ink-3">{description}</Dialog.Description>
            </div>
            <Dialog.Close asChild>
              <IconButton label={closeLabel}>
                <X size={16} aria-hidden />
              </IconButton>
            </Dialog.Close>
          </div>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
