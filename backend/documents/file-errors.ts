import { InklingError } from '../../contract/errors.ts';

const others = 'Nothing of it was taken in; other files are not touched.';

/** It can't be opened or read to its end. `reason` completes "… could not be read: ". */
export function unreadable(name: string, reason: string, cause?: unknown): InklingError {
  return new InklingError(
    'file-unreadable',
    `“${name}” could not be read: ${reason}. ${others}`,
    'Check that the file is there and that you may open it, then add it again.',
    { cause },
  );
}

/** `reason` says which limit was met, as a sentence. */
export function tooLarge(name: string, reason: string): InklingError {
  return new InklingError(
    'file-too-large',
    `“${name}” is too large: ${reason} ${others}`,
    'Split the file, or save only the part that is needed, and add that.',
  );
}

/** `what` completes "… is ". */
export function unsupported(name: string, what: string, remedy: string): InklingError {
  return new InklingError('file-unsupported', `“${name}” is ${what}. ${others}`, remedy);
}

export function emptyFile(name: string): InklingError {
  return new InklingError(
    'file-empty',
    `“${name}” has no text in it. ${others}`,
    'Check that it is the file you meant, and that it was saved with its content.',
  );
}

export function encryptedFile(name: string): InklingError {
  return new InklingError(
    'file-encrypted',
    `“${name}” is protected by a password. ${others}`,
    'Open it with its password, save a copy without one, and add the copy.',
  );
}

/** `what` names the kind of file that it begins as. */
export function damagedFile(name: string, what: string, cause?: unknown): InklingError {
  return new InklingError(
    'file-damaged',
    `“${name}” begins as ${what} but is damaged or cut off. ${others}`,
    'Open it in the program that made it, save it again, and add the new copy.',
    { cause },
  );
}

/** A scan that would be read, but for what its pictures claim. */
export function picturesTooLarge(name: string): InklingError {
  return tooLarge(
    name,
    'it has pictures and no text, and a picture that unpacks to more than it says, as files have that are made to fill a machine.',
  );
}

export function scannedFile(name: string, pages: number): InklingError {
  const count = pages === 1 ? 'one page' : `${pages} pages`;
  return new InklingError(
    'file-scanned',
    `“${name}” has ${count} of pictures and no text: it was probably scanned. ${others}`,
    'Bring in a model that reads pictures (Models) and add it again, or run it through text recognition in another program.',
  );
}
