import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { StoredFiles } from '../../contract/system.ts';

type Kind = StoredFiles['kind'];

/** What a name in the data folder holds, in the order they are told in. The last one is what nothing else is. */
const kinds: readonly (readonly [Kind, RegExp])[] = [
  ['database', /^inkling\.db(?:-wal|-shm|-end)?$/],
  ['snapshot', /\.snapshot\.db$/],
  ['backup', /^backups$|set-aside/],
  ['key', /^database\.key/],
  ['models', /^(?:models|downloads)$/],
  ['updates', /^updates$/],
  ['session', /^session$/],
  ['other', /^/],
];

/** What lies in a data folder, by what it holds. Files that go while it looks are passed over. */
export async function listDataFolder(folder: string): Promise<StoredFiles[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const sized = await Promise.all(
    entries.map(async (entry) => ({
      kind: kinds.find(([, pattern]) => pattern.test(entry.name))![0],
      name: entry.isDirectory() ? `${entry.name}/` : entry.name,
      bytes: await sizeOf(path.join(folder, entry.name), entry.isDirectory()),
    })),
  );
  return kinds.flatMap(([kind]) => {
    const files = sized.filter((file) => file.kind === kind);
    if (files.length === 0) return [];
    const names = files.map(({ name }) => name).sort();
    return [{ kind, names, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) }];
  });
}

/** Links are not followed: what they lead to lies elsewhere. */
async function sizeOf(place: string, isFolder: boolean): Promise<number> {
  const entries = isFolder
    ? await readdir(place, { recursive: true, withFileTypes: true }).catch(() => [])
    : null;
  const files = entries
    ?.filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name));
  const sizes = await Promise.all(
    (files ?? [place]).map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
