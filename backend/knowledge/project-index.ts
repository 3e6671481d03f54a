import type { ChunkPlace, KnowledgeStore, StoredDocument } from './ports.ts';
import type { VectorTable } from './nearest.ts';

/** The vectors that one embedder made, and whose they are. */
export interface ModelVectors extends VectorTable {
  /** By row. */
  readonly places: readonly ChunkPlace[];
}

/** A project's passages as they are searched: in memory, read once. */
export interface ProjectIndex {
  readonly places: ReadonlyMap<number, ChunkPlace>;
  /** By the hash of the embedder. */
  readonly vectors: ReadonlyMap<string, ModelVectors>;
}

/** Passages read from the store at a time; the thread is free in between. */
const pageSize = 1000;
/** Documents kept in memory, the latest used ones. */
const documentsKept = 16;

/** Keeps the index of the project last asked about, and the documents last read. */
export class IndexCache {
  readonly #store: KnowledgeStore;
  readonly #pause: () => Promise<void>;
  readonly #documents = new Map<string, StoredDocument>();
  #projectId: string | null = null;
  #index: Promise<ProjectIndex> | null = null;

  constructor(store: KnowledgeStore, pause: () => Promise<void>) {
    this.#store = store;
    this.#pause = pause;
  }

  /** What changed in a project is read again when it is next asked about. */
  forget(projectId: string): void {
    if (this.#projectId === projectId) this.#index = null;
  }

  indexOf(projectId: string): Promise<ProjectIndex> {
    if (this.#projectId !== projectId || !this.#index) {
      this.#projectId = projectId;
      const reading = readIndex(projectId, this.#store, this.#pause);
      this.#index = reading;
      // A failure is told to whoever waits, and not kept.
      reading.catch(() => {
        if (this.#index === reading) this.#index = null;
      });
    }
    return this.#index;
  }

  async documentOf(sourceId: string): Promise<StoredDocument> {
    const document = this.#documents.get(sourceId) ?? (await this.#store.getDocument(sourceId));
    this.#documents.delete(sourceId);
    this.#documents.set(sourceId, document);
    for (const oldest of this.#documents.keys()) {
      if (this.#documents.size <= documentsKept) break;
      this.#documents.delete(oldest);
    }
    return document;
  }
}

async function readIndex(
  projectId: string,
  store: KnowledgeStore,
  pause: () => Promise<void>,
): Promise<ProjectIndex> {
  const places = new Map<number, ChunkPlace>();
  const byModel = new Map<string, { places: ChunkPlace[]; vectors: Float32Array[] }>();
  for (let after = 0; ;) {
    const chunks = await store.readChunks(projectId, after, pageSize);
    for (const { modelSha256, vector, ...place } of chunks) {
      places.set(place.key, place);
      const model = byModel.get(modelSha256) ?? { places: [], vectors: [] };
      model.places.push(place);
      model.vectors.push(vector);
      byModel.set(modelSha256, model);
    }
    if (chunks.length < pageSize) break;
    after = chunks.at(-1)!.key;
    await pause();
  }
  const vectors = [...byModel].map(([sha256, model]) => {
    const dimensions = model.vectors[0]!.length;
    const values = new Float32Array(dimensions * model.vectors.length);
    model.vectors.forEach((vector, row) => values.set(vector, row * dimensions));
    return [sha256, { dimensions, values, places: model.places }] as const;
  });
  return { places, vectors: new Map(vectors) };
}
