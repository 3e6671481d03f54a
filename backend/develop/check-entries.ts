import type { NewEntry } from '../../contract/develop-documents.ts';
import type { DevelopField } from '../../contract/develop-templates.ts';
import { InklingError } from '../../contract/errors.ts';

/** Throws `invalid-input` when entries don't fit their field; nothing is cut to fit. */
export function checkEntries(field: DevelopField, entries: readonly NewEntry[]): void {
  const most = field.kind === 'text' || field.kind === 'choice' ? 1 : field.entries;
  if (entries.length > most) throw refused(`“${field.label.en}” has at most ${most} entries`);
  if (new Set(entries.map(({ id }) => id)).size < entries.length)
    throw refused('Two entries have the same id');
  for (const { text, cells } of entries) {
    if (text.length > field.limit) throw tooLong(field.label.en, field.limit);
    if (field.kind === 'choice' && text !== '' && !field.choices.some(({ id }) => id === text))
      throw refused(`“${field.label.en}” has no choice called “${text.slice(0, 60)}”`);
    if (field.kind === 'table' && text !== '')
      throw refused(`An entry of “${field.label.en}” is a row of cells`);
    for (const [id, value] of Object.entries(cells)) {
      const column = field.columns.find((one) => one.id === id);
      if (!column) throw refused(`“${field.label.en}” has no column called “${id}”`);
      if (value.length > column.limit) throw tooLong(column.label.en, column.limit);
      if (column.kind === 'choice' && value !== '' && !column.choices.some((choice) => choice.id === value))
        throw refused(`“${column.label.en}” has no choice called “${value.slice(0, 60)}”`);
    }
  }
}

function tooLong(name: string, limit: number): InklingError {
  return new InklingError(
    'invalid-input',
    `This is too long for “${name}”: ${limit} characters are the limit. What was kept before is unchanged.`,
    'Shorten it, or make two entries of it.',
  );
}

function refused(message: string): InklingError {
  return new InklingError(
    'invalid-input',
    `${message}. What was kept before is unchanged.`,
    'Change the entries and try again.',
  );
}
