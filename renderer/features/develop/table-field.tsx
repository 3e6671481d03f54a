import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { NewEntry } from '../../../contract/develop-documents.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Select } from '../../ui/select.tsx';
import { AssumptionFlag } from './assumption-flag.tsx';
import { EntryText } from './entry-text.tsx';
import { EvidenceCircle } from './evidence-circle.tsx';
import { focusEntry } from './list-field.tsx';
import { usePage } from './page-context.ts';
import type { FieldAtWork } from './use-field.ts';
import { lineOf, useSay } from './words.ts';

/** Stands for a choice that nobody made: a folded list has no empty value. */
const undecided = '-';

/** Cards with the same lines each, one below the other. */
export function TableField({ at }: { readonly at: FieldAtWork }) {
  const { t } = useTranslation();
  const say = useSay();
  const { entries } = at.state;
  const add = () => {
    const fresh = { id: crypto.randomUUID(), text: '', cells: {} };
    focusEntry(`${fresh.id}-${at.field.columns[0]!.id}`, () => at.write([...entries, fresh]));
  };
  return (
    <>
      <ol aria-label={say(at.field.label)} className="space-y-0">
        {entries.map((entry, i) => (
          <li key={entry.id} className="border-t border-hairline py-4 first:border-t-0 first:pt-1">
            <Card at={at} entry={entry} number={i + 1} />
          </li>
        ))}
      </ol>
      {entries.length < at.field.entries && (
        <Button look="quiet" icon={<Plus size={14} aria-hidden />} className="-ml-3" onClick={add}>
          {t('develop.addTo', { field: say(at.field.label) })}
        </Button>
      )}
    </>
  );
}

function Card({
  at,
  entry,
  number,
}: {
  readonly at: FieldAtWork;
  readonly entry: NewEntry;
  readonly number: number;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const kept = usePage().entry(entry.id);
  const words = lineOf(at.field, entry);
  const { entries } = at.state;
  const { columns } = at.field;
  const set = (column: string, value: string) =>
    at.write(
      entries.map((one) =>
        one.id === entry.id ? { ...one, cells: { ...one.cells, [column]: value } } : one,
      ),
    );
  return (
    <article
      aria-label={words || t('develop.newCard', { number })}
      className={classNames(
        'entry-row group/entry relative pl-6',
        kept?.by === 'model' && 'by-model',
        kept?.by === 'both' && 'by-both',
      )}
    >
      <span className="absolute top-0 left-0 flex w-5 justify-center">
        {at.field.claims && words !== '' ? (
          <EvidenceCircle entryId={entry.id} words={words} className="mt-[3px]" />
        ) : (
          <span className="pt-[3px] text-small text-ink-3 tabular-nums">{number}</span>
        )}
      </span>
      <span className="absolute top-0 right-0 z-10 flex">
        <IconButton
          label={t('develop.removeEntry', { words: words || String(number) })}
          className="entry-tool size-6"
          onClick={() =>
            at.replace(
              entries.filter(({ id }) => id !== entry.id),
              t('develop.removing', { words: words || String(number) }),
            )
          }
        >
          <X size={13} aria-hidden />
        </IconButton>
        {at.field.claims && words !== '' && <AssumptionFlag entryId={entry.id} words={words} />}
      </span>
      <div className={classNames('grid gap-x-6 gap-y-3 pr-14', columns.length > 3 && 'mid:grid-cols-2')}>
        {columns.map((column) => {
          const label = say(column.label);
          const value = entry.cells[column.id] ?? '';
          return (
            <div key={column.id} className={column.limit >= 1500 ? 'mid:col-span-full' : undefined}>
              <span className="block text-small text-ink-3">{label}</span>
              {column.kind === 'choice' ? (
                <Select
                  bare
                  label={label}
                  value={value || undecided}
                  options={[
                    { value: undecided, label: t('develop.undecided') },
                    ...column.choices.map((choice) => ({ value: choice.id, label: say(choice.label) })),
                  ]}
                  onChange={(next) => {
                    set(column.id, next === undecided ? '' : next);
                    at.flush();
                  }}
                />
              ) : (
                <EntryText
                  id={`entry-${entry.id}-${column.id}`}
                  label={label}
                  value={value}
                  limit={column.limit}
                  placeholder={say(column.help)}
                  onChange={(next) => set(column.id, next)}
                  onBlur={at.flush}
                  className="entry-words font-content text-content"
                />
              )}
            </div>
          );
        })}
      </div>
    </article>
  );
}
