import type { EntryWords } from '../../../contract/develop-documents.ts';
import type { DevelopField } from '../../../contract/develop-templates.ts';

/** A text as the words of an entry: in a table it goes to the column that drafts fill. */
export function wordsFor(field: DevelopField, text: string): EntryWords {
  if (field.kind !== 'table') return { text, cells: {} };
  const column = field.draft?.column ?? field.columns[0]!.id;
  return { text: '', cells: { [column]: text } };
}
