import type { DocumentKind } from './document.ts';
import { damagedFile, encryptedFile, unsupported } from './file-errors.ts';
import { foreignKind } from './foreign-kinds.ts';
import { readZipDirectory } from './zip-directory.ts';

/** A PDF may have something before it (ISO 32000-1, implementation note 13). */
const pdfWithin = 1024;

/**
 * What a file is by its bytes: a kind with bytes of its own, or null for text of whatever kind. Throws `file-unsupported`,
 * `file-encrypted` or `file-damaged` with the name of what it is instead.
 */
export function packedKindOf(bytes: Uint8Array, fileName: string): 'pdf' | 'docx' | 'xlsx' | null {
  const beginning = latin(bytes, pdfWithin);
  if (beginning.includes('%PDF-')) return 'pdf';
  if (beginning.startsWith('PK\x03\x04') || beginning.startsWith('PK\x05\x06'))
    return kindOfZip(bytes, fileName);
  if (beginning.startsWith('\xd0\xcf\x11\xe0')) return refuseOldOffice(bytes, fileName);
  if (beginning.startsWith('{\\rtf')) {
    throw unsupported(fileName, 'a document in RTF', 'Save it as DOCX or PDF, and add that.');
  }
  const foreign = foreignKind(beginning);
  if (foreign)
    throw unsupported(
      fileName,
      foreign,
      /PNG|JPEG/u.test(foreign)
        ? 'Bring in a model that reads pictures (Models) and add it again, or add its text in another form.'
        : 'Add its text in another form, for instance as PDF or DOCX.',
    );
  return null;
}

/** The kind of a text, by what it looks like; where that leaves a choice, by its name. */
export function textKindOf(text: string, extension: string): Exclude<DocumentKind, 'pdf' | 'docx' | 'xlsx'> {
  if (/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype html|html|head|body)\b/iu.test(text))
    return 'html';
  switch (extension) {
    case 'html':
    case 'htm':
    case 'xhtml':
      return /<\/?[a-z][^>]*>/iu.test(text) ? 'html' : 'text';
    case 'md':
    case 'markdown':
      return 'markdown';
    case 'csv':
    case 'tsv':
      return 'csv';
    default:
      return 'text';
  }
}

function kindOfZip(bytes: Uint8Array, fileName: string): 'docx' | 'xlsx' {
  const names = readZipDirectory(bytes)?.map(({ name }) => name);
  if (!names) throw damagedFile(fileName, 'a Word, Excel or zip file');
  if (names.includes('word/document.xml')) return 'docx';
  if (names.includes('xl/workbook.xml')) return 'xlsx';
  if (names.includes('ppt/presentation.xml')) {
    throw unsupported(fileName, 'a PowerPoint presentation', 'Save it as PDF, and add that.');
  }
  if (names.includes('content.xml')) {
    throw unsupported(fileName, 'an OpenDocument file', 'Save it as DOCX, XLSX or PDF, and add that.');
  }
  throw unsupported(fileName, 'a zip archive', 'Unpack it, and add the files in it.');
}

/** Office files from before 2007, and newer ones under a password, lie in the same container. */
function refuseOldOffice(bytes: Uint8Array, fileName: string): never {
  const isEncrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
  if (isEncrypted) throw encryptedFile(fileName);
  throw unsupported(
    fileName,
    'in a form of Word or Excel from before 2007',
    'Save it as DOCX or XLSX, and add that.',
  );
}

function latin(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.byteLength)).toString('latin1');
}
