import { baseOf } from './irregular.ts';

/**
 * What forms of a word have in common, so that "charge", "charged" and "charging" count as one: step 1 of Porter's stemmer,
 * simplified (An algorithm for suffix stripping, 1980), over a table of irregular forms. Not itself a word; Chinese words are
 * their own.
 */
export function familyOf(word: string): string {
  const plain = baseOf(word.replace(/'s?$/u, ''));
  for (const [ending, instead] of [
    ['ies', 'y'],
    ['ings', ''],
    ['ing', ''],
    ['ed', ''],
    ['es', ''],
    ['s', ''],
    ['e', ''],
    ['y', 'y'],
  ] as const) {
    if (!plain.endsWith(ending) || plain.endsWith('ss') || plain.length - ending.length < 3) continue;
    const stem = plain.slice(0, -ending.length) + instead;
    // "cancelled" and "stopped" double their last letter, "selling" has it doubled already: both are met.
    return stem.replace(/([^aeious])\1$/u, '$1');
  }
  return plain.replace(/([^aeious])\1$/u, '$1');
}

/** Counts the forms of words by their family, and knows the commonest of each. */
export function createForms(): { add(word: string): string; commonest(family: string): string } {
  const forms = new Map<string, Map<string, number>>();
  return {
    add(word) {
      const family = familyOf(word);
      const counts = forms.get(family) ?? new Map<string, number>();
      counts.set(word, (counts.get(word) ?? 0) + 1);
      forms.set(family, counts);
      return family;
    },
    commonest: (family) =>
      [...(forms.get(family) ?? [])].sort(
        ([a, inA], [b, inB]) => inB - inA || a.length - b.length || (a < b ? -1 : 1),
      )[0]?.[0] ?? family,
  };
}
