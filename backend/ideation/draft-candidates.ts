import type { Sampling } from '../../contract/ideation.ts';
import { closest, dot } from '../numerics/vectors.ts';
import { copyFaults } from './copy-faults.ts';
import { fitTitle } from './fit-title.ts';
import { judge, mean, weakest, type Marks } from './judge.ts';
import { numberFaults } from './number-faults.ts';
import { parseDraft } from './parse-draft.ts';
import type { DraftTimings, Embedder, Prompt, TextModel } from './ports.ts';
import { sentenceFaults } from './sentence-faults.ts';
import { specificity } from './specificity.ts';
import { titleFaults } from './title-faults.ts';
import type { Judgement } from '../../contract/ideation.ts';

/** What stays the same for all candidates of a generation. */
export interface JudgingContext {
  readonly text: TextModel;
  readonly embedder: Embedder;
  readonly briefTitle: string;
  /** Vector of the brief. */
  readonly briefVector: Float32Array;
  readonly terms: ReadonlySet<string>;
  /** Runs of the brief's words. */
  readonly copied: ReadonlySet<string>;
  readonly numbers: ReadonlyMap<string, ReadonlySet<string>>;
  readonly signal: AbortSignal;
}

export interface CandidateRequest {
  readonly prompt: Prompt;
  /** The same question without the brief. */
  readonly blind: Prompt;
  readonly stimulus: string;
  readonly openings: readonly string[];
  readonly sampling: Sampling;
  readonly seed: number;
  /** Vectors of the ideas on the table, and of their titles alone. */
  readonly table: readonly Float32Array[];
  readonly usedTitles: readonly Float32Array[];
}

export interface Candidate {
  readonly title: string;
  readonly pitch: string;
  readonly opening: string;
  readonly vector: Float32Array;
  readonly titleVector: Float32Array;
  readonly judgement: Judgement;
}

export interface Candidates {
  /** Those without a fault, best first. */
  readonly ranked: readonly Candidate[];
  readonly written: number;
  readonly timings: DraftTimings;
}

/** A pitch of 48 words, its title, and the JSON around them. */
const maxTokens = 96;

/**
 * Writes candidates for one stimulus, drops the faulty ones and ranks the rest: by the model's own
 * likelihood of the pitch with the brief and against it without, by use of the brief's words, by closeness in
 * meaning to brief and stimulus, and by distance from what is on the table.
 */
export async function draftCandidates(
  context: JudgingContext,
  request: CandidateRequest,
  onJudging: (timings: DraftTimings) => void,
): Promise<Candidates> {
  const { text, embedder, signal } = context;
  const { drafts, timings } = await text.draft({ ...request, keys: ['title', 'pitch'], maxTokens, signal });
  onJudging(timings);
  const sound = drafts.flatMap((draft, i) => {
    const fields = draft.complete ? parseDraft(draft.text, ['title', 'pitch']) : null;
    if (!fields || faultsOf(fields, context).length > 0) return [];
    return [{ draft, opening: request.openings[i] ?? '', ...fields }];
  });
  if (sound.length === 0) return { ranked: [], written: drafts.length, timings };

  const blind = await text.score(
    request.blind,
    sound.map(({ draft }) => draft.tokens),
    signal,
  );
  const [stimulusVector, ...vectors] = (await embedder.embed(
    [request.stimulus, ...sound.map(({ pitch }) => pitch), ...sound.map(({ title }) => title)],
    signal,
  )) as [Float32Array, ...Float32Array[]];
  const titleVectors = vectors.slice(sound.length);
  const ranked = sound.map(({ draft, title: ownTitle, pitch, opening }, i) => {
    const vector = vectors[i] as Float32Array;
    const titles = [i, ...sound.flatMap((_, other) => (other === i ? [] : [other]))];
    const chosenTitle =
      titles[
        fitTitle(
          vector,
          titles.map((t) => titleVectors[t] as Float32Array),
          request.usedTitles,
        )
      ] ?? i;
    const title = sound[chosenTitle]?.title ?? ownTitle;
    const titleVector = titleVectors[chosenTitle] as Float32Array;
    // Only what the model chose of the pitch: openings and titles would be judged by their author or their brevity.
    const places = draft.chosen.filter((place) => place >= draft.lastValueAt);
    const chosen = places.map((place) => draft.logProbabilities[place] as number);
    const chosenBlind = places.map((place) => (blind[i] as readonly number[])[place] as number);
    const marks: Marks = {
      fluency: mean(chosen),
      weakest: weakest(chosen),
      likelihoodGain: mean(chosen) - mean(chosenBlind),
      specificity: specificity(pitch, context.terms),
      relevance: dot(vector, context.briefVector),
      response: dot(vector, stimulusVector),
      closeness: closest(vector, request.table),
    };
    return { title, pitch, opening, vector, titleVector, judgement: judge(marks) };
  });
  ranked.sort((a, b) => b.judgement.total - a.judgement.total);
  return { ranked, written: drafts.length, timings };
}

function faultsOf({ title, pitch }: { title: string; pitch: string }, context: JudgingContext): string[] {
  return [
    ...titleFaults(title, context.briefTitle),
    ...sentenceFaults(pitch),
    ...copyFaults(pitch, context.copied),
    ...numberFaults(`${title}. ${pitch}`, context.numbers),
  ];
}
