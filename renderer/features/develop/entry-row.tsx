import { X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewEntry } from '../../../contract/develop-documents.ts';
import { IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { AssumptionFlag } from './assumption-flag.tsx';
import { EntryText } from './entry-text.tsx';
import { EvidenceCircle } from './evidence-circle.tsx';
import { usePage } from './page-context.ts';
import type { FieldAtWork } from './use-field.ts';

interface EntryRowProps {
  readonly at: FieldAtWork;
  readonly entry: NewEntry;
  readonly label: string;
  readonly placeholder?: string | undefined;
  onText(text: string): void;
  onKeyDown?(event: KeyboardEvent<HTMLTextAreaElement>): void;
  /** Left out: this entry can't be taken away. */
  onRemove?(): void;
}

/** One entry on its line: its circle, its words, and at the end what can be done with it. */
export function EntryRow({ at, entry, label, placeholder, onText, onKeyDown, onRemove }: EntryRowProps) {
  const { t } = useTranslation();
  const kept = usePage().entry(entry.id);
  const { field } = at;
  const hasWords = entry.text.trim() !== '';
  return (
    <div className="entry-row group/entry relative flex items-start gap-1.5">
      {field.claims &&
        (hasWords ? (
          <EvidenceCircle entryId={entry.id} words={entry.text} className="mt-[3px] -ml-1.5" />
        ) : (
          <span aria-hidden className="mt-[3px] -ml-1.5 size-5 shrink-0" />
        ))}
      <EntryText
        id={`entry-${entry.id}`}
        label={label}
        value={entry.text}
        limit={field.limit}
        placeholder={placeholder}
        onChange={onText}
        onBlur={at.flush}
        {...(onKeyDown ? { onKeyDown } : {})}
        className={classNames(
          'entry-words font-content text-content',
          kept?.by === 'model' && 'by-model',
          kept?.by === 'both' && 'by-both',
        )}
      />
      {hasWords && (
        <span className="absolute top-0 right-0 flex">
          {onRemove && (
            <IconButton
              label={t('develop.removeEntry', { words: entry.text })}
              className="entry-tool size-6"
              onClick={onRemove}
            >
              <X size={13} aria-hidden />
            </IconButton>
          )}
          {field.claims && !field.assumptions && <AssumptionFlag entryId={entry.id} words={entry.text} />}
        </span>
      )}
    </div>
  );
}
