import type { ReactNode } from 'react';
import { ZoneFrame } from './zone-frame.tsx';

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

/** A place to drop files on, or to choose them from. */
export function DropZone({ children, choose, accept, multiple = false, disabled, onFiles }: DropZoneProps) {
  const take = (files: readonly File[]) => {
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1));
  };
  return (
    <ZoneFrame
      {...{ choose, accept, multiple, disabled }}
      onDrop={({ files }) => take([...files])}
      onChoose={take}
    >
      {children}
    </ZoneFrame>
  );
}
