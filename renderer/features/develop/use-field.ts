import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewEntry } from '../../../contract/develop-documents.ts';
import type { DevelopField, DevelopTemplate } from '../../../contract/develop-templates.ts';
import { useStore } from '../../ui/store.ts';
import { useUndo } from '../../ui/undo.ts';
import { useDevelopDesk } from './develop-desk.ts';
import type { FieldPlace } from './drafting.ts';
import type { Accepted, FieldState } from './field-draft.ts';
import { usePage } from './page-context.ts';

/** A field at work: its entries as they are in the window, and what can be done with them. */
export interface FieldAtWork {
  readonly place: FieldPlace;
  readonly template: DevelopTemplate;
  readonly field: DevelopField;
  readonly state: FieldState;
  write(entries: readonly NewEntry[]): void;
  /** Takes entries away, or puts others in their place, with a way back. */
  replace(entries: readonly NewEntry[], label: string): void;
  accept(entries: readonly NewEntry[], accepted: Accepted): void;
  flush(): void;
}

/** Opens a field of the document. */
export function useField(template: DevelopTemplate, field: DevelopField): FieldAtWork {
  const { t } = useTranslation();
  const { ideaId, documents } = usePage();
  const desk = useDevelopDesk();
  const undo = useUndo();
  const place = { ideaId, templateId: template.id, fieldId: field.id };
  const draft = desk.field(place);
  const state = useStore(draft.state, (now) => now);
  const stored = documents.documents
    .find(({ templateId }) => templateId === template.id)
    ?.fields.find(({ fieldId }) => fieldId === field.id)?.entries;
  useEffect(() => draft.receive(stored ?? []), [draft, stored]);
  const remember = (label: string) => {
    const before = state.entries;
    undo.push(label, () => {
      draft.write(before);
      return draft.flush();
    });
  };
  return {
    place,
    template,
    field,
    state,
    write: (entries) => draft.write(entries),
    replace(entries, label) {
      remember(label);
      draft.write(entries);
      void draft.flush();
    },
    accept(entries, accepted) {
      remember(t('develop.draft.accepting'));
      void draft.accept(entries, accepted);
    },
    flush: () => void draft.flush(),
  };
}
