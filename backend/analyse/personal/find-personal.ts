import { foundKinds, type FoundKind } from '../../../contract/personal-data.ts';
import type { FindByForm, FoundSpan } from '../ports.ts';
import { findAddresses } from './addresses.ts';
import { findChineseNames } from './chinese-names.ts';
import { findWesternNames } from './western-names.ts';

/** Finds personal data in one text, by place. */
export type FindPersonal = (text: string) => FoundSpan[];

/**
 * A finder for some kinds (left out: all) and words of a person's own. What a form or check digits give away goes before
 * addresses, those before names; where two overlap the first stands. Words of one's own go before all.
 */
export function createFinder(
  findByForm: FindByForm,
  kinds: readonly FoundKind[] = foundKinds,
  words: readonly string[] = [],
): FindPersonal {
  const wanted = new Set(kinds);
  const custom = customPattern(words);
  return (text) => {
    const found: FoundSpan[] = [];
    const add = (spans: readonly FoundSpan[]) => {
      for (const span of spans)
        if (!found.some(({ start, end }) => span.start < end && start < span.end)) found.push(span);
    };
    if (custom !== null && wanted.has('custom'))
      add(
        Array.from(text.matchAll(custom), ({ index, 0: match }) => ({
          kind: 'custom' as const,
          start: index,
          end: index + match.length,
        })),
      );
    // All kinds are looked for, so that what is no longer wanted still isn't taken for another kind.
    add(findByForm(text).filter(({ kind, start }) => kind !== 'phone' || !isOfThing(text, start)));
    add(findAddresses(text));
    add(findWesternNames(text));
    add(findChineseNames(text));
    return found.filter(({ kind }) => wanted.has(kind)).sort((a, b) => a.start - b.start);
  };
}

/** Whether the digits that begin here are the number of an order or a part, or the end of a longer code. */
function isOfThing(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 30), start);
  return (
    /(?:^|[^\p{L}])(?:order|ticket|batch|part|invoice|tracking|parcel|serial|sku|订单|编号|单号)(?: number| no\.?| code)?号?[:：#]? ?$/iu.test(
      before,
    ) || /(?<![\p{L}\d])(?=\w*[A-Z])(?=\w*\d)\w{2,} $|\d{4} $/u.test(before)
  );
}

/** Any of the words, the longest first, in any case; whole words where letters are parted by spaces. */
function customPattern(words: readonly string[]): RegExp | null {
  if (words.length === 0) return null;
  const parts = [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => {
      const escaped = word.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
      return /\p{Script=Han}/u.test(word) ? escaped : `(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`;
    });
  return new RegExp(parts.join('|'), 'giu');
}
