import { useId, useRef, useState, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';

interface ZoneFrameProps {
  /** What may be dropped here, in words. */
  readonly children: ReactNode;
  /** On the button that opens the system's own dialogue. */
  readonly choose: string;
  /** Endings offered in that dialogue: `.csv,.xlsx`. */
  readonly accept?: string;
  readonly multiple?: boolean;
  /** Whether that dialogue is for a folder with all that lies in it. */
  readonly isForFolder?: boolean;
  readonly disabled: boolean | undefined;
  onDrop(dropped: DataTransfer): void;
  onChoose(files: readonly File[]): void;
}

/** The frame of a place to drop things on; the button in it is the way by keyboard. */
export function ZoneFrame(props: ZoneFrameProps) {
  const {
    children,
    choose,
    accept,
    multiple,
    isForFolder = false,
    disabled = false,
    onDrop,
    onChoose,
  } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    <div
      onDragEnter={() => setOver(true)}
      onDragOver={(event) => event.preventDefault()}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!disabled) onDrop(event.dataTransfer);
      }}
      className={classNames(
        'flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-md border border-dashed px-5 py-5 transition-colors duration-100',
        over && !disabled ? 'border-accent bg-accent-wash' : 'border-hairline-strong',
      )}
    >
      <div id={id} className="min-w-0 flex-1 basis-64 text-ui text-ink-2">
        {children}
      </div>
      <input
        ref={(element) => {
          input.current = element;
          // React's types don't know this attribute.
          if (isForFolder) element?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        hidden
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same chosen again is a choice too.
          event.target.value = '';
          if (!disabled) onChoose(files);
        }}
      />
      <Button disabled={disabled} aria-describedby={id} onClick={() => input.current?.click()}>
        {choose}
      </Button>
    </div>
  );
}
