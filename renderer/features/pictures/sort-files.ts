import { pictureLimits } from '../../../contract/pictures.ts';

/** A folder as a set of pictures: each folder that holds files is a kind. */
export interface SortedFolder<T> {
  readonly name: string;
  readonly classes: readonly { readonly name: string; readonly files: readonly T[] }[];
}

/** Why a folder can't be a set. */
export type FolderFault = 'no-kinds' | 'one-kind' | 'many-kinds' | 'too-many';

const hidden = /^\./u;

/** Sorts the files of a folder by the innermost folder each lies in; hidden files are left out. */
export function sortFiles<
  T extends { readonly file: { readonly name: string }; readonly folders: readonly string[] },
>(files: readonly T[]): SortedFolder<T> | FolderFault {
  const kinds = new Map<string, T[]>();
  let count = 0;
  for (const filed of files) {
    const kind = filed.folders.at(-1);
    // What lies directly in the folder dropped belongs to no kind.
    if (kind === undefined || filed.folders.length < 2 || hidden.test(filed.file.name)) continue;
    kinds.set(kind, [...(kinds.get(kind) ?? []), filed]);
    count++;
  }
  if (kinds.size === 0) return 'no-kinds';
  if (kinds.size === 1) return 'one-kind';
  if (kinds.size > pictureLimits.classes) return 'many-kinds';
  if (count > pictureLimits.pictures) return 'too-many';
  const classes = [...kinds]
    .map(([name, own]) => ({ name, files: own }))
    .sort((a, b) => a.name.localeCompare(b.name));
  return { name: files[0]!.folders[0]!, classes };
}
