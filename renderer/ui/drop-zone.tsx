import { useId, useRef, useState, type DragEvent, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Button } from './button.tsx';

interface DropZoneProps {
  /** What may be dropped here, in words. */
  readonly children: ReactNode;
  /** On the button that opens the system's own dialogue. */
  readonly choose: string;
  /** Endings offered in that dialogue: `.csv,.xlsx`. */
  readonly accept: string;
  readonly multiple?: boolean;
  readonly disabled?: boolean;
  onFiles(files: readonly File[]): void;
}

/** A place to drop files on, or to choose them from; the button is the way by keyboard. */
export function DropZone({ children, choose, accept, multiple, disabled, onFiles }: DropZoneProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const all = [...(files ?? [])];
    if (all.length > 0 && !disabled) onFiles(multiple ? all : all.slice(0, 1));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <div
      onDragEnter={() => setOver(true)}
      onDragOver={(event) => event.preventDefault()}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={drop}
      className={classNames(
        'flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-md border border-dashed px-5 py-5 transition-colors duration-100',
        over && !disabled ? 'border-accent bg-accent-wash' : 'border-hairline-strong',
      )}
    >
      <div id={id} className="min-w-0 flex-1 basis-64 text-ui text-ink-2">
        {children}
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          take(event.target.files);
          // The same file chosen again is a choice too.
          event.target.value = '';
        }}
      />
      <Button disabled={disabled} aria-describedby={id} onClick={() => input.current?.click()}>
        {choose}
      </Button>
    </div>
  );
}
