import { useId, useRef, useState, type DragEvent, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';

/** A file of a folder, with the names of the folders it lies in, the outermost first. */
export interface FiledFile {
  readonly file: File;
  readonly folders: readonly string[];
}

interface FolderZoneProps {
  /** What may be dropped here, in words. */
  readonly children: ReactNode;
  /** On the button that opens the system's own dialogue. */
  readonly choose: string;
  readonly disabled?: boolean;
  onFiles(files: readonly FiledFile[]): void;
}

/** A place to drop folders on, or to choose one from; the button is the way by keyboard. */
export function FolderZone({ children, choose, disabled, onFiles }: FolderZoneProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (disabled) return;
    // Entries must be asked for before anything is awaited: the list is emptied after the event.
    const entries = [...event.dataTransfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
    onFiles((await Promise.all(entries.map((entry) => filesOf(entry, [])))).flat());
  };
  return (
    <div
      onDragEnter={() => setOver(true)}
      onDragOver={(event) => event.preventDefault()}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => void drop(event)}
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
          element?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        hidden
        multiple
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same folder chosen again is a choice too.
          event.target.value = '';
          if (files.length > 0 && !disabled)
            onFiles(
              files.map((file) => ({ file, folders: file.webkitRelativePath.split('/').slice(0, -1) })),
            );
        }}
      />
      <Button disabled={disabled} aria-describedby={id} onClick={() => input.current?.click()}>
        {choose}
      </Button>
    </div>
  );
}

/** All files below an entry. */
async function filesOf(entry: FileSystemEntry, folders: readonly string[]): Promise<FiledFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    return [{ file, folders }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: FileSystemEntry[] = [];
  // A reader answers a hundred entries at a time, and none when it is through.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) break;
    found.push(...some);
  }
  return (await Promise.all(found.map((each) => filesOf(each, [...folders, entry.name])))).flat();
}
