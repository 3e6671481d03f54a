import { History, PenLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DevelopCandidate, EntryWords, NewEntry } from '../../../contract/develop-documents.ts';
import type { DevelopField, DevelopTemplate } from '../../../contract/develop-templates.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { IconButton } from '../../ui/button.tsx';
import { useStore } from '../../ui/store.ts';
import { ChoiceField } from './choice-field.tsx';
import { useDevelopDesk } from './develop-desk.ts';
import { placeKey, type Drafting } from './drafting.ts';
import { Ghost } from './ghost.tsx';
import { focusEntry, ListField } from './list-field.tsx';
import { usePage } from './page-context.ts';
import { TableField } from './table-field.tsx';
import { TextField } from './text-field.tsx';
import { useField, type FieldAtWork } from './use-field.ts';
import { isBlank, useDevelopLanguage, useSay } from './words.ts';

interface FieldBoxProps {
  readonly template: DevelopTemplate;
  readonly field: DevelopField;
}

/** A field of a document: its name, what stands in it, and a proposal where one was asked for. */
export function FieldBox({ template, field }: FieldBoxProps) {
  const { t } = useTranslation();
  const say = useSay();
  const language = useDevelopLanguage();
  const page = usePage();
  const { draftings } = useDevelopDesk();
  const at = useField(template, field);
  const drafting = useStore(draftings.store, (all) => all[placeKey(at.place)]);
  const name = say(field.label);
  const wish = { place: at.place, projectId: page.projectId, name, language };
  const isEmpty = at.state.entries.every(isBlank);

  const accept = (words: EntryWords, candidate: DevelopCandidate) => {
    const { entries, entryId } = withProposal(at, words);
    if (drafting && goesOn(field, drafting, entries.length)) {
      at.accept(entries, { entryId, candidate });
      draftings.another(wish);
      return;
    }
    const column = field.columns.find(({ id }) => (words.cells[id] ?? '') === '')?.id;
    focusEntry(column === undefined ? entryId : `${entryId}-${column}`, () => {
      draftings.end(at.place);
      at.accept(entries, { entryId, candidate });
    });
  };

  return (
    <section aria-label={name} className="field-box group/field">
      <header className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <h3 className="text-ui font-medium text-ink">{name}</h3>
          <p className="text-small text-ink-3">{say(field.help)}</p>
        </div>
        <span className="-mt-0.5 -mr-1 flex shrink-0 opacity-60 transition-opacity duration-100 group-focus-within/field:opacity-100 group-hover/field:opacity-100">
          {field.draft && !drafting && !isEmpty && (
            <IconButton
              label={t('develop.draft.ask', { field: name })}
              className="size-6"
              onClick={() => void draftings.ask(wish)}
            >
              <PenLine size={14} aria-hidden />
            </IconButton>
          )}
          <IconButton
            label={t('develop.history.open', { field: name })}
            className="size-6"
            onClick={() => page.openHistory(template, field)}
          >
            <History size={14} aria-hidden />
          </IconButton>
        </span>
      </header>
      <div className="mt-2">
        <FieldEntries at={at} />
      </div>
      {field.kind === 'table' && isEmpty && !drafting && field.question && (
        <p className="mt-2 text-small text-ink-2 italic">{say(field.question)}</p>
      )}
      {field.draft && !drafting && isEmpty && (
        <button
          type="button"
          aria-label={t('develop.draft.ask', { field: name })}
          onClick={() => void draftings.ask(wish)}
          className="mt-1.5 inline-flex items-center gap-1.5 rounded-sm text-small text-ink-2 hover:text-ink hover:underline hover:underline-offset-2"
        >
          <PenLine size={12} aria-hidden />
          {t('develop.draft.askShort')}
        </button>
      )}
      {at.state.problem && (
        <div className="mt-2">
          <ProblemNotice problem={at.state.problem} kept={t('develop.notSaved')} />
        </div>
      )}
      {drafting && (
        <Ghost
          drafting={drafting}
          field={field}
          onEdit={(words) => draftings.edit(at.place, words)}
          onAccept={accept}
          onAnother={() => draftings.another(wish)}
          onReject={() => draftings.end(at.place)}
        />
      )}
    </section>
  );
}

function FieldEntries({ at }: { readonly at: FieldAtWork }) {
  switch (at.field.kind) {
    case 'text':
      return <TextField at={at} />;
    case 'list':
      return <ListField at={at} />;
    case 'choice':
      return <ChoiceField at={at} />;
    case 'table':
      return <TableField at={at} />;
  }
}

/**
 * Whether the next proposal follows at once: of a list that is taken over from the brief or another document piece by
 * piece. What has gaps to fill, or is the model's, is asked for each time.
 */
function goesOn(
  { kind, entries: most }: DevelopField,
  { candidates, index }: Drafting,
  count: number,
): boolean {
  const next = candidates[index + 1]?.provenance;
  return kind === 'list' && count < most && next?.kind === 'taken' && next.from !== 'library';
}

/** The entries with a proposal added: a text of one entry goes on with it, and nothing that stands there is lost. */
function withProposal(
  { field, state }: FieldAtWork,
  words: EntryWords,
): { readonly entries: readonly NewEntry[]; readonly entryId: string } {
  const entries = state.entries.filter((entry) => !isBlank(entry));
  const [only] = entries;
  if (field.kind === 'text' && only)
    return { entries: [{ ...only, text: `${only.text.trimEnd()}\n${words.text}` }], entryId: only.id };
  const added = { id: crypto.randomUUID(), text: words.text, cells: { ...words.cells } };
  return { entries: [...entries, added], entryId: added.id };
}
