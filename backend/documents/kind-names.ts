import type { DocumentKind } from './document.ts';

/** The kinds of documents as they are called in a sentence. */
export const kindNames: Readonly<Record<DocumentKind, string>> = {
  text: 'plain text',
  markdown: 'Markdown',
  html: 'a web page',
  pdf: 'a PDF',
  docx: 'a Word document',
  csv: 'a table in text (CSV)',
  xlsx: 'an Excel workbook',
};
