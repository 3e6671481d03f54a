import type { QueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { createContext, use } from 'react';
import type { Problem } from '../../../contract/errors.ts';
import { queryKeyOf, type Backend } from '../../backend.ts';
import type { Tasks } from '../../ui/tasks.ts';
import { createDraftings, placeKey, type Draftings, type FieldPlace } from './drafting.ts';
import { createFieldDraft, type FieldDraft } from './field-draft.ts';

/** What outlives the page: what is written and not stored yet, and proposals. */
export interface DevelopDesk {
  readonly draftings: Draftings;
  field(place: FieldPlace): FieldDraft;
  /** Stores everything unsaved: the window is closing. */
  flushAll(): void;
}

/** Makes the desk of a window. */
export function createDevelopDesk(
  backend: Backend,
  queries: QueryClient,
  tasks: Tasks,
  t: TFunction,
  say: (problem: Problem) => string,
): DevelopDesk {
  const fields = new Map<string, FieldDraft>();
  return {
    draftings: createDraftings(backend, tasks, t, say),
    field(place) {
      const key = placeKey(place);
      const known = fields.get(key);
      if (known) return known;
      const draft = createFieldDraft(async (entries, accepted) => {
        await backend.call('develop.saveField', { ...place, entries, ...(accepted ? { accepted } : {}) });
        void queries.invalidateQueries({ queryKey: queryKeyOf('develop.idea', { ideaId: place.ideaId }) });
      });
      fields.set(key, draft);
      return draft;
    },
    flushAll() {
      for (const draft of fields.values()) void draft.flush();
    },
  };
}

export const DevelopDeskContext = createContext<DevelopDesk | null>(null);

/** The desk of this window. */
export function useDevelopDesk(): DevelopDesk {
  const desk = use(DevelopDeskContext);
  if (!desk) throw new Error('No DevelopDeskContext above');
  return desk;
}
