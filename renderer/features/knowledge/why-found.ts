import type { Passage } from '../../../contract/knowledge.ts';

/** Which signals brought a passage up; `neither` is an exact code. */
export function whyFound({
  words,
  meaning,
}: Pick<Passage, 'words' | 'meaning'>): 'both' | 'words' | 'meaning' | 'neither' {
  if (words && meaning) return 'both';
  if (words) return 'words';
  return meaning ? 'meaning' : 'neither';
}
