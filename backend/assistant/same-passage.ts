import { contentTerms } from './terms.ts';

/** Share of the shorter text's words that the other must have for the two to be one place. */
const leastShared = 0.8;

interface Place {
  readonly source: string;
  readonly text: string;
}

/** True when some words of a source stand at the expected place: one holds the other, or nearly all of its words. */
export function isSamePassage(found: Place, expected: Place): boolean {
  if (expected.source !== '' && found.source !== expected.source) return false;
  const a = plain(found.text);
  const b = plain(expected.text);
  if (a === '' || b === '') return false;
  if (a.includes(b) || b.includes(a)) return true;
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  const terms = contentTerms(shorter);
  const there = new Set(contentTerms(longer));
  return terms.length >= 3 && terms.filter((term) => there.has(term)).length / terms.length >= leastShared;
}

/** Without markup, case and spaces that differ between a file and what is read of it. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s|*_`#>]+/gu, ' ')
    .trim();
}
