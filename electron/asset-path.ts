import { extname, resolve, sep } from 'node:path';

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
  if (path.includes('\0') || path.includes('\\')) return null;
  const file = resolve(folder, `.${path}`);
  if (file !== folder && !file.startsWith(folder + sep)) return null;
  return extname(file) === '' ? resolve(folder, 'index.html') : file;
}
