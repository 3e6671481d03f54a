const han = /\p{Script=Han}+/gu;
const word = /[\p{L}\p{N}]+/gu;

/** A text as the index holds it: compatible forms as one, lower case, without diacritics. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** The words of a text, folded, in their order; runs of Chinese characters are left out. */
export function wordsOf(text: string): string[] {
  return foldText(text).replace(han, ' ').match(word) ?? [];
}

/**
 * Chinese characters in overlapping pairs, as words are not set apart in Chinese (Nie, Gao, Zhang, Zhou: On the use of
 * words and n-grams for Chinese information retrieval, IRAL 2000); a character that stands alone is itself.
 */
export function bigramsOf(text: string): string[] {
  const grams: string[] = [];
  for (const [run] of foldText(text).matchAll(han)) {
    const characters = Array.from(run);
    if (characters.length === 1) grams.push(run);
    for (let i = 0; i + 1 < characters.length; i++) grams.push(`${characters[i]!}${characters[i + 1]!}`);
  }
  return grams;
}
