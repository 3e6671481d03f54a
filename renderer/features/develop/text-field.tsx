import { useState } from 'react';
import type { NewEntry } from '../../../contract/develop-documents.ts';
import { EntryRow } from './entry-row.tsx';
import type { FieldAtWork } from './use-field.ts';
import { useSay } from './words.ts';

/** A text of one entry, some sentences long. */
export function TextField({ at }: { readonly at: FieldAtWork }) {
  const label = useSay()(at.field.label);
  const [fresh] = useState<NewEntry>(() => ({ id: crypto.randomUUID(), text: '', cells: {} }));
  const entry = at.state.entries[0] ?? fresh;
  return <EntryRow at={at} entry={entry} label={label} onText={(text) => at.write([{ ...entry, text }])} />;
}
