import type { GenerateInput, Idea, IdeaFields } from '../../contract/ideation.ts';
import type { Revision, Run } from '../../contract/lineage.ts';
import type { Brief } from '../../contract/projects.ts';

/** An idea that was on the table when a run began: which one, and a hash of its text then. */
export interface IdeaThen {
  readonly id: string;
  readonly hash: string;
}

/** What a run was given. */
export interface RunInput {
  readonly input: GenerateInput;
  readonly brief: Brief;
  readonly ideas: readonly IdeaThen[];
  readonly library: string;
  /** What the person had let one know of openings. */
  readonly opinions: readonly GivenOpinion[];
}

/** An opening, and how much it was wanted: 0 to 1. */
export interface GivenOpinion {
  readonly opening: string;
  readonly value: number;
}

/** A run as it is kept; `given` is null for one of before that was kept. */
export interface StoredRun extends Omit<Run, 'ideas' | 'brief' | 'changed'> {
  readonly projectId: string;
  readonly given: RunInput | null;
}

/** What lineage needs of the store. All throw `not-found`. */
export interface LineageStore {
  /** Oldest first. */
  listRevisions(ideaId: string): Promise<Revision[]>;
  /** Of all ideas of a project, oldest first. */
  listProjectRevisions(projectId: string): Promise<Revision[]>;
  /** The latest first. */
  listRuns(projectId: string): Promise<StoredRun[]>;
  getRun(id: string): Promise<StoredRun>;
  getBrief(projectId: string): Promise<Brief>;
  listIdeas(projectId: string): Promise<Idea[]>;
}

/** What the generation says as it goes. */
export type RunEvent =
  | {
      readonly type: 'progress';
      readonly done: number;
      readonly planned: number;
      readonly stimulus: string | null;
    }
  | { readonly type: 'idea'; readonly idea: Idea };

/** The models and the hand-written library as they are now, and the way of generating. */
export interface Generator {
  /** A hash of the library. */
  readonly library: string;
  /** The hash by which an idea on the table is known again. */
  hashOf(idea: Pick<IdeaFields, 'title' | 'pitch'>): string;
  /** The SHA-256 of a text model's weights; null when there is no such model any more. */
  modelSha256(id: string): string | null;
  /** Generates with a brief and ideas on the table, and stores nothing. */
  rehearse(
    given: Pick<RunInput, 'input' | 'brief' | 'opinions'> & { readonly ideas: readonly Idea[] },
    signal: AbortSignal,
  ): AsyncIterable<RunEvent>;
}

/** Sentence vectors of length 1. */
export type Embed = (texts: readonly string[], signal: AbortSignal) => Promise<readonly Float32Array[]>;

/** The fields of a text, to compare two by. */
export const textFields = [
  'title',
  'pitch',
  'who',
  'why',
  'experiment',
] as const satisfies readonly (keyof IdeaFields)[];
