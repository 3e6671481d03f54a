import type { Sampling } from '../../contract/ideation.ts';
import { closest, dot } from '../numerics/vectors.ts';
import { copyFaults } from './copy-faults.ts';
import { endingFaults, endingOf, saysChange } from './ending.ts';
import { fitTitle } from './fit-title.ts';
import { judge, mean, weakest, type Marks } from './judge.ts';
import { numberFaults } from './number-faults.ts';
import { parseDraft } from './parse-draft.ts';
import type { Draft, DraftTimings, Embedder, Prompt, TextModel } from './ports.ts';
import { sentenceFaults } from './sentence-faults.ts';
import { specificity } from './specificity.ts';
import { titleFaults } from './title-faults.ts';
import type { Judgement } from '../../contract/ideation.ts';

/** What stays the same for all candidates of a generation. */
export interface JudgingContext {
  readonly text: TextModel;
  readonly embedder: Embedder;
  readonly briefTitle: string;
  /** Vector of the brief's title and problem. */
  readonly problemVector: Float32Array;
  /** Sentences of the brief, and their vectors. */
  readonly sentences: readonly string[];
  readonly sentenceVectors: readonly Float32Array[];
  readonly terms: ReadonlySet<string>;
  /** Runs of the brief's words. */
  readonly copied: ReadonlySet<string>;
  readonly numbers: ReadonlyMap<string, ReadonlySet<string>>;
  readonly signal: AbortSignal;
}

export interface CandidateRequest {
  readonly prompt: Prompt;
  readonly stimulus: string;
  readonly openings: readonly string[];
  readonly sampling: Sampling;
  readonly seed: number;
  /** Vectors of the ideas on the table, and their titles. */
  readonly table: readonly Float32Array[];
  readonly usedTitles: readonly string[];
}

export interface Candidate {
  readonly title: string;
  readonly pitch: string;
  readonly opening: string;
  readonly vector: Float32Array;
  readonly judgement: Judgement;
}

export interface Candidates {
  /** The best of those without a fault, best first. */
  readonly ranked: readonly Candidate[];
  /** How many had no fault, of those written. */
  readonly passed: number;
  readonly written: number;
  readonly timings: DraftTimings;
}

/** A pitch of 48 words, its title, and the JSON around them. */
const maxTokens = 96;

/** So many are kept, for the case that the best says what is on the table already. */
const finalists = 4;

/**
 * Writes candidates for one stimulus, drops the faulty ones and ranks the rest: by how sure the model was of its words,
 * by what they say of the brief, and by distance from what is on the table.
 */
export async function draftCandidates(
  context: JudgingContext,
  request: CandidateRequest,
  onJudging: (timings: DraftTimings) => void,
): Promise<Candidates> {
  const { text, embedder, signal } = context;
  const { drafts, timings } = await text.draft({ ...request, keys: ['title', 'pitch'], maxTokens, signal });
  onJudging(timings);
  const sound = soundOnes(drafts, request.openings, context);
  if (sound.length === 0) return { ranked: [], passed: 0, written: drafts.length, timings };

  const [stimulusVector, ...vectors] = (await embedder.embed(
    [
      request.stimulus,
      ...sound.map(({ pitch }) => pitch),
      ...sound.map(({ title }) => title),
      ...sound.map(endingOf),
    ],
    signal,
  )) as [Float32Array, ...Float32Array[]];
  const named = nameAgain(sound, vectors, request.usedTitles);
  const endings = vectors.slice(2 * sound.length);
  const judged = named.map((candidate, i): Candidate => {
    const { title, pitch, opening, vector } = candidate;
    const marks = measure(candidate, endings[i] as Float32Array, stimulusVector, request.table, context);
    return { title, pitch, opening, vector, judgement: judge(marks) };
  });
  judged.sort((a, b) => b.judgement.total - a.judgement.total);
  return { ranked: judged.slice(0, finalists), passed: sound.length, written: drafts.length, timings };
}

interface Sound {
  readonly draft: Draft;
  readonly title: string;
  readonly pitch: string;
  readonly opening: string;
}

function soundOnes(drafts: readonly Draft[], openings: readonly string[], context: JudgingContext): Sound[] {
  return drafts.flatMap((draft, i) => {
    const fields = draft.complete ? parseDraft(draft.text, ['title', 'pitch']) : null;
    const candidate = fields && { draft, opening: openings[i] ?? '', ...fields };
    return candidate && faultsOf(candidate, context).length === 0 ? [candidate] : [];
  });
}

/** Gives each pitch the title, among all that were written, that fits it best. Vectors: pitches, titles, and more. */
function nameAgain(sound: readonly Sound[], vectors: readonly Float32Array[], used: readonly string[]) {
  const titleVectors = vectors.slice(sound.length, 2 * sound.length);
  return sound.map((candidate, own) => {
    const vector = vectors[own] as Float32Array;
    const order = [own, ...sound.flatMap((_, other) => (other === own ? [] : [other]))];
    const titles = order.map((i) => ({
      text: sound[i]?.title ?? '',
      vector: titleVectors[i] as Float32Array,
    }));
    const chosen = order[fitTitle(vector, titles, used)] ?? own;
    return {
      ...candidate,
      vector,
      title: sound[chosen]?.title ?? candidate.title,
    };
  });
}

/** All marks but the gain, which takes another reading. */
function measure(
  { draft, pitch, opening, vector }: Sound & { readonly vector: Float32Array },
  ending: Float32Array,
  stimulus: Float32Array,
  table: readonly Float32Array[],
  { terms, problemVector, sentenceVectors }: JudgingContext,
): Marks {
  const logProbabilities = pitchValues(draft, draft.logProbabilities);
  return {
    fluency: mean(logProbabilities),
    weakest: weakest(logProbabilities),
    specificity: specificity(pitch, terms),
    relevance: dot(vector, problemVector),
    response: dot(vector, stimulus),
    change: saysChange({ pitch, opening }) ? 1 : 0,
    echo: closest(ending, sentenceVectors),
    closeness: closest(vector, table),
  };
}

/**
 * The values of the tokens of the pitch that the model chose. Openings would be judged for their author,
 * titles for their brevity.
 */
function pitchValues(draft: Draft, values: readonly number[]): number[] {
  return draft.chosen.filter((place) => place >= draft.lastValueAt).map((place) => values[place] as number);
}

function faultsOf({ title, pitch, opening }: Sound, context: JudgingContext): string[] {
  const ending = endingOf({ pitch, opening });
  return [
    ...titleFaults(title, context.briefTitle),
    ...sentenceFaults(pitch),
    ...copyFaults(pitch, context.copied),
    ...endingFaults({ pitch, opening }, context.sentences),
    // An opening has its numbers from the brief.
    ...numberFaults(`${title}. ${opening ? ending : pitch}`, context.numbers),
  ];
}
