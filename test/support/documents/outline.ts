import type { ParsedDocument } from '../../../backend/documents/document.ts';
import { readDocument } from '../../../backend/documents/read-document.ts';
import { quiet } from './quiet.ts';

/** Reads bytes, or a text in UTF-8, as the file of that name. */
export function read(fileName: string, content: string | Uint8Array): Promise<ParsedDocument> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return readDocument({ fileName, bytes }, quiet);
}

const marks = { heading: '#', paragraph: '', 'list-item': '-', 'table-row': '|', code: '`' } as const;

/** A document's blocks in short: "## Care", "- Unplug it.", "| Part: Lid". */
export function outline({ text, blocks }: ParsedDocument): string[] {
  return blocks.map(({ kind, level, start, end }) => {
    const mark = marks[kind].repeat(Math.max(1, level));
    return `${mark} ${text.slice(start, end)}`.trim();
  });
}

/** The codes of what a document's problems are. */
export function problemCodes({ problems }: ParsedDocument): string[] {
  return problems.map(({ code }) => code);
}
