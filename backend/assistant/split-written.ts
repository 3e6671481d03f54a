import type { WrittenSentence } from './check-sentence.ts';
import type { SplitSentences } from './ports.ts';

/** Citations as the model was taught to write them: one or several numbers in brackets. */
const citation = /\s*((?:\[\d+(?:\s*,\s*\d+)*\]\s*)+)/u;

/**
 * The sentences of a written text that are finished, each with the numbers it cites. A citation stands behind its sentence
 * and speaks for the sentences before it that have none. While `isWhole` is false, a stretch counts as finished once another
 * one has begun behind its citation. Returns also how much of the text was taken.
 */
export function splitWritten(
  text: string,
  isWhole: boolean,
  split: SplitSentences,
): { readonly sentences: WrittenSentence[]; readonly taken: number } {
  const sentences: WrittenSentence[] = [];
  let taken = 0;
  for (;;) {
    const rest = text.slice(taken);
    const match = citation.exec(rest);
    if (!match) break;
    const end = match.index + match[0].length;
    if (!isWhole && end === rest.length) break;
    const numbers = Array.from((match[1] ?? '').matchAll(/\d+/gu), ([digits]) => Number(digits));
    // A full stop may stand behind the citation.
    const stop = /^[.!?。]\s*/u.exec(rest.slice(end))?.[0] ?? '';
    add(rest.slice(0, match.index) + stop.trim(), [...new Set(numbers)]);
    taken += end + stop.length;
  }
  if (isWhole) {
    add(text.slice(taken), []);
    taken = text.length;
  }
  return { sentences, taken };

  function add(stretch: string, citations: readonly number[]): void {
    for (const { start, end } of split(stretch))
      sentences.push({ text: stretch.slice(start, end), citations });
  }
}
