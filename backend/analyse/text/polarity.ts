import { badWordsEn, goodWordsEn, intensifiersEn, negationsEn } from './lexicon-en.ts';
import { badWordsZh, goodWordsZh, intensifiersZh, negationsZh } from './lexicon-zh.ts';

/** How many words before a word a negation may stand. */
const reach = 3;

/**
 * How a text feels by its words alone, -1 to 1: good and bad words of a hand-written list, turned around after a
 * negation, half as strong again after an intensifier. 0 where it has none of them. An idea of Taboada et al. 2011
 * (Lexicon-Based Methods for Sentiment Analysis), with far fewer words.
 */
export function polarityByWords(text: string, language: 'en' | 'zh'): number {
  const sum = language === 'zh' ? sumZh(text) : sumEn(text);
  return Math.tanh(sum / 2);
}

function sumEn(text: string): number {
  let sum = 0;
  // A clause of its own: a negation doesn't reach past a comma or a "but".
  for (const clause of text
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[.,;:!?()]|\bbut\b|\byet\b/u)) {
    const words = clause.match(/[a-z']+/gu) ?? [];
    words.forEach((word, at) => {
      const value = goodWordsEn.has(word) ? 1 : badWordsEn.has(word) ? -1 : 0;
      if (value === 0) return;
      const before = words.slice(Math.max(0, at - reach), at);
      const isTurned = before.some((other) => negationsEn.has(other));
      const weight = before.some((other) => intensifiersEn.has(other)) ? 1.5 : 1;
      sum += isTurned ? -0.7 * value : weight * value;
    });
  }
  return sum;
}

const wordsZh = [
  ...goodWordsZh.map((word) => [word, 1] as const),
  ...badWordsZh.map((word) => [word, -1] as const),
].sort((a, b) => b[0].length - a[0].length);

function sumZh(text: string): number {
  let sum = 0;
  let at = 0;
  while (at < text.length) {
    const found = wordsZh.find(([word]) => text.startsWith(word, at));
    if (!found) {
      at++;
      continue;
    }
    const before = text.slice(Math.max(0, at - 4), at);
    const isTurned = negationsZh.some((word) => before.endsWith(word));
    const weight = intensifiersZh.some((word) => before.endsWith(word)) ? 1.5 : 1;
    sum += isTurned ? -0.7 * found[1] : weight * found[1];
    at += found[0].length;
  }
  return sum;
}
