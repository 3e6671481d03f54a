import type { ReasonFacts } from './template.ts';

/** Words that say that somebody chose something and that it goes with something else, and no more than that. */
const plainWords = new Set(
  (
    'a an the and or of for to in on at with by from as is are was were be been it its this that these those they ' +
    'their them you your who which what because since so too also both well often have has had do does like likes ' +
    'liked love loved enjoy enjoyed chose choose chosen choosing pick picked bought buy read heard listened played ' +
    'watched suggest suggested suggestion recommend recommended recommendation list people person someone others ' +
    'other another similar same goes go together fits fit match matches close item items one ones history taste after ' +
    'already may might would could'
  ).split(' '),
);
const longest = 300;

/**
 * Whether a sentence says nothing but the facts: it names the item and a reason, and what is left once the known titles
 * are taken out is one sentence of plain words, without a number, a name, or a claim of its own.
 */
export function saysOnlyFacts(
  sentence: string,
  { item, because }: Pick<ReasonFacts, 'item' | 'because'>,
): boolean {
  const text = sentence.trim();
  if (text.length > longest || !/[.]$/u.test(text)) return false;
  if (!text.includes(item.title) || !because.some(({ title }) => text.includes(title))) return false;
  // Longer titles first: one may be a part of another.
  const titles = [item, ...because].map(({ title }) => title).sort((a, b) => b.length - a.length);
  const rest = titles.reduce((left, title) => left.replaceAll(title, ' '), text.slice(0, -1));
  if (/[.!?;:\d]/u.test(rest)) return false;
  const words = rest.toLowerCase().match(/[\p{L}\p{N}’']+/gu) ?? [];
  return words.every((word) => plainWords.has(word));
}
