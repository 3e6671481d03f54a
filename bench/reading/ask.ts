import type { Library } from '../../backend/library-folder.ts';
import type { Conventions, Embedder, TextModel } from '../../backend/ideation/ports.ts';
import type { BriefFields } from '../../contract/projects.ts';

/** What is asked of the app's own way of ideation, for one brief. */
export interface Ask {
  readonly text: TextModel;
  readonly embedder: Embedder;
  readonly library: Library;
  readonly conventions: Conventions;
  /** Without what success looks like: the data for training has no such field. */
  readonly brief: Omit<BriefFields, 'success'>;
  readonly seed: number;
  /** How many openings, or cards whose candidates are wanted. */
  readonly count: number;
  readonly signal: AbortSignal;
}
