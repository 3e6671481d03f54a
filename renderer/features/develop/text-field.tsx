import { useState } from 'react';
import type { NewEntry } from '../../../contract/develop-documents.ts';
import { EntryRow } from './entry-row.tsx';
import type { FieldAtWork } from './use-field.ts';
import { isBlank, useSay } from './words.ts';

/** A text of one entry, some sentences long. */
export function TextField({ at }: { readonly at: FieldAtWork }) {
  const say = useSay();
  const label = say(at.field.label);
  const [fresh] = useState<NewEntry>(() => ({ id: crypto.randomUUID(), text: '', cells: {} }));
  const entry = at.state.entries[0] ?? fresh;
  const { question } = at.field;
  return (
    <EntryRow
      at={at}
      entry={entry}
      label={label}
      placeholder={question && isBlank(entry) ? say(question) : undefined}
      onText={(text) => at.write([{ ...entry, text }])}
    />
  );
}
