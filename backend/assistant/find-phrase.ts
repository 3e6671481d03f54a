/** Endings that English words take without becoming other words. */
const ending = "(?:s|es|d|ed|ing|ings|er|ers|'s|’s)?";

/**
 * The first of the phrases that stands in the text, as it stands there, or null. Case and the spaces between words don't
 * count. Phrases in Latin letters match whole words, the last of them also with an English ending ("refund" finds "refunds");
 * Chinese has no spaces, so Chinese phrases match anywhere.
 */
export function findPhrase(text: string, phrases: readonly string[]): string | null {
  for (const phrase of phrases) {
    const words = phrase.trim().split(/\s+/u).map(escape);
    if (words[0] === '') continue;
    const body = words.join('\\s+').replaceAll(/['’]/gu, "['’]?");
    const isHan = /\p{Script=Han}/u.test(phrase);
    const pattern = isHan ? body : `(?<![\\p{L}\\p{N}])${body}${ending}(?![\\p{L}\\p{N}])`;
    const match = new RegExp(pattern, 'iu').exec(text);
    if (match) return match[0];
  }
  return null;
}

function escape(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}
