import type { PdfLine } from './pdf-lines.ts';

/** The lines of a page and its height in points. */
export interface PdfPage {
  readonly number: number;
  readonly height: number;
  readonly lines: readonly PdfLine[];
}
