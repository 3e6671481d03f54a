/** Words that must not stand in a text. */
export interface Ban {
  readonly words: readonly string[];
  /** False for a text that has one of them in it, or ends in one. */
  allows(text: string): boolean;
  /** Those that stand in a text. */
  find(text: string): string[];
}

/**
 * Words and phrases as whole words, whatever their capitals; `cheap*` is every word that begins so. A word in Chinese,
 * which has no spaces, is found anywhere. Spaces in a phrase stand for any space.
 */
export function createBan(words: readonly string[]): Ban {
  const rules = words
    .map((word) => word.normalize('NFKC').trim())
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .map((word) => ({ word, pattern: patternOf(word) }));
  const find = (text: string) => {
    const plain = text.normalize('NFKC');
    return rules.filter(({ pattern }) => pattern.test(plain)).map(({ word }) => word);
  };
  return { words: rules.map(({ word }) => word), find, allows: (text) => find(text).length === 0 };
}

/** Required words that don't stand in a text, by the same rules. */
export function missingWords(text: string, words: readonly string[]): string[] {
  const found = new Set(createBan(words).find(text));
  return words.filter((word) => !found.has(word.normalize('NFKC').trim()));
}

function patternOf(word: string): RegExp {
  const isOpen = word.endsWith('*');
  const body = (isOpen ? word.replace(/\*+$/u, '') : word)
    .split(/\s+/u)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&'))
    .join('[\\s\\u00a0]+');
  const begins = /^[\p{Script=Han}]/u.test(word) ? '' : '(?<![\\p{L}\\p{N}])';
  const ends = isOpen || /[\p{Script=Han}]$/u.test(word) ? '' : '(?![\\p{L}\\p{N}])';
  return new RegExp(`${begins}${body}${ends}`, 'iu');
}
