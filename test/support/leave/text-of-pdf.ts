import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The text of a PDF, its lines run together, with the letters that a font put in the place of others made plain again. */
export async function textOfPdf(file: string): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise;
  const numbers = Array.from({ length: document.numPages }, (_, i) => i + 1);
  const contents = await Promise.all(
    numbers.map(async (number) => (await document.getPage(number)).getTextContent()),
  );
  const items = contents.flatMap((content) => content.items);
  return items
    .map((item) => ('str' in item ? item.str : ''))
    .join('')
    .normalize('NFKC');
}
