import { bigramsOf, wordsOf } from './words.ts';

/** Shared shingles from which on two passages say the same. */
const alike = 0.8;

/** Leaves out what says the same as something before it: their three-word shingles are nearly the same set (Broder 1997). */
export function withoutNearDuplicates<T>(items: readonly T[], textOf: (item: T) => string): T[] {
  const kept: { readonly item: T; readonly shingles: ReadonlySet<string> }[] = [];
  for (const item of items) {
    const shingles = shinglesOf(textOf(item));
    if (!kept.some((other) => resemblance(shingles, other.shingles) >= alike)) kept.push({ item, shingles });
  }
  return kept.map(({ item }) => item);
}

function shinglesOf(text: string): ReadonlySet<string> {
  const units = [...wordsOf(text), ...bigramsOf(text)];
  if (units.length < 3) return new Set([units.join(' ')]);
  return new Set(units.slice(2).map((_, i) => units.slice(i, i + 3).join(' ')));
}

function resemblance(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const shingle of a) if (b.has(shingle)) shared++;
  return shared / (a.size + b.size - shared);
}
