import { createRequire } from 'node:module';
import path from 'node:path';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { InklingError } from '../../contract/errors.ts';
import type { ParsedDocument } from './document.ts';
import { createDocumentBuilder } from './document-builder.ts';
import { damagedFile, encryptedFile, picturesTooLarge, scannedFile } from './file-errors.ts';
import type { PictureReader } from '../knowledge/ports.ts';
import { limits } from './limits.ts';
import { seenFragments } from './page-pictures.ts';
import type { ParseContext } from './parse-context.ts';
import { readingRegions } from './pdf-columns.ts';
import { withoutFurniture } from './pdf-furniture.ts';
import type { PdfPage } from './pdf-page.ts';
import { mostPixels } from './picture-kind.ts';
import { withoutFontForms } from './font-forms.ts';
import { headingSizesOf } from './pdf-headings.ts';
import { hyphenatedWords } from './pdf-joints.ts';
import { uprightFragments } from './pdf-fragments.ts';
import { linesOf } from './pdf-lines.ts';
import { picturesAreBounded } from './pdf-pictures.ts';
import { refusePdfBomb } from './pdf-streams.ts';
import { createPdfWriter } from './pdf-writer.ts';
import { pagesLeftOut, pagesUnreadable, pagesWithoutText } from './problems.ts';

const what = 'a PDF';
/** Tables of Chinese, Japanese and Korean fonts, and the fonts that a PDF need not bring, lie in the package. */
const packageFolder = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const resource = (folder: string) => path.join(packageFolder, folder) + path.sep;

/** A page of a PDF as read; null lines for one that is damaged. */
interface PageRead {
  readonly number: number;
  readonly page: PdfPage | null;
}

/**
 * Reads a PDF page by page. Its scripts are not run and nothing is fetched; a picture is looked at only with `eyes`, on a page
 * without text.
 */
export async function parsePdf(
  bytes: Uint8Array,
  fileName: string,
  context: ParseContext,
  eyes: PictureReader | null = null,
): Promise<ParsedDocument> {
  refusePdfBomb(bytes, fileName, () => context.checkpoint());
  const isLookedAt = eyes !== null && (await picturesAreBounded(bytes, () => context.checkpoint()));
  const loading = getDocument({
    // pdf.js takes what it is given away from its owner.
    data: Uint8Array.from(bytes),
    cMapUrl: resource('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: resource('standard_fonts'),
    useWorkerFetch: false,
    // A small file may promise a picture that fills the memory.
    maxImageSize: mostPixels,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false,
    enableXfa: false,
    verbosity: 0,
  });
  try {
    const pdf = await loading.promise;
    return await readPages(pdf, fileName, context, isLookedAt ? eyes : null);
  } catch (error) {
    // A scan that could be read, but for pictures that claim too much.
    if (error instanceof InklingError && error.code === 'file-scanned' && eyes && !isLookedAt)
      throw picturesTooLarge(fileName);
    if (error instanceof InklingError) throw error;
    if (error instanceof Error && error.name === 'PasswordException') throw encryptedFile(fileName);
    throw damagedFile(fileName, what, error);
  } finally {
    await loading.destroy();
  }
}

async function readPages(
  pdf: PDFDocumentProxy,
  fileName: string,
  context: ParseContext,
  eyes: PictureReader | null,
): Promise<ParsedDocument> {
  const total = pdf.numPages;
  const count = Math.min(total, limits.pages);
  const read: PageRead[] = [];
  for (let number = 1; number <= count; number++) {
    context.checkpoint();
    const alive = () => {
      context.checkpoint();
      context.progress({ done: number - 1, total: count, unit: 'pages' });
    };
    read.push({ number, page: await readPage(pdf, number, eyes, alive) });
    context.progress({ done: number, total: count, unit: 'pages' });
  }
  const numbersOf = (isMeant: (page: PdfPage | null) => boolean) =>
    read.filter(({ page }) => isMeant(page)).map(({ number }) => number);
  const damaged = numbersOf((page) => page === null);
  const empty = numbersOf((page) => page?.lines.length === 0);
  if (damaged.length === count) throw damagedFile(fileName, what);
  if (empty.length + damaged.length === count) throw scannedFile(fileName, count);

  const builder = createDocumentBuilder(withoutFontForms);
  if (damaged.length > 0) builder.problem(pagesUnreadable(damaged));
  if (empty.length > 0) builder.problem(pagesWithoutText(empty, count));
  if (count < total) builder.problem(pagesLeftOut(count, total));
  write(
    read.map(({ number, page }) => page ?? { number, height: 0, lines: [] }),
    builder,
    context,
  );
  return builder.finish('pdf', await titleOf(pdf), null);
}

function write(
  all: readonly PdfPage[],
  builder: ReturnType<typeof createDocumentBuilder>,
  context: ParseContext,
): void {
  const sizes = headingSizesOf(all);
  const pages = withoutFurniture(all, sizes);
  const texts = pages.flatMap(({ lines }) => lines.flatMap(({ cells }) => cells));
  const writer = createPdfWriter(builder, sizes, hyphenatedWords(texts));
  for (const page of pages) {
    context.checkpoint();
    writer.page(page);
  }
  writer.end();
}

async function readPage(
  pdf: PDFDocumentProxy,
  number: number,
  eyes: PictureReader | null,
  alive: () => void,
): Promise<PdfPage | null> {
  try {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: false });
    const { width, height, transform } = page.getViewport({ scale: 1 });
    const view = { width, height, transform: transform };
    const { fragments, depth } = uprightFragments(items, view);
    if (fragments.length === 0 && eyes) fragments.push(...(await seenFragments(page, view, eyes, alive)));
    page.cleanup();
    return { number, height: depth, lines: readingRegions(fragments).flatMap(linesOf) };
  } catch (error) {
    if (error instanceof InklingError) throw error;
    // One damaged page is reported with the others; the rest of the document is read.
    return null;
  }
}

async function titleOf(pdf: PDFDocumentProxy): Promise<string | null> {
  const { info } = await pdf.getMetadata();
  const title = (info as { Title?: unknown }).Title;
  // Programs put the name of their own file there.
  return typeof title === 'string' && !/^microsoft |untitled|\.(?:docx?|indd|tex)$/iu.test(title)
    ? title
    : null;
}
