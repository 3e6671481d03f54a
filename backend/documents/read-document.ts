import { InklingError } from '../../contract/errors.ts';
import { type DecodedText, decodeText } from './decode-text.ts';
import type { DocumentKind, ParsedDocument } from './document.ts';
import { damagedFile, emptyFile, tooLarge, unsupported } from './file-errors.ts';
import { declaredEncoding } from './declared-encoding.ts';
import { packedKindOf, textKindOf } from './kind-of.ts';
import { kindNames } from './kind-names.ts';
import type { PictureReader } from '../knowledge/ports.ts';
import { limits } from './limits.ts';
import type { ParseContext } from './parse-context.ts';
import { pictureKindOf } from './picture-kind.ts';
import type { DocumentProblem } from './problem.ts';
import { charactersReplaced, encodingUncertain, wrongExtension } from './problems.ts';
import type { TextEncoding } from './text-encoding.ts';

/** A file, or what was pasted under a name. */
export interface DocumentSource {
  readonly bytes: Uint8Array;
  /** With its extension; used in sentences, and to choose between kinds of text. */
  readonly fileName: string;
  /** The person's word on how its text is encoded. */
  readonly encoding?: TextEncoding;
}

/**
 * Reads a document. The kind is found by the content; parsers are loaded when first needed. With `eyes`, texts in pictures are
 * read: in PNG, JPEG, and on pages without text. Throws `file-too-large`,
 * `file-empty`, `file-unsupported`, `file-encrypted`, `file-damaged`, `file-scanned`, `cancelled`, and nothing else.
 */
export async function readDocument(
  source: DocumentSource,
  context: ParseContext,
  eyes: PictureReader | null = null,
): Promise<ParsedDocument> {
  const { bytes, fileName } = source;
  if (bytes.length > limits.fileBytes) {
    throw tooLarge(fileName, `it has more than the ${limits.fileBytes / 2 ** 20} MB that are read.`);
  }
  if (bytes.length === 0) throw emptyFile(fileName);
  const picture = eyes && pictureKindOf(bytes);
  if (picture) return readPicture(picture, source, context, eyes);
  const packed = packedKindOf(bytes, fileName);
  const document = packed ? await readPacked(packed, source, context, eyes) : await readText(source, context);
  if (document.blocks.length === 0) throw emptyFile(fileName);
  const extension = extensionOf(fileName);
  const expected = kindsByExtension[extension];
  const isMisnamed = packed ? expected !== packed : expected !== undefined && expected !== document.kind;
  if (!isMisnamed || extension === '') return document;
  return { ...document, problems: [wrongExtension(extension, document.kind), ...document.problems] };
}

/** A picture is read as the one page of a PDF. One without a text in it has no text, rather than being a scan. */
async function readPicture(
  kind: 'png' | 'jpeg',
  { bytes, fileName }: DocumentSource,
  context: ParseContext,
  eyes: PictureReader,
): Promise<ParsedDocument> {
  const { pictureToPdf } = await import('./picture-to-pdf.ts');
  const { parsePdf } = await import('./parse-pdf.ts');
  const pdf = await pictureToPdf(bytes, kind, fileName);
  try {
    return await parsePdf(pdf, fileName, context, eyes);
  } catch (error) {
    throw error instanceof InklingError && error.code === 'file-scanned' ? emptyFile(fileName) : error;
  }
}

async function readPacked(
  kind: 'pdf' | 'docx' | 'xlsx',
  { bytes, fileName }: DocumentSource,
  context: ParseContext,
  eyes: PictureReader | null,
): Promise<ParsedDocument> {
  return guarded(kind, fileName, async () => {
    switch (kind) {
      case 'pdf':
        return (await import('./parse-pdf.ts')).parsePdf(bytes, fileName, context, eyes);
      case 'docx':
        return (await import('./parse-docx.ts')).parseDocx(bytes, fileName, context);
      case 'xlsx':
        return (await import('./parse-xlsx.ts')).parseXlsx(bytes, fileName, context);
    }
  });
}

async function readText(source: DocumentSource, context: ParseContext): Promise<ParsedDocument> {
  const { bytes, fileName } = source;
  const decoded = decodeText(bytes, source.encoding ?? declaredEncoding(bytes) ?? undefined);
  if (decoded.isBinary) {
    throw unsupported(
      fileName,
      'no text, and no other kind of document that can be read',
      'Add it as PDF, DOCX, XLSX, CSV, HTML, Markdown or plain text. If it is text, choose its encoding.',
    );
  }
  const { text } = decoded;
  const encoding = { name: decoded.encoding, confidence: decoded.confidence };
  const kind = textKindOf(text, extensionOf(fileName));
  const document = await guarded(kind, fileName, async () => {
    switch (kind) {
      case 'html':
        return (await import('./parse-html.ts')).parseHtml(text, encoding, context);
      case 'markdown':
        return (await import('./parse-markdown.ts')).parseMarkdown(text, encoding, context);
      case 'csv':
        return (await import('./parse-csv.ts')).parseCsv(text, encoding, context);
      case 'text':
        return (await import('./parse-text.ts')).parseText(text, encoding, context);
    }
  });
  return { ...document, problems: [...encodingProblems(decoded), ...document.problems] };
}

/** Whatever a parser stumbles over is a fault of the file. */
async function guarded(
  kind: DocumentKind,
  fileName: string,
  parse: () => Promise<ParsedDocument>,
): Promise<ParsedDocument> {
  try {
    return await parse();
  } catch (error) {
    throw error instanceof InklingError ? error : damagedFile(fileName, kindNames[kind], error);
  }
}

/** Below this a person had better look. */
const sureEnough = 0.8;

function encodingProblems({ encoding, confidence, replaced }: DecodedText): DocumentProblem[] {
  const problems: DocumentProblem[] = [];
  if (confidence < sureEnough) problems.push(encodingUncertain(encoding, confidence));
  if (replaced > 0) problems.push(charactersReplaced(encoding, replaced));
  return problems;
}

/** What a file is expected to be by its name; other extensions promise nothing. */
const kindsByExtension: Readonly<Record<string, DocumentKind | 'other'>> = {
  pdf: 'pdf',
  docx: 'docx',
  docm: 'docx',
  xlsx: 'xlsx',
  xlsm: 'xlsx',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  md: 'markdown',
  markdown: 'markdown',
  csv: 'csv',
  tsv: 'csv',
  txt: 'text',
  doc: 'other',
  xls: 'other',
  ppt: 'other',
  pptx: 'other',
  odt: 'other',
  rtf: 'other',
  png: 'other',
  jpg: 'other',
  jpeg: 'other',
  gif: 'other',
  zip: 'other',
  exe: 'other',
};

function extensionOf(fileName: string): string {
  return /\.([^./\\]+)$/u.exec(fileName)?.[1]?.toLowerCase() ?? '';
}
