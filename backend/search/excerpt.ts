import type { Marked } from '../../contract/search.ts';
import type { SearchReader } from './ports.ts';
import type { Terms } from './terms.ts';

type Mark = Marked['marks'][number];

const token = /[\p{L}\p{N}\p{M}]+/gu;
const han = /\p{Script=Han}+/gu;
/** What of a text is looked through for matches, in characters: a mark further on is not worth the wait. */
const mostRead = 60_000;
/** Characters of an excerpt, and of them before the first match. */
const excerptLength = 180;
const lead = 50;

/** Marks what of a text matches: forms of the words looked for, words the last one begins, pairs of characters. */
export function marksOf(text: string, { words, grams }: Terms, reader: SearchReader): Mark[] {
  const forms = new Set(words.flatMap((word) => reader.inflectionsOf(word)));
  const last = words.at(-1);
  const pairs = new Set(grams);
  const marks: Mark[] = [];
  for (const found of text.slice(0, mostRead).matchAll(token)) {
    const start = found.index;
    for (const run of found[0].matchAll(han)) marks.push(...marksOfRun(run[0], start + run.index, pairs));
    if (words.length === 0) continue;
    const isWord = reader
      .wordsOf(found[0])
      .some((word) => forms.has(word) || (last !== undefined && last.length > 1 && word.startsWith(last)));
    if (isWord) marks.push({ start, end: start + found[0].length });
  }
  return joined(marks);
}

function marksOfRun(run: string, start: number, grams: ReadonlySet<string>): Mark[] {
  const characters = Array.from(run);
  const marks: Mark[] = [];
  let at = start;
  characters.forEach((character, i) => {
    const next = characters[i + 1];
    if (next !== undefined && grams.has(character + next))
      marks.push({ start: at, end: at + character.length + next.length });
    else if (grams.has(character)) marks.push({ start: at, end: at + character.length });
    at += character.length;
  });
  return marks;
}

/** Marks that touch or overlap as one. */
function joined(marks: readonly Mark[]): Mark[] {
  const all: Mark[] = [];
  for (const mark of marks.toSorted((a, b) => a.start - b.start)) {
    const before = all.at(-1);
    if (before && mark.start <= before.end)
      all[all.length - 1] = { start: before.start, end: Math.max(before.end, mark.end) };
    else all.push(mark);
  }
  return all;
}

/** A text whole, with its marks. */
export function marked(text: string, terms: Terms, reader: SearchReader): Marked {
  return { text, marks: marksOf(text, terms, reader) };
}

/** What of a text stands around its first match, or its beginning where nothing matches; on one line. */
export function excerptOf(text: string, terms: Terms, reader: SearchReader): Marked {
  const first = marksOf(text, terms, reader)[0]?.start ?? 0;
  const from = first <= lead ? 0 : afterSpace(text, first - lead, first);
  const cut = text.slice(from, from + excerptLength);
  const to = from + cut.length;
  const body = (to < text.length ? cut.replace(/\s\S{0,20}$/u, '') : cut).replace(/\s+/gu, ' ').trim();
  const shown = `${from > 0 ? '… ' : ''}${body}${to < text.length ? ' …' : ''}`.toWellFormed();
  return marked(shown, terms, reader);
}

/** The first place after a space within a stretch of a text; its beginning where there is none. */
function afterSpace(text: string, from: number, to: number): number {
  const space = text.slice(from, to).search(/\s/u);
  return space < 0 ? from : from + space + 1;
}
