/** Endings of English words, and what may stand before them in other forms of the same word. */
const rules: readonly (readonly [ending: string, stems: readonly string[]])[] = [
  ['ies', ['y']],
  ['ied', ['y']],
  ['ing', ['', 'e']],
  ['ed', ['', 'e']],
  ['es', ['', 'e']],
  ['s', ['']],
  ['er', ['', 'e']],
  ['ly', ['']],
  ['e', ['']],
];
const endings = ['', 's', 'es', 'ed', 'ing', 'e', 'er', 'y', 'ies'] as const;
const shortest = 3;

/**
 * Forms that an English word may take, itself first; many are none. What the sources hold of them is searched for, so
 * that "charging" finds "charge" without the index giving up exact words.
 */
export function inflectionsOf(word: string): string[] {
  if (word.length < shortest || !/^[a-z]+$/.test(word)) return [word];
  const stems = new Set([word]);
  for (const [ending, befores] of rules) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, -ending.length);
    if (stem.length < shortest) continue;
    for (const before of befores) stems.add(stem + before);
    // running, stopped: the consonant was doubled.
    if (/(ing|ed|er)$/.test(ending) && /([^aeiou])\1$/.test(stem)) stems.add(stem.slice(0, -1));
  }
  const forms = new Set([word]);
  for (const stem of stems) {
    for (const ending of endings) forms.add(stem + ending);
    if (stem.endsWith('e')) forms.add(`${stem.slice(0, -1)}ing`).add(`${stem}d`);
    if (stem.endsWith('y')) forms.add(`${stem.slice(0, -1)}ies`).add(`${stem.slice(0, -1)}ied`);
  }
  return [...forms];
}
