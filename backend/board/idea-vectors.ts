import { createHash } from 'node:crypto';
import type { Idea } from '../../contract/ideation.ts';
import type { BoardStore, BorrowBoardEmbedder, IdeaVector, NewIdeaVector, TextReader } from './ports.ts';

/** Texts embedded in one turn of the embedder, so that others get theirs in between. */
const turnSize = 32;

/** The vectors of the ideas of a project. */
export interface IdeaVectors {
  /**
   * One vector for each idea, in the order of the list; what is missing or made of an older text is made first and kept.
   * `onProgress` is told how many of those are done; it is not called when there are none. Rejects with `cancelled`
   * and keeps what was made. Vectors of different models (English and Chinese ideas) can't be compared.
   */
  vectorsOf(
    projectId: string,
    signal: AbortSignal,
    onProgress?: (done: number, total: number) => void,
  ): Promise<IdeaVector[]>;
}

/** What an idea is known by: what it is, and whom it is for. */
export const textOfIdea = ({ title, pitch, who }: Pick<Idea, 'title' | 'pitch' | 'who'>): string =>
  [title, pitch, who].filter((part) => part.trim() !== '').join('\n');

/** Texts that are hashed before the thread may do other things. */
const hashedAtOnce = 1000;

/** Makes the keeper of vectors; every room that compares ideas is given the same one. */
export function createIdeaVectors(
  store: Pick<BoardStore, 'listTexts' | 'listVectors' | 'keepVectors'>,
  borrowEmbedder: BorrowBoardEmbedder,
  { languageOf }: Pick<TextReader, 'languageOf'>,
  pause: () => Promise<void>,
): IdeaVectors {
  /** Those of the project last asked for. A vector says what text it is of, so none here is ever out of date. */
  let held: { readonly projectId: string; readonly vectors: ReadonlyMap<string, NewIdeaVector> } | null =
    null;

  return {
    async vectorsOf(projectId, signal, onProgress) {
      const ideas = await store.listTexts(projectId);
      const texts = new Map(ideas.map((idea) => [idea.id, textOfIdea(idea)]));
      const hashes = new Map<string, string>();
      for (const [id, text] of texts) {
        hashes.set(id, sha256(text));
        if (hashes.size % hashedAtOnce === 0) await pause();
      }
      const known = new Map<string, NewIdeaVector>();
      const take = (vectors: Iterable<NewIdeaVector>) => {
        for (const vector of vectors)
          if (vector.textSha256 === hashes.get(vector.ideaId)) known.set(vector.ideaId, vector);
      };
      if (held?.projectId === projectId) take(held.vectors.values());
      if (known.size < ideas.length) take(await store.listVectors(projectId));

      const missing = ideas.filter(({ id }) => !known.has(id));
      let done = 0;
      for (const [language, ofLanguage] of Map.groupBy(missing, ({ id }) => languageOf(texts.get(id)!))) {
        for (let start = 0; start < ofLanguage.length; start += turnSize) {
          const turn = ofLanguage.slice(start, start + turnSize);
          const made = await borrowEmbedder(language, signal, async (embedder): Promise<NewIdeaVector[]> => {
            const vectors = await embedder.embed(
              turn.map(({ id }) => texts.get(id)!),
              signal,
            );
            return turn.map(({ id }, i) => ({
              ideaId: id,
              modelSha256: embedder.sha256,
              textSha256: hashes.get(id)!,
              vector: vectors[i]!,
            }));
          });
          await store.keepVectors(made);
          for (const vector of made) known.set(vector.ideaId, vector);
          done += turn.length;
          onProgress?.(done, missing.length);
        }
      }
      held = { projectId, vectors: known };
      return ideas.map(({ id }) => known.get(id)!);
    },
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
