/** Replacements by whole words, whatever their capitals; a capital first letter is kept. */
export function replaceWords(text: string, pairs: readonly (readonly [string, string])[]): string {
  let result = text;
  for (const [from, to] of pairs) {
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}'’-])${from}(?![\\p{L}\\p{N}])`, 'giu');
    result = result.replace(pattern, (found) => likeFirst(found, to));
  }
  return result.replace(/ {2,}/gu, ' ').replace(/ +([.,;:!?])/gu, '$1');
}

function likeFirst(found: string, to: string): string {
  const first = found.charAt(0);
  const isCapital = first !== first.toLowerCase();
  return isCapital ? to.charAt(0).toUpperCase() + to.slice(1) : to;
}

/** Every sentence begins with a capital letter again. */
export function withCapitals(text: string): string {
  return text.replace(
    /(^|[.!?]\s+|\n\s*(?:[-*]\s+)?)(\p{Ll})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}
