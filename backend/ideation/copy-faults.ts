import { termsOf } from './words.ts';

/** As many words in a row as the brief has them are copied, not written. */
const run = 5;

/** The runs of words that a pitch may not repeat. */
export function runsOf(texts: readonly string[]): ReadonlySet<string> {
  const runs = new Set<string>();
  for (const text of texts) {
    const words = termsOf(text).map((term) => term.text);
    for (let i = 0; i + run <= words.length; i++) runs.add(words.slice(i, i + run).join(' '));
  }
  return runs;
}

/** Says when a pitch repeats the brief word for word. */
export function copyFaults(pitch: string, runs: ReadonlySet<string>): string[] {
  const words = termsOf(pitch).map((term) => term.text);
  const copied = words.some((_, i) => runs.has(words.slice(i, i + run).join(' ')));
  return copied ? ['copied from the brief'] : [];
}
