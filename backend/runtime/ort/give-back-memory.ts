import { loadCApi, type NativeFunction } from './c-api.ts';

let trim: NativeFunction | null | undefined;

/**
 * Gives back to the system what native code has freed. glibc keeps it for later, in an arena for each thread that ever
 * asked for memory, where the pieces of one model seldom fit the next: a hundred loads kept 350 MB that nobody used.
 * Elsewhere than on Linux with glibc it does nothing. After the C API is bound only: koffi takes no settings once a
 * library has been loaded.
 */
export function giveBackMemory(): void {
  if (trim === undefined) trim = bindTrim();
  trim?.(0);
}

function bindTrim(): NativeFunction | null {
  if (process.platform !== 'linux') return null;
  try {
    return loadCApi().koffi.load('libc.so.6').func('int malloc_trim(size_t pad)');
  } catch {
    return null;
  }
}
