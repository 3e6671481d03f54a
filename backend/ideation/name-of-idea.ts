/** Longer than this, in words, and a title is no name. */
const longestName = 6;

/** An idea as it can be named in a sentence, “the Return Card”; none for a title that is a sentence. */
export function nameOfIdea(title: string): string[] {
  const plain = title.replace(/[{}|]/g, '').trim();
  if (plain === '' || plain.split(/\s+/u).length > longestName) return [];
  const hasArticle = /^(?:a|an|the|my|our|your)\s/iu.test(plain);
  return [hasArticle ? plain.charAt(0).toLowerCase() + plain.slice(1) : `the ${plain}`];
}
