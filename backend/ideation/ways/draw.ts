import type { GenerateInput } from '../../../contract/ideation.ts';
import type { Random } from '../../numerics/random.ts';
import type { Card, IdeationLibrary, MethodFile } from '../library.ts';

/** What a way of drawing knows. */
export interface DrawSources {
  readonly method: MethodFile;
  readonly library: IdeationLibrary;
  readonly input: GenerateInput;
  readonly random: Random;
}

/** The cards of a generation. */
export interface Draw {
  readonly method: string;
  readonly spread: MethodFile['spread'];
  /** In the order of their turns. */
  readonly drawn: readonly Card[];
  /** A card that won its place may be asked again: there are fewer cards than ideas. */
  readonly isReusable: boolean;
  /** Asked from the second place on, about the idea before; empty where ideas don't grow on one another. */
  readonly additions: readonly Card[];
}

/** How a method builds its calls. */
export type Way = (sources: DrawSources) => Draw;
