import type { Brief } from '../../contract/projects.ts';
import type { Idea, IdeaFields } from '../../contract/ideation.ts';

/** The start of a generation, as it is kept. */
export interface GenerationRecord {
  readonly id: string;
  readonly projectId: string;
  readonly method: string;
  readonly count: number;
  readonly seed: number;
  readonly modelId: string;
  readonly modelSha256: string;
  readonly startedAt: number;
}

/** What ideation needs of the store. Every promise resolves after the row is on the disk. */
export interface IdeaStore {
  /** Throws `not-found`. */
  getBrief(projectId: string): Promise<Brief>;
  /** Oldest first, deleted ones left out. */
  listIdeas(projectId: string): Promise<Idea[]>;
  /** Throws `not-found`. */
  getIdea(id: string): Promise<Idea>;
  addIdea(idea: Idea): Promise<void>;
  /** Sets the fields given and `editedAt`. */
  editIdea(id: string, fields: Partial<IdeaFields>, editedAt: number): Promise<Idea>;
  starIdea(id: string, starred: boolean): Promise<Idea>;
  /** Hides the idea until it is restored, or purged at the next start. */
  deleteIdea(id: string): Promise<void>;
  restoreIdea(id: string): Promise<Idea>;
  startGeneration(record: GenerationRecord): Promise<void>;
  /** `summary` is kept as JSON. */
  finishGeneration(
    id: string,
    state: 'done' | 'cancelled' | 'failed',
    finishedAt: number,
    summary: unknown,
  ): Promise<void>;
}
