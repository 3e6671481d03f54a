import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { folderDamaged, folderUnsupported, shown } from './refusals.ts';

/** A file of the folder, open for reading. */
export interface SourceFile {
  readonly handle: number;
  readonly sizeBytes: number;
  close(): void;
}

/** A folder that somebody else filled: nothing outside it is ever read. For a worker: it reads synchronously. */
export interface SourceFolder {
  /** Names of the files and folders in it, or in one of its folders; none where there is no such folder. */
  names(inner: string): readonly string[];
  /** Null where there is none. Throws `file-damaged` for a path or a link that leaves the folder. */
  open(inner: string): SourceFile | null;
  /** The text of a small file; null where there is none. Throws `file-damaged` beyond `limit` bytes. */
  text(inner: string, limit: number): string | null;
}

/** Letters, digits and the signs that file names of models are made of. ONNX Runtime reads some with others as commands. */
const partPattern = /^[\p{L}\p{N}_][\p{L}\p{N} _.+@()=-]*$/u;

/** Windows has neither of the two; no link is left where they are. */
const openFlags =
  process.platform === 'win32'
    ? constants.O_RDONLY
    : constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;

/** Whether a path stays within the folder it is joined to, and is made of harmless names. */
export function isPlainPath(inner: string): boolean {
  return inner.length <= 500 && inner.split('/').every((part) => partPattern.test(part));
}

/**
 * Opens the folder of a model. Links within it are followed as far as they stay in it; in the cache of Hugging Face,
 * where every file of `snapshots/X` is a link, also into `blobs` beside it. Throws where there is no such folder.
 */
export function openSourceFolder(folder: string): SourceFolder {
  const root = realpathSync(folder);
  const ofCache = dirname(root);
  const roots = [root, ...(basename(ofCache) === 'snapshots' ? [join(dirname(ofCache), 'blobs')] : [])];

  const place = (inner: string): string | null => {
    if (!isPlainPath(inner)) throw folderDamaged(`it names a file outside its folder (${shown(inner)})`);
    let real: string;
    try {
      real = realpathSync(join(root, inner));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') return null;
      throw folderDamaged(`${shown(inner)} can’t be read`, error);
    }
    if (roots.some((one) => real.startsWith(one + sep))) return real;
    throw folderDamaged(`${shown(inner)} is a link that leaves its folder`);
  };

  const open = (inner: string): SourceFile | null => {
    const real = place(inner);
    if (real === null) return null;
    let handle: number;
    try {
      // A pipe in the place of a file would wait for ever for somebody who writes into it.
      handle = openSync(real, openFlags);
    } catch (error) {
      throw folderDamaged(`${shown(inner)} can’t be read`, error);
    }
    const facts = fstatSync(handle);
    if (!facts.isFile()) {
      closeSync(handle);
      throw folderDamaged(`${shown(inner)} is no file`);
    }
    return { handle, sizeBytes: facts.size, close: () => closeSync(handle) };
  };

  return {
    names(inner) {
      const real = inner === '' ? root : place(inner);
      if (real === null) return [];
      try {
        return readdirSync(real);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return [];
        throw folderDamaged('the folder can’t be read', error);
      }
    },
    open,
    text(inner, limit) {
      const file = open(inner);
      if (!file) return null;
      try {
        if (file.sizeBytes > limit)
          throw folderUnsupported(
            `${shown(inner)} has ${file.sizeBytes} bytes; ${limit} are the most that is read.`,
            'Check that it is the file its maker published.',
          );
        return readFileSync(file.handle, 'utf8');
      } finally {
        file.close();
      }
    },
  };
}
