import { randomUUID } from 'node:crypto';
import type { develop } from '../../contract/develop.ts';
import type { DevelopTemplate } from '../../contract/develop-templates.ts';
import type { Handlers } from '../../contract/handlers.ts';
import { changeField } from './change-field.ts';
import { checkEntries } from './check-entries.ts';
import { draftField } from './draft-field.ts';
import { findField } from './find-field.ts';
import type { DevelopModels, DevelopStore, FillOpening, PeopleOf, StoredEvidence } from './ports.ts';
import { toDocuments, toEvidence } from './to-documents.ts';

/** Versions of a field that are shown. */
const historyLength = 100;

/** What develop works with. */
export interface DevelopParts {
  readonly store: DevelopStore;
  readonly models: DevelopModels;
  /** In the order of their tabs. */
  readonly templates: readonly DevelopTemplate[];
  readonly fillOpening: FillOpening;
  readonly peopleOf: PeopleOf;
  readonly announce: (projectId: string) => void;
}

/** Develop: the documents of an idea, what stands behind their claims, and drafts of their fields. */
export function createDevelopHandlers(parts: DevelopParts): Pick<Handlers, keyof typeof develop> {
  const { store, templates } = parts;
  const changed = async (ideaId: string): Promise<void> =>
    parts.announce((await store.getIdea(ideaId)).projectId);
  return {
    'develop.templates': () => [...templates],

    async 'develop.documents'({ projectId }) {
      const all = [];
      const written = await store.listWritten(projectId);
      for (const idea of await store.listIdeas(projectId)) {
        if (!written.has(idea.id)) continue;
        const documents = toDocuments(templates, idea, await store.readDocuments(idea.id));
        if (documents.documents.length > 0) all.push(documents);
      }
      return all;
    },

    async 'develop.idea'({ ideaId }) {
      return toDocuments(templates, await store.getIdea(ideaId), await store.readDocuments(ideaId));
    },

    async 'develop.saveField'({ entries, accepted, ...place }) {
      const { template, field } = findField(templates, place.templateId, place.fieldId);
      checkEntries(field, entries);
      const now = Date.now();
      const saved = await store.changeField(place, now, (before, newest) =>
        changeField(before, newest, entries, accepted, now),
      );
      await changed(place.ideaId);
      const [document] = toDocuments(
        [template],
        await store.getIdea(place.ideaId),
        await store.readDocuments(place.ideaId),
      ).documents;
      const shown = document?.fields.find(({ fieldId }) => fieldId === field.id);
      return shown ?? { fieldId: field.id, entries: [], updatedAt: saved.updatedAt };
    },

    async 'develop.history'(place) {
      findField(templates, place.templateId, place.fieldId);
      return [...(await store.listVersions(place, historyLength))];
    },

    async 'develop.placeAssumption'({ ideaId, entryId, assumption }) {
      await store.setAssumption(ideaId, entryId, assumption, Date.now());
      await changed(ideaId);
      return {};
    },

    async 'develop.addEvidence'({ ideaId, entryId, fields }) {
      const evidence: StoredEvidence = {
        id: randomUUID(),
        ideaId,
        entryId,
        fields,
        isThere: true,
        createdAt: Date.now(),
      };
      await store.addEvidence(evidence);
      await changed(ideaId);
      return toEvidence(evidence);
    },

    async 'develop.deleteEvidence'({ id }) {
      await changed(await store.deleteEvidence(id, Date.now()));
      return {};
    },

    async 'develop.restoreEvidence'({ id }) {
      const evidence = await store.restoreEvidence(id);
      await changed(evidence.ideaId);
      return toEvidence(evidence);
    },

    'develop.draft': (input, { signal }) => draftField(parts, input, signal),
  };
}
