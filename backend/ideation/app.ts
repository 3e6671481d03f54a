import type { Handlers } from '../../contract/handlers.ts';
import type { Idea } from '../../contract/ideation.ts';
import { generate } from './generate.ts';
import type { IdeationParts } from './generation.ts';
import { cardCount } from './library.ts';
import { createOwnIdeaHandlers } from './own-handlers.ts';
import { opinionsOn } from './opinions.ts';
import type { IdeaStore, OwnIdeaReader, SessionStore } from './ports.ts';
import { tellNeeds } from './tell-needs.ts';
import { createSessionHandlers } from './session-handlers.ts';

type IdeationHandlers = Pick<
  Handlers,
  | keyof ReturnType<typeof createOwnIdeaHandlers>
  | keyof ReturnType<typeof createSessionHandlers>
  | 'ideation.methods'
  | 'ideation.needs'
  | 'ideation.tellNeeds'
  | 'ideation.generate'
  | 'ideas.list'
  | 'ideas.edit'
  | 'ideas.star'
  | 'ideas.delete'
  | 'ideas.restore'
>;

/** Ideation: ideas for a brief, by method, and what a person does with them. */
export function createIdeationHandlers(
  parts: IdeationParts & {
    readonly store: IdeaStore;
    readonly reader: OwnIdeaReader;
    readonly sessions: SessionStore;
  },
): IdeationHandlers {
  const { store, library, announce } = parts;
  const opinionsOf = async (projectId: string) => opinionsOn(await store.listTreatedIdeas(projectId));
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
        cardCount: cardCount(method, library),
        session: method.session,
      })),
    'ideation.needs': () => library.needs.map(({ id, name, meaning }) => ({ id, name, meaning })),
    'ideation.tellNeeds': ({ projectId }, { signal }) => tellNeeds(parts, projectId, signal),
    'ideation.generate': (input, { signal }) => generate({ ...parts, opinionsOf }, input, signal),

    ...createOwnIdeaHandlers(parts),
    ...createSessionHandlers(parts),
    'ideas.list': ({ projectId }) => store.listIdeas(projectId),
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
