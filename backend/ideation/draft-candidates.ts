import type { Sampling } from '../../contract/ideation.ts';
import { closest, dot } from '../numerics/vectors.ts';
import { copyFaults } from './copy-faults.ts';
import { endingFaults, endingOf, saysChange } from './ending.ts';
import { fitTitle } from './fit-title.ts';
import { judge, mean, weakest, type Marks } from './judge.ts';
import { numberFaults } from './number-faults.ts';
import { finishedPitches, type FinishedPitch } from './completions.ts';
import type { Beginning, Opening } from './openings.ts';
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
  /** How candidates begin; none when the model begins as it likes. */
  readonly beginnings: readonly Beginning[];
  /** Whether pitches that people finished compete with the model's. */
  readonly isLed: boolean;
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
  /** The same, with what was written to it; null when the model began as it liked. */
  readonly beginning: Beginning | null;
  /** Who wrote the rest of the pitch. */
  readonly endedBy: 'model' | 'library';
  readonly vector: Float32Array;
  readonly judgement: Judgement;
}

export interface Candidates {
  /** The best of those without a fault, best first. */
  readonly ranked: readonly Candidate[];
  /** How many had no fault, of those written: by the model, and by people beforehand. */
  readonly passed: number;
  readonly written: number;
  readonly timings: DraftTimings;
}

/** Candidates that the model writes for each stimulus: as many as a step writes side by side. */
const candidateCount = 8;
/** The same beside pitches that people finished, where they only stand in. */
const besidePeoples = 4;

/** How many candidates the model writes that begin with these openings; `isLed` as in a request. */
export function candidatesOf(openings: readonly Opening[], isLed: boolean): number {
  return isLed && openings.some(({ completion }) => completion !== null) ? besidePeoples : candidateCount;
}

/** A pitch of 48 words, its title, and the JSON around them. */
const maxTokens = 96;

/** So many are kept, for the case that the best says what is on the table already. */
const finalists = 4;

/** The keys of what the model writes, and the answer up to the pitch. */
const keys = ['title', 'pitch'] as const;
const answerUpTo = (title: string) => `{"title": ${JSON.stringify(title)}, "pitch": "`;

/**
 * Writes candidates for one stimulus, puts those that people finished before them, drops the faulty ones and ranks the
 * rest: by how sure the model is of the words, by what they say of the brief, and by distance from what is on the table.
 */
export async function draftCandidates(
  context: JudgingContext,
  request: CandidateRequest,
  onJudging: (timings: DraftTimings) => void,
): Promise<Candidates> {
  const { text, embedder, signal } = context;
  const { beginnings } = request;
  const openings = Array.from(
    { length: beginnings.length || candidateCount },
    (_, i) => beginnings[i]?.text ?? '',
  );
  const { drafts, timings } = await text.draft({ ...request, openings, keys, maxTokens, signal });
  onJudging(timings);
  const written = writtenOnes(drafts, beginnings).filter(({ title }) => isTitle(title, context));
  const finished = request.isLed ? finishedOnes(beginnings) : [];
  const sound: readonly Sound[] = [
    ...written.filter((one) => pitchFaults(one, context).length === 0),
    ...finished,
  ];
  const all = drafts.length + finished.length;
  if (sound.length === 0) return { ranked: [], passed: 0, written: all, timings };

  const nameOf = ({ beginning }: Sound) => (request.isLed ? beginning?.completion?.title : undefined);
  // Those that people named need no other names.
  const titles = sound.every((one) => nameOf(one) !== undefined) ? [] : written.map(({ title }) => title);
  const texts = [
    ...sound.map(({ pitch }) => pitch),
    ...sound.map((one) => endingOf(one)),
    ...titles,
    request.stimulus,
  ];
  const vectors = await embedder.embed(texts, signal);
  const vectorOf = (text: string) => vectors[texts.indexOf(text)] as Float32Array;
  const named = sound.map((one): Named => {
    const vector = vectorOf(one.pitch);
    const given = nameOf(one);
    if (given !== undefined) return { ...one, vector, title: given };
    const own = [one.title, ...titles.filter((title) => title !== one.title)];
    const choice = own.map((title) => ({ text: title, vector: vectorOf(title) }));
    return { ...one, vector, title: own[fitTitle(vector, choice, request.usedTitles)] ?? one.title };
  });
  const sureness = await surenessOf(named, text, request.prompt, signal);
  const judged = named.map((one, i): Candidate => {
    const { title, pitch, opening, beginning, vector, draft } = one;
    const marks = measure(one, sureness[i] ?? [], vectorOf(endingOf(one)), vectorOf(request.stimulus), {
      ...{ context, table: request.table },
    });
    const endedBy = draft ? 'model' : 'library';
    return { title, pitch, opening, beginning, endedBy, vector, judgement: judge(marks, endedBy) };
  });
  // Of the model's endings readers kept one in 492, so they stand in where none that people wrote is new.
  const isModels = ({ endedBy }: Candidate) => (endedBy === 'model' ? 1 : 0);
  judged.sort((a, b) => isModels(a) - isModels(b) || b.judgement.total - a.judgement.total);
  return { ranked: judged.slice(0, finalists), passed: sound.length, written: all, timings };
}

/** A pitch with what it began with, before it is judged. */
interface Sound extends Omit<FinishedPitch, 'beginning'> {
  readonly beginning: Beginning | null;
  readonly opening: string;
  /** What the model wrote; null for a pitch that people finished. */
  readonly draft: Draft | null;
}

interface Named extends Sound {
  readonly vector: Float32Array;
}

function writtenOnes(
  drafts: readonly Draft[],
  beginnings: readonly Beginning[],
): (Sound & { draft: Draft })[] {
  return drafts.flatMap((draft, i) => {
    const fields = draft.complete ? parseDraft(draft.text, keys) : null;
    const beginning = beginnings[i] ?? null;
    return fields ? [{ draft, beginning, opening: beginning?.text ?? '', ...fields }] : [];
  });
}

function finishedOnes(beginnings: readonly Beginning[]): Sound[] {
  return finishedPitches(beginnings).map((one) => ({ ...one, opening: one.beginning.text, draft: null }));
}

/** Log-probabilities of what follows the opening: as it was written, or as the model reads what people wrote. */
async function surenessOf(
  named: readonly Named[],
  text: TextModel,
  prompt: Prompt,
  signal: AbortSignal,
): Promise<(readonly number[])[]> {
  const finished = named.filter(({ draft }) => draft === null);
  const read = await text.likelihood(
    prompt,
    finished.map(({ title, opening, pitch }) => ({
      before: answerUpTo(title) + JSON.stringify(opening).slice(1, -1),
      text: `${JSON.stringify(pitch.slice(opening.length)).slice(1, -1)}"}`,
    })),
    signal,
  );
  return named.map((one) =>
    one.draft ? pitchValues(one.draft, one.draft.logProbabilities) : (read[finished.indexOf(one)] ?? []),
  );
}

function measure(
  { pitch, opening, vector }: Named,
  logProbabilities: readonly number[],
  ending: Float32Array,
  stimulus: Float32Array,
  { context, table }: { readonly context: JudgingContext; readonly table: readonly Float32Array[] },
): Marks {
  return {
    fluency: mean(logProbabilities),
    weakest: weakest(logProbabilities),
    specificity: specificity(pitch, context.terms),
    relevance: dot(vector, context.problemVector),
    response: dot(vector, stimulus),
    change: saysChange({ pitch, opening }) ? 1 : 0,
    echo: closest(ending, context.sentenceVectors),
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

function isTitle(title: string, { briefTitle, numbers }: JudgingContext): boolean {
  return titleFaults(title, briefTitle).length === 0 && numberFaults(title, numbers).length === 0;
}

function pitchFaults({ pitch, opening }: Sound, context: JudgingContext): string[] {
  return [
    ...sentenceFaults(pitch),
    ...copyFaults(pitch, context.copied),
    ...endingFaults({ pitch, opening }, context.sentences),
    // An opening has its numbers from the brief.
    ...numberFaults(opening ? endingOf({ pitch, opening }) : pitch, context.numbers),
  ];
}
