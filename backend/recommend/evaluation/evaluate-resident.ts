import type { AlgorithmId } from '../algorithm.ts';
import type { Resident } from '../lists/resident.ts';
import { runExperiment, type Experiment, type ExperimentContext } from './experiment.ts';
import { protocolInWords } from './protocol.ts';
import { splitPlans, type SplitName } from './split-plan.ts';
import { verdictInWords } from './verdict-words.ts';

/** What an evaluation is asked. */
export interface EvaluationInput {
  readonly split: SplitName;
  readonly seed: number;
  readonly k: number;
  readonly algorithms: readonly AlgorithmId[];
}

/** An experiment, and what it means in English. */
export interface Evaluation extends Experiment {
  readonly words: { readonly protocol: string; readonly verdict: string };
}

/** More tested users than these make intervals hardly narrower, and everything slower. */
const mostCases = 3000;
const resamples = 1000;

/** Compares algorithms on the dataset that is held. Rejects with what `runExperiment` does. */
export async function evaluateResident(
  { interactions, vectors }: Resident,
  { split, seed, k, algorithms }: EvaluationInput,
  context: ExperimentContext,
): Promise<Evaluation> {
  const plan = { split: splitPlans[split], seed, k, algorithms, mostCases, resamples };
  const experiment = await runExperiment({ interactions, itemVectors: vectors }, plan, context);
  return {
    ...experiment,
    words: {
      protocol: protocolInWords(experiment.protocol),
      verdict: verdictInWords(experiment.verdict, k),
    },
  };
}
