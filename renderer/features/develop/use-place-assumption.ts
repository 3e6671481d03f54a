import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Assumption, IdeaDocuments } from '../../../contract/develop-documents.ts';
import { problemOf, queryKeyOf, useBackend } from '../../backend.ts';
import { problemSentence } from '../../i18n/problem-text.ts';
import { useUndo } from '../../ui/undo.ts';
import { usePage } from './page-context.ts';

/** Marks and places an assumption: shown at once, stored after, with a way back and forth. */
export function usePlaceAssumption(): (entryId: string, assumption: Assumption | null) => void {
  const { t, i18n } = useTranslation();
  const backend = useBackend();
  const queries = useQueryClient();
  const undo = useUndo();
  const { ideaId, entry } = usePage();
  return useCallback(
    (entryId, assumption) => {
      const key = queryKeyOf('develop.idea', { ideaId });
      const before = entry(entryId)?.assumption ?? null;
      const set = async (value: Assumption | null) => {
        queries.setQueryData<IdeaDocuments>(key, (now) => now && withAssumption(now, entryId, value));
        try {
          await backend.call('develop.placeAssumption', { ideaId, entryId, assumption: value });
        } catch (error) {
          toast(problemSentence(problemOf(error), i18n.language));
        }
        void queries.invalidateQueries({ queryKey: key });
      };
      const label = t('develop.assumption.placing');
      // Remembered before it is stored, so that keys pressed quickly go back in the order of their pressing.
      undo.push(
        label,
        () => set(before),
        () => set(assumption),
      );
      void set(assumption);
    },
    [backend, queries, undo, t, i18n, ideaId, entry],
  );
}

function withAssumption(all: IdeaDocuments, entryId: string, assumption: Assumption | null): IdeaDocuments {
  return {
    ...all,
    documents: all.documents.map((document) => ({
      ...document,
      fields: document.fields.map((field) => ({
        ...field,
        entries: field.entries.map((one) => (one.id === entryId ? { ...one, assumption } : one)),
      })),
    })),
  };
}
