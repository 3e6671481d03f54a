import { readFile, stat } from 'node:fs/promises';
import { UsageError } from './usage-error.ts';

const mostBytes = 4096;

/**
 * The passphrase or recovery key of a store, from a file or from INKLING_PASSPHRASE; never from an argument, which every
 * program on the machine can read. Undefined when there is none. Throws UsageError.
 */
export async function readSecret(file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return process.env['INKLING_PASSPHRASE'] || undefined;
  if (file === '') throw new UsageError('--passphrase-file needs a file.');
  try {
    if ((await stat(file)).size > mostBytes) throw new UsageError(`${file} is too long for a passphrase.`);
    // Editors end a file with a new line; nobody means it to be a part of the passphrase.
    const secret = (await readFile(file, 'utf8')).replace(/\r?\n$/u, '');
    if (secret === '') throw new UsageError(`${file} is empty.`);
    return secret;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`The passphrase file ${file} can't be read.`);
  }
}
