import type { AlgorithmId, ContenderId, Settings } from '../algorithm.ts';
import type { Measured } from './measure.ts';

/** One row of the table of results. */
export interface Contender extends Measured {
  readonly id: ContenderId;
  /** Empty for the blend. */
  readonly settings: Settings;
  /** What is heard of each algorithm, adding up to 1; null for all but the blend. */
  readonly weights: Partial<Record<AlgorithmId, number>> | null;
  /** Mean nDCG@k on the validation cases. */
  readonly validationNdcg: number;
  readonly cost: Cost;
}

/** Wall and processor time in milliseconds, and memory. */
export interface Cost {
  readonly tuneMs: number;
  readonly tuneCpuMs: number;
  /** One training, on the whole training part; of the blend, none of its own. */
  readonly trainMs: number;
  readonly trainCpuMs: number;
  /** Scoring and ranking all items for one user, mean over the test cases. */
  readonly listMs: number;
  readonly modelBytes: number;
}
