import { isContentWord, wordsOf } from '../text/words.ts';

/**
 * The words that set each cluster apart, heaviest first: class-based TF-IDF, the share of a word in its cluster times
 * log(1 + mean words a cluster / the word's count in all) (Grootendorst 2022: BERTopic). Rows in cluster -1 are passed
 * over.
 */
export function classWords(
  texts: readonly string[],
  of: Int32Array,
  k: number,
  language: 'en' | 'zh',
  most: number,
): { readonly word: string; readonly weight: number }[][] {
  const counts = Array.from({ length: k }, () => new Map<string, number>());
  const inAll = new Map<string, number>();
  let total = 0;
  texts.forEach((text, row) => {
    const cluster = counts[of[row]!];
    if (!cluster) return;
    for (const word of wordsOf(text, language)) {
      if (!isContentWord(word, language)) continue;
      cluster.set(word, (cluster.get(word) ?? 0) + 1);
      inAll.set(word, (inAll.get(word) ?? 0) + 1);
      total++;
    }
  });
  const meanWords = total / Math.max(1, k);
  return counts.map((cluster) => {
    const words = [...cluster.values()].reduce((sum, count) => sum + count, 0);
    return [...cluster]
      .map(([word, count]) => ({
        word,
        weight: (count / words) * Math.log(1 + meanWords / inAll.get(word)!),
      }))
      .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
      .slice(0, most);
  });
}
