import type { TextChecks } from '../../contract/compose-texts.ts';
import { isContentWord, scriptOf, wordsOf } from '../wording/words.ts';

/** Words in a row that make a phrase; of Chinese, characters. */
const runLength = { en: 3, 'zh-CN': 5 } as const;
const phraseLimit = 10;

/** What a text says more than once. Phrases that lie within a longer one are not listed again. */
export function repetitionOf(text: string): TextChecks['repetition'] {
  const language = scriptOf(text);
  const run = runLength[language];
  const words = wordsOf(text);
  const between = language === 'en' ? ' ' : '';
  const says = (part: readonly string[]) => language !== 'en' || part.some(isContentWord);
  const counts = new Map<string, number>();
  let repeated = 0;
  const total = Math.max(0, words.length - run + 1);
  for (let i = 0; i < total; i++) {
    const part = words.slice(i, i + run);
    if (!says(part)) continue;
    const key = part.join(between);
    const before = counts.get(key) ?? 0;
    if (before > 0) repeated++;
    counts.set(key, before + 1);
  }
  const phrases: { text: string; count: number }[] = [];
  for (let length = Math.min(12, words.length); length >= run && phrases.length < phraseLimit; length--) {
    const seen = new Map<string, number>();
    for (let i = 0; i + length <= words.length; i++) {
      const part = words.slice(i, i + length);
      if (says(part)) seen.set(part.join(between), (seen.get(part.join(between)) ?? 0) + 1);
    }
    for (const [phrase, count] of seen)
      if (count > 1 && phrases.length < phraseLimit && !phrases.some((known) => known.text.includes(phrase)))
        phrases.push({ text: phrase, count });
  }
  return { share: total === 0 ? 0 : Math.round((repeated / total) * 1000) / 1000, phrases };
}
