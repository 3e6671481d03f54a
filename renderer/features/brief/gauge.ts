import type { BriefFields } from '../../../contract/projects.ts';

/** What a brief can be short of, in the order in which it is worth adding. */
const gaugeParts = [
  'problem',
  'numbers',
  'people',
  'names',
  'constraints',
  'assets',
  'success',
  'length',
] as const;
type GaugePart = (typeof gaugeParts)[number];
type GaugeLevel = 'empty' | 'vague' | 'shaping' | 'specific' | 'sharp';

/** How specific a brief is: 0 to 1, in a word, and what it is short of. */
export interface Gauge {
  readonly score: number;
  readonly level: GaugeLevel;
  readonly missing: readonly GaugePart[];
}

/** What each part adds to the score; they add up to 1. The problem and its numbers carry most ideas. */
const weights: Readonly<Record<GaugePart, number>> = {
  problem: 0.2,
  numbers: 0.18,
  people: 0.15,
  names: 0.1,
  constraints: 0.12,
  assets: 0.1,
  success: 0.05,
  length: 0.1,
};

const wordsForFull: Readonly<Record<'problem' | 'people' | 'constraints' | 'assets' | 'success', number>> = {
  problem: 14,
  people: 6,
  constraints: 5,
  assets: 4,
  success: 5,
};
const numbersForFull = 3;
const namesForFull = 2;
const wordsInAll = 60;
/** A part counts as missing below this share of its full measure. */
const enough = 0.5;

const numberWords =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundreds?|thousands?|dozens?|half|third|quarter|twice|daily|weekly|monthly|yearly)\b|[一二两三四五六七八九十百千万半]+(?=[个名家次年月天周人元块])/gi;
const digits = /\d+(?:[.,:]\d+)*/g;
/** A capital inside a sentence: not after its beginning, a bullet or a quotation mark. "I" is no name. */
const names = /(?<=[\p{Ll}\p{N},;:)]\s+)(?!I\b)\p{Lu}[\p{L}\p{N}&’'-]*/gu;
const cjk = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu;

/** Words of a text; two CJK characters count as one. */
export function countWords(text: string): number {
  const characters = text.match(cjk)?.length ?? 0;
  const others = text.replace(cjk, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu)?.length ?? 0;
  return others + Math.ceil(characters / 2);
}

/** True where a text is mostly Chinese (or Japanese): the built-in model reads English. */
export function isMostlyCjk(text: string): boolean {
  const characters = text.match(cjk)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters > 0 && characters / letters > 0.3;
}

const distinct = (matches: Iterable<string>) =>
  new Set([...matches].map((match) => match.toLowerCase())).size;

function levelOf(score: number): GaugeLevel {
  if (score === 0) return 'empty';
  if (score < 0.4) return 'vague';
  if (score < 0.7) return 'shaping';
  if (score < 0.9) return 'specific';
  return 'sharp';
}

/** Measures how much a brief gives a model to hold on to. */
export function gaugeBrief(fields: BriefFields): Gauge {
  const body = [fields.problem, fields.people, fields.constraints, fields.assets, fields.success].join('\n');
  const filled = (part: keyof typeof wordsForFull) =>
    Math.min(1, countWords(fields[part]) / wordsForFull[part]);
  const numberCount = distinct(body.match(digits) ?? []) + distinct(body.match(numberWords) ?? []);
  const shares: Readonly<Record<GaugePart, number>> = {
    problem: filled('problem'),
    numbers: Math.min(1, numberCount / numbersForFull),
    people: filled('people'),
    names: Math.min(1, distinct(body.match(names) ?? []) / namesForFull),
    constraints: filled('constraints'),
    assets: filled('assets'),
    success: filled('success'),
    length: Math.min(1, countWords(body) / wordsInAll),
  };
  const score = gaugeParts.reduce((sum, part) => sum + weights[part] * shares[part], 0);
  return {
    score: Math.min(1, score),
    level: levelOf(score),
    missing: gaugeParts.filter((part) => shares[part] < enough),
  };
}
