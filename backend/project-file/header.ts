import { z } from 'zod';
import { carriedVersion } from '../../contract/carry.ts';
import { InklingError } from '../../contract/errors.ts';
import { limits, scryptAccepted } from './limits.ts';

/** The first bytes of every project file. */
export const magic = Buffer.from('INKLING\n', 'latin1');

const within = ([least, most]: readonly [number, number]) => z.int().min(least).max(most);

const headerSchema = z.object({
  format: z.literal('inkling-project'),
  version: z.literal(carriedVersion),
  /** The app that wrote it. */
  inkling: z.string().max(100),
  /** Null: anybody can read it. Of an encrypted file this header is all that can be read without the passphrase. */
  encryption: z
    .object({
      cipher: z.literal('aes-256-gcm'),
      kdf: z.literal('scrypt'),
      n: within(scryptAccepted.n).refine((n) => (n & (n - 1)) === 0),
      r: within(scryptAccepted.r),
      p: within(scryptAccepted.p),
      salt: z.base64().length(24),
    })
    .nullable(),
});
export type FileHeader = z.infer<typeof headerSchema>;

/** The header with the magic and its length before it. */
export function headerBytes(header: FileHeader): Buffer {
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return Buffer.concat([magic, length, text]);
}

/** Throws `file-unsupported` for another format or a newer version, `file-damaged` for what is no header. */
export function parseHeader(text: string): FileHeader {
  const value = parsed(text);
  const version = z.looseObject({ version: z.int() }).safeParse(value);
  if (version.success && version.data.version > carriedVersion) throw writtenByNewer();
  const header = headerSchema.safeParse(value);
  if (!header.success) throw damaged();
  return header.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged();
  }
}

/** Where the header says it ends. Throws for what is no project file. */
export function headerEnd(start: Buffer): number {
  if (!start.subarray(0, magic.length).equals(magic))
    throw new InklingError(
      'file-unsupported',
      'This is not a project file of Inkling.',
      'Choose a file that ends in .inkling and was exported by Inkling.',
    );
  const length = start.length < magic.length + 4 ? 0 : start.readUInt32LE(magic.length);
  if (length === 0 || length > limits.headerBytes) throw damaged();
  return magic.length + 4 + length;
}

export function damaged(): InklingError {
  return new InklingError(
    'file-damaged',
    'This project file is damaged or was altered. Nothing of it was taken over.',
    'Take another copy of the file, or export the project anew where it came from.',
  );
}

export function writtenByNewer(): InklingError {
  return new InklingError(
    'file-unsupported',
    'This project file was written by a newer Inkling. Nothing of it was taken over.',
    'Update Inkling on this machine and import it again.',
  );
}

export function tooLarge(): InklingError {
  return new InklingError(
    'file-too-large',
    'This project file holds more than a project of Inkling can. Nothing of it was taken over.',
    'Export the project anew where it came from.',
  );
}
