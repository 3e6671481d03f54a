import { degrees, PDFDocument, PDFHexString, PDFName, StandardFonts } from 'pdf-lib';
import { encoded } from './encoded.ts';

/** A line of text to be set; positions in points from the lower left corner of an A4 page. */
export interface PdfText {
  readonly text: string;
  readonly x?: number;
  readonly y: number;
  readonly size?: number;
}

const a4: [number, number] = [595, 842];

/** A PDF whose pages have these lines of text. */
export async function makePdf(
  pages: readonly (readonly PdfText[])[],
  options: { title?: string; rotate?: number } = {},
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  if (options.title !== undefined) pdf.setTitle(options.title);
  for (const lines of pages) {
    const page = pdf.addPage(a4);
    if (options.rotate !== undefined) page.setRotation(degrees(options.rotate));
    for (const { text, x = 72, y, size = 11 } of lines) page.drawText(text, { x, y, size, font });
  }
  return pdf.save();
}

/** A PDF written by hand, of pages with a line each; null is a page whose own entry is damaged. */
export function makeDamagedPdf(lines: readonly (string | null)[]): Uint8Array {
  const first = 4;
  const kids = lines.map((_, index) => `${first + 2 * index} 0 R`).join(' ');
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${lines.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...lines.flatMap((line, index) => {
      const content = `BT /F1 12 Tf 72 700 Td (${line ?? ''}) Tj ET`;
      const resources = '/Resources << /Font << /F1 3 0 R >> >>';
      const contents = `/Contents ${first + 2 * index + 1} 0 R`;
      return [
        line === null
          ? '<< /Type ) /Page ('
          : `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] ${contents} ${resources} >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ]);
}

/** Running text: one line under the other from `top` on. */
export function linesFrom(top: number, texts: readonly string[], x = 72, size = 11, leading = 14): PdfText[] {
  return texts.map((text, index) => ({ text, x, y: top - index * leading, size }));
}

/** A PDF as a scanner makes it: a picture on each page. */
export async function makeScannedPdf(pages: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const picture = await pdf.embedPng(Buffer.from(onePixel, 'base64'));
  for (let index = 0; index < pages; index++) pdf.addPage(a4).drawImage(picture, { width: 595, height: 842 });
  return pdf.save();
}

/** A PDF that says that it is encrypted with a password that nobody gave. */
export async function makeEncryptedPdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.addPage(a4).drawText('secret', { x: 72, y: 700 });
  const key = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';
  const encryption = pdf.context.obj({ V: 2, R: 3, Length: 128, P: -44 });
  encryption.set(PDFName.of('Filter'), PDFName.of('Standard'));
  for (const name of ['O', 'U']) encryption.set(PDFName.of(name), PDFHexString.of(key));
  pdf.context.trailerInfo.Encrypt = pdf.context.register(encryption);
  pdf.context.trailerInfo.ID = pdf.context.obj([
    PDFHexString.of(key.slice(0, 32)),
    PDFHexString.of(key.slice(0, 32)),
  ]);
  return pdf.save({ useObjectStreams: false });
}

/** A PDF in a Chinese font that it does not bring, in the encoding GBK, as Chinese programs make them. */
export function makeChinesePdf(lines: readonly string[]): Uint8Array {
  const shown = lines.map((line) => `<${Buffer.from(encoded(line, 'gbk')).toString('hex')}> Tj 0 -20 Td`);
  const content = `BT /F1 12 Tf 72 700 Td ${shown.join(' ')} ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>',
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/GBK-EUC-H/DescendantFonts[6 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 7 0 R/DW 1000>>',
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>',
  ];
  return pdfOf(objects);
}

/** The bytes of a PDF with these objects, numbered from 1; the first is its catalog. */
export function pdfOf(objects: readonly string[]): Uint8Array {
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const offset of offsets) text += `${String(offset).padStart(10, '0')} 00000 n \n`;
  text += `trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}

const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
