import type { Cluster, IdeaGroup, MapPoint } from '../../contract/cluster.ts';
import type { Idea, IdeaFields, Sampling } from '../../contract/ideation.ts';

/** A group that is kept: it has an id. */
export type KeptGroup = IdeaGroup & { readonly id: string };

/** Ideas merged into one, as it is asked for. */
export interface Merge {
  readonly keepId: string;
  readonly awayIds: readonly string[];
  readonly fields?: Partial<Pick<IdeaFields, 'title' | 'pitch'>> | undefined;
}

/** The place of an idea, and the text it was placed by. */
export interface StoredPlace extends MapPoint {
  /** `hashText` of the text that was read. */
  readonly textHash: number;
  /** Placed among its neighbours after the layout was made. */
  readonly isPlaced: boolean;
}

export interface StoredMap {
  readonly seed: number;
  readonly modelSha256: string;
  readonly laidOutAt: number;
  /** Of the ideas that are there. */
  readonly places: readonly StoredPlace[];
}

/**
 * What clustering needs of the store. Every promise resolves after the rows are on the disk; a change is one transaction and
 * moves its project's `updatedAt`. All throw `not-found` for a project, cluster or idea that is not there.
 */
export interface ClusterStore {
  /** Oldest first; deleted and merged ones left out. */
  listIdeas(projectId: string): Promise<Idea[]>;
  /** Largest first; those without an idea that is there left out. */
  listClusters(projectId: string): Promise<Cluster[]>;
  /**
   * Makes these the clusters of the project and no others. Ids of ideas it does not have are left out, and counted.
   * `before` has hidden ideas too, so that sending it again also brings their places back.
   */
  arrange(
    projectId: string,
    groups: readonly KeptGroup[],
    now: number,
  ): Promise<{ readonly before: KeptGroup[]; readonly leftOut: number }>;
  rename(id: string, name: string, nameBy: Cluster['nameBy'], now: number): Promise<Cluster>;

  /** Pairs that were said to differ; the lesser id first. */
  listApart(projectId: string): Promise<(readonly [string, string])[]>;
  setApart(projectId: string, ideaIds: readonly [string, string], apart: boolean): Promise<void>;

  /** Merges one after the other. Throws `not-found` for an idea that is deleted or merged already. */
  merge(projectId: string, batchId: string, merges: readonly Merge[], now: number): Promise<Idea[]>;
  undoMerge(
    batchId: string,
    now: number,
  ): Promise<{ readonly projectId: string; readonly kept: Idea[]; readonly back: Idea[] }>;
  takeOut(ideaId: string, now: number): Promise<{ readonly idea: Idea; readonly keptId: string }>;
  history(ideaId: string): Promise<{
    readonly merged: { readonly idea: Idea; readonly intoId: string }[];
    readonly before: { readonly title: string; readonly pitch: string; readonly at: number }[];
  }>;

  getMap(projectId: string): Promise<StoredMap | null>;
  /** Puts this map in place of the one there was. */
  saveMap(projectId: string, map: StoredMap): Promise<void>;
  /** Adds places to the map, or moves them. */
  savePlaces(places: readonly StoredPlace[]): Promise<void>;
}

/** An idea's vector of length 1. Only vectors of the same model can be compared. */
export interface IdeaVector {
  readonly ideaId: string;
  readonly modelSha256: string;
  readonly vector: Float32Array;
}

/** Reads the ideas of a project that are there; `onProgress` is told how many of those that are new. Rejects with `cancelled`. */
export type VectorsOf = (
  projectId: string,
  signal: AbortSignal,
  onProgress?: (done: number, total: number) => void,
) => Promise<readonly IdeaVector[]>;

/**
 * Lays vectors (row by row) out in the plane: x and y of each, 0 to 1. The same vectors and seed give the same places. `pace`
 * is told the share done, and may throw.
 */
export type LayOut = (
  vectors: Float32Array,
  dimensions: number,
  seed: number,
  pace: (share: number) => void,
) => Float32Array;

/** A text model that writes JSON objects of strings, several side by side. */
export interface NamingModel {
  draft(request: {
    readonly prompt: { readonly system: string; readonly stem: string; readonly turn: string };
    readonly keys: readonly string[];
    readonly openings: readonly string[];
    readonly sampling: Sampling;
    readonly seed: number;
    readonly maxTokens: number;
    readonly signal: AbortSignal;
  }): Promise<{ readonly drafts: readonly { readonly text: string; readonly complete: boolean }[] }>;
}

/** Lends the text model for a short time, and says how it wants to be asked. */
export interface NamingModels {
  /** The model that writes for a project, by the id it is borrowed by; undefined for the default. */
  writerOf(projectId: string): string | undefined;
  borrowTextModel<T>(
    modelId: string | undefined,
    signal: AbortSignal,
    use: (text: NamingModel) => Promise<T>,
  ): Promise<T>;
  conventions(modelId: string | undefined): Promise<{
    readonly tasks: Readonly<Record<string, { readonly system: string; readonly user: string }>>;
  }>;
}
