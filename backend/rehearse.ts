import { InklingError } from '../contract/errors.ts';
import type { Idea } from '../contract/ideation.ts';
import { generate } from './ideation/generate.ts';
import type { GenerateParts } from './ideation/generation.ts';
import { hashOfText } from './ideation/hash-text.ts';
import { hashOfLibrary } from './ideation/library.ts';
import { modelSha256 } from './models/registry.ts';
import type { NewIdea } from './ideation/ports.ts';
import type { Generator } from './lineage/ports.ts';
import type { ModelSource } from './runtime/runtime.ts';

/** What nobody has put anything on yet. */
const unmarked = {
  state: 'new',
  tags: [],
  rank: '1',
  clusterId: null,
  mergedIntoId: null,
} satisfies Partial<Idea>;

/** The generation of ideas for lineage: with a brief and ideas of then instead of the store's, keeping nothing. */
export function createRehearsal(
  { models, library }: Pick<GenerateParts, 'models' | 'library'>,
  source: Pick<ModelSource, 'find'>,
): Generator {
  return {
    library: hashOfLibrary(library),
    hashOf: hashOfText,
    modelSha256(id) {
      try {
        return modelSha256(source.find(id, 'text-generation'));
      } catch (error) {
        if (error instanceof InklingError && error.code === 'model-missing') return null;
        throw error;
      }
    },
    async *rehearse({ input, brief, ideas, opinions }, signal) {
      const table = new Map<string, Idea>(ideas.map((idea) => [idea.id, idea]));
      const nothing = () => Promise.resolve();
      const store = {
        getBrief: () => Promise.resolve(brief),
        listIdeas: () => Promise.resolve([...table.values()]),
        // The caller has seen to it that it is there.
        getIdea: (id: string) => Promise.resolve(table.get(id)!),
        addIdea: (idea: NewIdea) => Promise.resolve<Idea>({ ...idea, ...unmarked }),
        deleteIdea: nothing,
        startGeneration: nothing,
        finishGeneration: nothing,
      };
      const opinionsOf = () => Promise.resolve(opinions);
      // What is made again to compare it stays on this machine, whatever writes for the project now.
      const writerOf = (_projectId: string, asked: string | undefined) => asked;
      const parts = { store, models, writerOf, library, opinionsOf, announce: () => {} };
      for await (const event of generate(parts, input, signal)) {
        if (event.type === 'idea') yield { type: 'idea', idea: event.idea };
        if (event.type === 'progress') {
          const { done, planned, stimulus } = event;
          yield { type: 'progress', done, planned, stimulus };
        }
      }
    },
  };
}
