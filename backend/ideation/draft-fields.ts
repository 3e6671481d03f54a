import type { Sampling } from '../../contract/ideation.ts';
import { mean } from './judge.ts';
import { parseDraft } from './parse-draft.ts';
import type { Draft, DraftTimings, Prompt, TextModel } from './ports.ts';
import { contentStems, termsOf } from './words.ts';

export interface IdeaDetails {
  readonly who: string;
  readonly why: string;
  readonly experiment: string;
}

export interface FieldsRequest {
  readonly prompt: Prompt;
  /** How the experiment of each candidate begins. */
  readonly openings: readonly string[];
  /** Stems of the words in which the brief speaks of its people. */
  readonly people: ReadonlySet<string>;
  /** Details that other ideas have. */
  readonly used: readonly IdeaDetails[];
  readonly sampling: Sampling;
  readonly seed: number;
  readonly signal: AbortSignal;
}

const keys = ['who', 'why', 'experiment'] as const;
const maxTokens = 150;
/** What naming someone from the brief is worth, in nats a token. */
const peopleBonus = 0.3;

/** What saying it as another idea does costs, in nats a token, for each of the three. */
const repetitionPenalty = 0.25;

/**
 * Writes who an idea is for, why it could work and how to try it, several times over, and keeps the likeliest
 * sound one that speaks of the brief's people. Empty texts when none was sound: better a gap that a person
 * fills than half a sentence.
 */
export async function draftFields(
  text: TextModel,
  request: FieldsRequest,
): Promise<{ details: IdeaDetails; timings: DraftTimings }> {
  const { drafts, timings } = await text.draft({ ...request, keys, maxTokens });
  let best: { details: IdeaDetails; score: number } | null = null;
  for (const draft of drafts) {
    const details = draft.complete ? parseDraft(draft.text, keys) : null;
    if (!details || detailFaults(details).length > 0) continue;
    const score =
      likelihood(draft) +
      (speaksOf(details.who, request.people) ? peopleBonus : 0) -
      repetitionPenalty * repetitions(details, request.used);
    if (!best || score > best.score) best = { details, score };
  }
  return { details: best?.details ?? { who: '', why: '', experiment: '' }, timings };
}

function likelihood({ chosen, logProbabilities }: Draft): number {
  return mean(chosen.map((place) => logProbabilities[place] as number));
}

function speaksOf(who: string, people: ReadonlySet<string>): boolean {
  return [...contentStems(who)].some((stem) => people.has(stem));
}

/** How many of the three begin as they do for another idea. */
function repetitions(details: IdeaDetails, used: readonly IdeaDetails[]): number {
  const beginning = (text: string) =>
    termsOf(text)
      .slice(0, 3)
      .map((term) => term.text)
      .join(' ');
  return keys.filter((key) => used.some((other) => beginning(other[key]) === beginning(details[key]))).length;
}

/** What is wrong with details: no whole sentences, the same one twice, an experiment without a deciding number. */
export function detailFaults({ who, why, experiment }: IdeaDetails): string[] {
  const faults: string[] = [];
  const whole = (sentence: string) =>
    /^[\p{Lu}\d].*[.!]$/u.test(sentence) &&
    !/[.!?]\s+\S/.test(sentence.slice(0, -1)) &&
    !/\b(\w+) \1\b/i.test(sentence);
  if (termsOf(who).length < 1 || termsOf(who).length > 16) faults.push('who is not a name for someone');
  if (!whole(why)) faults.push('why is not one sentence');
  if (!whole(experiment)) faults.push('the experiment is not one sentence');
  if (/\d{2}/.test(why)) faults.push('why repeats figures');
  if ((experiment.match(/\d[\d.,]*/g) ?? []).length > 2) faults.push('too many numbers in the experiment');
  if (why === experiment) faults.push('the same sentence twice');
  if (/\b(?:aged|over|under) \d|\bfrom [\d.,]+ to [\d.,]+/i.test(`${who} ${experiment}`))
    faults.push('invented figures');
  if (threshold(experiment) > tried(experiment)) faults.push('asks more people than it tries');
  const decision = experiment.split(/\b(?:if|until|only)\b/).at(-1) ?? '';
  if (
    !/\d|\b(?:half|none|nobody|all|most|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)\b/i.test(
      decision,
    )
  )
    faults.push('nothing decides the experiment');
  return faults;
}

const numberWords: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
};

/** The number that decides: the first after "if", no percentage. 0 when there is none. */
function threshold(experiment: string): number {
  const decision = experiment
    .split(/\bif\b/)
    .slice(1)
    .join(' ');
  return /percent|%/.test(decision) ? 0 : (counts(decision)[0] ?? 0);
}

/** How many people or things an experiment tries: the highest number before "if"; no limit when it names none. */
function tried(experiment: string): number {
  const people =
    /(?:with|ask|tell|show|to|of|print|send)\b[^,]*?\b(\w+) (?:people|regulars|cards|examples)/i.exec(
      experiment.split(/\bif\b/)[0] ?? '',
    );
  return people?.[1] ? Math.max(...counts(people[0]), 0) || Infinity : Infinity;
}

function counts(text: string): number[] {
  return termsOf(text).flatMap(({ text: word, isNumber }) =>
    isNumber ? [Number(word)] : (numberWords[word] ?? []),
  );
}
