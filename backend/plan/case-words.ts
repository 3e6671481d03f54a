/** Words that say nothing of what somebody looks for. */
const stopWords = new Set(
  (
    'a an and are as at be by can do for from has have how i in into is it its me my of on or our that the their them ' +
    'they this to we what when where which who with you your'
  ).split(' '),
);

/**
 * The terms of a text: folded words without their commonest endings, and Chinese characters in overlapping pairs, as
 * words are not set apart in Chinese.
 */
export function caseTerms(text: string): string[] {
  const folded = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  const terms: string[] = [];
  for (const [run] of folded.matchAll(/\p{Script=Han}+|[\p{L}\p{N}]+/gu)) {
    if (/\p{Script=Han}/u.test(run)) {
      const characters = Array.from(run);
      if (characters.length === 1) terms.push(run);
      for (let i = 0; i + 1 < characters.length; i++) terms.push(`${characters[i]!}${characters[i + 1]!}`);
    } else if (!stopWords.has(run)) terms.push(stem(run));
  }
  return terms;
}

/** Step 1 of Porter's stemmer, simplified: plurals, -ed and -ing (An algorithm for suffix stripping, 1980). */
function stem(word: string): string {
  if (word.length < 5) return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
  for (const ending of ['ies', 'ing', 'ed', 'es', 's', 'e'])
    if (word.endsWith(ending) && !word.endsWith('ss')) return word.slice(0, -ending.length);
  return word;
}
