import { randomUUID } from 'node:crypto';
import type { Handlers } from '../../contract/handlers.ts';
import type { Idea } from '../../contract/ideation.ts';
import { generate } from './generate.ts';
import type { GenerateParts } from './generation.ts';
import { cardsOf } from './library.ts';
import type { NewIdea } from './ports.ts';

type IdeationHandlers = Pick<
  Handlers,
  | 'ideation.methods'
  | 'ideation.generate'
  | 'ideas.list'
  | 'ideas.add'
  | 'ideas.edit'
  | 'ideas.star'
  | 'ideas.delete'
  | 'ideas.restore'
>;

/** Ideation: ideas for a brief, by method, and what a person does with them. */
export function createIdeationHandlers(parts: GenerateParts): IdeationHandlers {
  const { store, library, announce } = parts;
  const changed = (idea: Idea): Idea => {
    announce(idea.projectId);
    return idea;
  };
  return {
    'ideation.methods': () =>
      library.methods.map((method) => ({
        id: method.id,
        name: method.name,
        description: method.description,
        cardCount: cardsOf(method, library).length,
      })),
    'ideation.generate': (input, { signal }) => generate(parts, input, signal),

    'ideas.list': ({ projectId }) => store.listIdeas(projectId),
    'ideas.add': async ({ projectId, fields }) => {
      const idea: NewIdea = {
        pitch: '',
        who: '',
        why: '',
        experiment: '',
        ...fields,
        id: randomUUID(),
        projectId,
        parentId: null,
        origin: 'person',
        starred: false,
        editedAt: null,
        createdAt: Date.now(),
        provenance: null,
      };
      return changed(await store.addIdea(idea));
    },
    'ideas.edit': async ({ id, fields }) => changed(await store.editIdea(id, fields, Date.now())),
    'ideas.star': async ({ id, starred }) => changed(await store.starIdea(id, starred)),
    'ideas.delete': async ({ id }) => {
      const { projectId } = await store.getIdea(id);
      await store.deleteIdea(id);
      announce(projectId);
      return {};
    },
    'ideas.restore': async ({ id }) => changed(await store.restoreIdea(id)),
  };
}
