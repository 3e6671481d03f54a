import { baseOf } from '../wording/irregular.ts';

/** Words that say nothing of what a sentence is about. */
const common = new Set(
  `a about after all also am an and any are as at be because been before being both but by can could did do does doing don't
   each for from get gets got had has have he her hers herself him himself his how i if in into is it its itself just me
   more most must my no not of off on once one ones only or our out over own please she should so some such than that the
   their them then there these they this those through to too under until up us very was we were what when where which while
   who whom why will with would yes you your yours may might shall that's it's i'm don't doesn't isn't can't`.split(
    /\s+/u,
  ),
);

/** Words that carry meaning, lower-case and cut to what their forms share; Chinese as pairs of characters. */
export function contentTerms(text: string): string[] {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\[\d+\]/gu, ' ')
    .replaceAll('’', "'");
  const words = (
    plain.match(/\p{N}+(?:[.,:]\p{N}+)*|[^\P{L}\p{Script=Han}](?:[^\P{L}\p{Script=Han}]|[\p{N}'])*/gu) ?? []
  )
    .filter((word) => !common.has(word))
    .map(stemOf);
  const pairs = (plain.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) =>
    run.length === 1 ? [run] : Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2)),
  );
  return [...words, ...pairs];
}

/** Share of the different content words of a text that another one has; 1 when it has none. */
export function overlapOf(text: string, source: string): number {
  const terms = new Set(contentTerms(text));
  if (terms.size === 0) return 1;
  const there = new Set(contentTerms(source));
  let shared = 0;
  for (const term of terms) if (there.has(term)) shared++;
  return shared / terms.size;
}

function stemOf(word: string): string {
  const base = baseOf(word.replace(/'s?$/u, ''));
  const plain = base.replace(/(?:ies|ied)$/u, 'y').replace(/(?:ings?|ers?|ed|es|s|e)$/u, '');
  return plain.length >= 3 ? plain : base;
}
