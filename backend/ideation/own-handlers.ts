import { randomUUID } from 'node:crypto';
import type { Handlers } from '../../contract/handlers.ts';
import type { IdeaFields } from '../../contract/ideation.ts';
import { fitFields } from './own/fit-fields.ts';
import { markDuplicates } from './own/mark-duplicates.ts';
import { readIdeaText, requireWithinLimit } from './own/read-text.ts';
import type { IdeaStore, NewIdea, OwnIdeaReader } from './ports.ts';

type OwnEndpoint = 'ideas.add' | 'ideas.readText' | 'ideas.readTable' | 'ideas.addMany';

interface OwnParts {
  readonly store: IdeaStore;
  readonly reader: OwnIdeaReader;
  announce(projectId: string): void;
}

/** An idea of the person's own, as it is kept. */
export function ownIdea(
  projectId: string,
  fields: Partial<IdeaFields> & Pick<IdeaFields, 'title'> & Pick<NewIdea, 'tags'>,
  createdAt: number,
  parentId: string | null = null,
): NewIdea {
  return {
    ...{ pitch: '', who: '', why: '', experiment: '' },
    ...fields,
    ...{ id: randomUUID(), projectId, parentId, createdAt },
    ...{ origin: 'person', starred: false, editedAt: null, provenance: null },
  };
}

/** The person's own ideas: one by one, or many from a list or a table. */
export function createOwnIdeaHandlers({ store, reader, announce }: OwnParts): Pick<Handlers, OwnEndpoint> {
  return {
    'ideas.add': async ({ projectId, fields }) => {
      const idea = ownIdea(projectId, fields, Date.now());
      const kept = await store.addIdea(idea);
      announce(projectId);
      return kept;
    },

    async 'ideas.readText'({ projectId, source, encoding, form }, { signal }) {
      const existing = await store.listIdeas(projectId);
      const file = source.kind === 'file' ? await reader.readText(source.path, encoding, signal) : null;
      const read = readIdeaText(file?.text ?? (source.kind === 'pasted' ? source.text : ''), form);
      requireWithinLimit(read.ideas.length);
      const fitted = read.ideas.map(fitFields);
      return {
        ...{ form: read.form, hasHeadings: read.hasHeadings },
        ideas: markDuplicates(
          fitted.map(({ fields }) => fields),
          existing,
        ),
        shortened: fitted.filter(({ isShortened }) => isShortened).length,
        encoding: file?.encoding ?? null,
        isUncertain: file?.isUncertain ?? false,
      };
    },

    async 'ideas.readTable'({ projectId, ...input }, { signal }) {
      const existing = await store.listIdeas(projectId);
      const { total, ideas, ...read } = await reader.readTable(input, signal);
      requireWithinLimit(total);
      return { ...read, ideas: markDuplicates(ideas, existing) };
    },

    async 'ideas.addMany'({ projectId, ideas }) {
      const now = Date.now();
      const added = await store.addIdeas(
        projectId,
        ideas.map((fields) => ownIdea(projectId, fields, now)),
      );
      announce(projectId);
      return added;
    },
  };
}
