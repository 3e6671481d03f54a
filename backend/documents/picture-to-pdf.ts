import { PDFDocument } from 'pdf-lib';
import { damagedFile } from './file-errors.ts';
import { checkJpeg, plainPng } from './picture-kind.ts';

/** A picture as a PDF of one page, so that it is read the way a scan is. Throws `file-damaged` or `file-too-large`. */
export async function pictureToPdf(
  bytes: Uint8Array,
  kind: 'png' | 'jpeg',
  fileName: string,
): Promise<Uint8Array> {
  // Of its own: pdf-lib reads a JPEG from the beginning of the memory that it is a part of.
  const plain = Uint8Array.from(kind === 'png' ? plainPng(bytes, fileName) : bytes);
  if (kind === 'jpeg') checkJpeg(bytes, fileName);
  try {
    const document = await PDFDocument.create();
    const picture = kind === 'png' ? await document.embedPng(plain) : await document.embedJpg(plain);
    const { width, height } = picture;
    document.addPage([width, height]).drawImage(picture, { x: 0, y: 0, width, height });
    return await document.save();
  } catch (error) {
    throw damagedFile(fileName, kind === 'png' ? 'a picture (PNG)' : 'a picture (JPEG)', error);
  }
}
