import type { EntryWords } from '../../contract/develop-documents.ts';
import type { DevelopField } from '../../contract/develop-templates.ts';

/** What an entry says in one line: of a row, its first cell with words; of a choice, nothing. */
export function wordsOfEntry(field: DevelopField, { text, cells }: EntryWords): string {
  if (field.kind === 'choice') return '';
  if (field.kind !== 'table') return text.trim();
  return field.columns.map(({ id }) => (cells[id] ?? '').trim()).find((cell) => cell !== '') ?? '';
}
