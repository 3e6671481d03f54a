import { realpath } from 'node:fs';
import { extname, resolve, sep } from 'node:path';
import { promisify } from 'node:util';

// The system's own: it gives a name its true case where the file system doesn't mind the case.
const trueName = promisify(realpath.native);

/**
 * The file that an `app://inkling/...` address stands for, always inside `folder`; null for an address that
 * stands for none. An address without an extension is a place in the app, and the app finds it itself.
 */
export function assetPath(folder: string, address: string): string | null {
  let path: string;
  try {
    const url = new URL(address);
    if (url.protocol !== 'app:' || url.host !== 'inkling') return null;
    path = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  // A colon begins a drive, or a second stream of a file, on Windows.
  if (/[\0\\:]/.test(path)) return null;
  const file = resolve(folder, `.${path}`);
  if (file !== folder && !file.startsWith(folder + sep)) return null;
  return extname(file) === '' ? resolve(folder, 'index.html') : file;
}

/**
 * The same, and only a file that lies there under this very name: one that is reached through a link, in other
 * letters or with a dot behind, which some file systems overlook, is none. `folder` may itself be reached by a link.
 */
export async function realAssetPath(folder: string, address: string): Promise<string | null> {
  const realFolder = await trueName(folder);
  const file = assetPath(realFolder, address);
  if (file === null) return null;
  const real = await trueName(file).catch(() => null);
  return real === file ? file : null;
}
