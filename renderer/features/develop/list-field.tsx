import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { NewEntry } from '../../../contract/develop-documents.ts';
import { EntryRow } from './entry-row.tsx';
import type { FieldAtWork } from './use-field.ts';
import { useSay } from './words.ts';

/** Puts the cursor into an entry, after a change that draws it: at once, so that no key is lost on the way. */
export function focusEntry(id: string, change?: () => void): void {
  if (change) flushSync(change);
  // Of a card, its first line.
  const place =
    document.getElementById(`entry-${id}`) ?? document.querySelector<HTMLElement>(`[id^="entry-${id}-"]`);
  place?.focus();
}

const blank = (): NewEntry => ({ id: crypto.randomUUID(), text: '', cells: {} });

/** A list one writes as on paper: Enter begins the next entry, Backspace on an empty one goes back. */
export function ListField({ at }: { readonly at: FieldAtWork }) {
  const { t } = useTranslation();
  const say = useSay();
  const label = say(at.field.label);
  // The empty line at the end is there before it is an entry; when it is written on, it becomes one as it stands.
  const [next, setNext] = useState(blank);
  const { entries } = at.state;
  const isFull = entries.length >= at.field.entries;
  const shown = isFull ? entries : [...entries, next];
  const { question } = at.field;
  const placeholder = question && entries.length === 0 ? say(question) : undefined;

  const write = (entry: NewEntry, text: string) => {
    // Lines that are pasted are entries.
    const lines = text.split('\n');
    const [first = '', ...rest] = lines.length > 1 ? lines.filter((line) => line.trim() !== '') : lines;
    const room = at.field.entries - entries.length - (entry === next ? 1 : 0);
    const added = rest.slice(0, Math.max(0, room)).map((line) => ({ ...blank(), text: line }));
    const changed = { ...entry, text: first };
    if (entry === next) {
      at.write([...entries, changed, ...added]);
      setNext(blank());
    } else at.write(entries.flatMap((one) => (one.id === entry.id ? [changed, ...added] : [one])));
  };
  const insertAfter = (entry: NewEntry) => {
    const place = entries.findIndex(({ id }) => id === entry.id);
    if (place === entries.length - 1 || isFull) return focusEntry(next.id);
    const fresh = blank();
    focusEntry(fresh.id, () => at.write(entries.toSpliced(place + 1, 0, fresh)));
  };
  const remove = (entry: NewEntry) =>
    at.replace(
      entries.filter(({ id }) => id !== entry.id),
      t('develop.removing', { words: entry.text }),
    );

  return (
    <ul aria-label={label}>
      {shown.map((entry, i) => (
        <li key={entry.id}>
          <EntryRow
            at={at}
            entry={entry}
            label={t('develop.entryOf', { field: label, number: i + 1 })}
            placeholder={placeholder}
            onText={(text) => write(entry, text)}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              if (event.key === 'Enter') {
                event.preventDefault();
                if (entry.text.trim() !== '') insertAfter(entry);
              } else if (event.key === 'Backspace' && entry.text === '' && i > 0) {
                event.preventDefault();
                focusEntry(shown[i - 1]!.id);
                if (entry !== next) at.write(entries.filter(({ id }) => id !== entry.id));
              }
            }}
            {...(entry === next ? {} : { onRemove: () => remove(entry) })}
          />
        </li>
      ))}
    </ul>
  );
}
