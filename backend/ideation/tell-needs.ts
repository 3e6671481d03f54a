import type { ToldNeed } from '../../contract/ideation.ts';
import { vectorsOf } from './embed-brief.ts';
import type { IdeationLibrary } from './library.ts';
import { needsOf } from './needs.ts';
import type { IdeaStore, ModelLender } from './ports.ts';

interface TellParts {
  readonly store: Pick<IdeaStore, 'getBrief'>;
  readonly models: ModelLender;
  readonly library: IdeationLibrary;
}

/** What the text of a brief tells of it, the surest first; the person may know better. Throws `not-found`. */
export async function tellNeeds(
  { store, models, library }: TellParts,
  projectId: string,
  signal: AbortSignal,
): Promise<ToldNeed[]> {
  const brief = await store.getBrief(projectId);
  if (brief.problem.trim() === '') return [];
  const vectors = await models.borrowEmbedder('en', signal, (embedder) => vectorsOf(brief, embedder, signal));
  const told = needsOf(brief, vectors, library.needs, library.needWeights);
  return [...told].map(([id, sureness]) => ({ id, sureness }));
}
