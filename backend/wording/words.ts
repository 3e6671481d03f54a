import type { ComposeLanguage } from '../../contract/compose-templates.ts';
import { baseOf } from './irregular.ts';

/** English words that say nothing of a subject. */
export const commonWords: ReadonlySet<string> = new Set(
  `a about above after again all almost also always am among an and another any anyone anything are around as at away back be
  because been before being below between both but by can cannot could did do does doing done down during each either else
  enough even ever every few for from full get gets give given gives go goes going good had half has have having he her here
  him his how i if in into is it its itself just keep know last less let like long made make makes many may me might mine
  more most much must my near need needs never new next no nobody none nor not nothing now of off often on once one only open
  or other our out over own per put same say says see she should since so some someone something soon still such take takes
  than that the their them then there these they thing things this those through to today together too two under until up
  upon us use used uses very want wants was way we well were what when where whether which while who whole why will with
  within without would yes yet you your`.split(/\s+/u),
);

/** Words and numbers of a text, lower-case, in order. Chinese is cut into single characters. */
export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replace(/’/gu, "'")
      .match(/\p{Script=Han}|\d+(?:[.,]\d+)*|[\p{L}](?:[\p{L}\p{M}'-]*[\p{L}\p{M}])?/gu) ?? []
  );
}

/** How long a text is: words, of Chinese characters; a number is one. */
export function lengthOf(text: string): number {
  return wordsOf(text).length;
}

/** True for an English word that speaks of a subject: no common one, no number, no "doesn't". */
export function isContentWord(word: string): boolean {
  return word.length >= 3 && !/^\d|n't$/u.test(word) && !commonWords.has(word.replace(/'\w+$/u, ''));
}

/** A word cut to what its forms share, so that "loaves" meets "loaf" and "baked" meets "baking" often enough. */
export function stemOf(word: string): string {
  const base = baseOf(word.replace(/'s?$/u, ''));
  const plain = base.replace(/(?:ies|ied)$/u, 'y').replace(/(?:ings?|ers?|ed|es|s|e|ly)$/u, '');
  return (plain.length >= 3 ? plain : base).slice(0, 7);
}

/** Stems of the content words of texts. */
export function stemsOf(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap(wordsOf).filter(isContentWord).map(stemOf));
}

/** Sentences with their offsets, without the spaces around them. A line ends a sentence. */
export function sentencesOf(text: string): { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  const pattern = /[^\s][^\n]*?(?:[.!?…]["”’)]*(?=\s|$)|[。！？]["”’）]*|(?=\n|$))/gu;
  for (const match of text.matchAll(pattern)) {
    const raw = match[0];
    const start = match.index + (raw.length - raw.trimStart().length);
    const end = match.index + raw.trimEnd().length;
    if (end > start && /[\p{L}\p{N}]/u.test(text.slice(start, end))) found.push({ start, end });
  }
  return found;
}

/** The language that a text is counted in: Chinese when most of its letters are. */
export function scriptOf(text: string): ComposeLanguage {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return han * 2 > letters ? 'zh-CN' : 'en';
}
