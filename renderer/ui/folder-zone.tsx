import type { ReactNode } from 'react';
import { ZoneFrame } from './zone-frame.tsx';

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

/** A place to drop folders on, or to choose one from. */
export function FolderZone({ children, choose, disabled, onFiles }: FolderZoneProps) {
  const drop = async ({ items }: DataTransfer) => {
    // Entries must be asked for before anything is awaited: the list is emptied after the event.
    const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
    onFiles((await Promise.all(entries.map((entry) => filesOf(entry, [])))).flat());
  };
  return (
    <ZoneFrame
      {...{ choose, disabled }}
      multiple
      isForFolder
      onDrop={(dropped) => void drop(dropped)}
      onChoose={(files) => {
        if (files.length > 0)
          onFiles(files.map((file) => ({ file, folders: file.webkitRelativePath.split('/').slice(0, -1) })));
      }}
    >
      {children}
    </ZoneFrame>
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
