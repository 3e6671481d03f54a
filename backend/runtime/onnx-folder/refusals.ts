import { InklingError } from '../../../contract/errors.ts';

/** What is said of a folder that breaks its own format; `how` ends the sentence. */
export function folderDamaged(how: string, cause?: unknown): InklingError {
  return new InklingError(
    'file-damaged',
    `This model can’t be used: ${how}. Nothing was imported.`,
    'Download the files again, and compare their sizes with those its page gives.',
    { cause },
  );
}

/** What is said of a folder that is right but asks for what isn't built here. */
export function folderUnsupported(what: string, instead: string): InklingError {
  return new InklingError('file-unsupported', `${what} Nothing was imported.`, instead);
}

/** A name out of a foreign file, so that it can be shown. */
export function shown(name: string): string {
  return name
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, 80);
}
