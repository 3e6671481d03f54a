import type { Idea } from '../../contract/ideation.ts';
import { InklingError } from '../../contract/errors.ts';
import type { ComposeStore } from './ports.ts';

/** Longest beginning of a brief that its meaning is taken from, in characters: what an embedder reads. */
const contextLimit = 2000;

/** The idea of a project. Throws `not-found`, and `invalid-input` when it is another project's. */
export async function ideaOf(store: ComposeStore, projectId: string, ideaId: string): Promise<Idea> {
  const idea = await store.getIdea(ideaId);
  if (idea.projectId !== projectId)
    throw new InklingError(
      'invalid-input',
      'This idea belongs to another project. Nothing was written.',
      'Choose an idea of this project.',
    );
  return idea;
}

/** What a text is held against: the idea if there is one, and the brief; empty when both are. */
export async function briefText(
  store: ComposeStore,
  projectId: string,
  ideaId: string | undefined,
): Promise<string> {
  const { title, problem, people } = await store.getBrief(projectId);
  const idea = ideaId === undefined ? null : await ideaOf(store, projectId, ideaId);
  return [idea?.title, idea?.pitch, title, problem, people]
    .filter((text) => text !== undefined && text.trim() !== '')
    .join('. ')
    .slice(0, contextLimit);
}
