import { groupedIdeasLimit } from '../../contract/cluster.ts';
import { InklingError } from '../../contract/errors.ts';
import type { Idea } from '../../contract/ideation.ts';
import type { ClusterStore, IdeaVector, VectorsOf } from './ports.ts';
import type { IdeaTable } from './propose.ts';

/** The ideas of a project as they are compared. */
export interface ReadIdeas {
  /** Those that one embedder reads: the language most of the ideas are in. */
  readonly table: IdeaTable;
  readonly modelSha256: string;
  /** Those in another language, whose vectors can't be compared with the others. */
  readonly others: IdeaTable | null;
}

/** What is counted and compared of an idea. */
export const textOf = ({ title, pitch }: Pick<Idea, 'title' | 'pitch'>) => `${title}\n${pitch}`;

/**
 * Reads the ideas of a project. Throws `invalid-input` when there are too many, `not-enough-data` below `fewest`;
 * `onProgress` is told the share of the new ones read, null before that is known.
 */
export async function readIdeas(
  { store, vectorsOf }: { readonly store: Pick<ClusterStore, 'listIdeas'>; readonly vectorsOf: VectorsOf },
  projectId: string,
  fewest: number,
  signal: AbortSignal,
  onProgress: (share: number | null) => void,
): Promise<ReadIdeas> {
  const ideas = await store.listIdeas(projectId);
  if (ideas.length > groupedIdeasLimit)
    throw new InklingError(
      'invalid-input',
      `The project has ${ideas.length} ideas; at most ${groupedIdeasLimit} can be compared at once. Nothing was changed.`,
      'Delete or merge ideas, or move some of them to another project.',
    );
  if (ideas.length < fewest)
    throw new InklingError(
      'not-enough-data',
      ideas.length === 0
        ? 'There are no ideas yet.'
        : `There are too few ideas: ${ideas.length}, where ${fewest} are needed.`,
      'Write or generate some more first.',
    );
  onProgress(null);
  const vectors = new Map<string, IdeaVector>();
  for (const one of await vectorsOf(projectId, signal, (done, total) => onProgress(done / total)))
    vectors.set(one.ideaId, one);
  const read = ideas.flatMap((idea) => {
    const vector = vectors.get(idea.id);
    return vector ? [{ idea, vector }] : [];
  });
  const groups = [...Map.groupBy(read, ({ vector }) => vector.modelSha256)].sort(
    ([, a], [, b]) => b.length - a.length,
  );
  const [[modelSha256, most] = ['', []], ...rest] = groups;
  // There are two embedders; a third language model would leave its ideas out of the comparison.
  const [second] = rest;
  return { table: toTable(most), modelSha256, others: second ? toTable(second[1]) : null };
}

function toTable(read: readonly { readonly idea: Idea; readonly vector: IdeaVector }[]): IdeaTable {
  const dimensions = read[0]?.vector.vector.length ?? 0;
  const values = new Float32Array(read.length * dimensions);
  read.forEach(({ vector }, row) => values.set(vector.vector, row * dimensions));
  return {
    ideaIds: read.map(({ idea }) => idea.id),
    texts: read.map(({ idea }) => textOf(idea)),
    values,
    dimensions,
  };
}
