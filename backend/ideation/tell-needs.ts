import type { ToldNeed } from '../../contract/ideation.ts';
import { problemText } from './judging-context.ts';
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
  const [vector] = await models.borrowEmbedder('en', signal, (embedder) =>
    embedder.embed([problemText(brief)], signal),
  );
  const told = needsOf(brief, vector as Float32Array, library.needs, library.needWeights);
  return [...told].map(([id, sureness]) => ({ id, sureness }));
}
