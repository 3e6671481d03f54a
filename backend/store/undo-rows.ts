import type { Generated } from 'kysely';

/** Something that was done to ideas, with its way back. */
export interface UndoStepRow {
  /** The order in which they were done. */
  readonly key: Generated<number>;
  id: string;
  project_id: string;
  label: string;
  /** JSON: the calls of the contract that lead back, and those that lead forth. */
  ways: string;
  kept_at: number;
}
