import { createForms } from './family.ts';
import { isContentWord, wordsOf } from './content-words.ts';

/**
 * The words that set each cluster apart, heaviest first: class-based TF-IDF (Grootendorst 2022: BERTopic), counted by rows
 * and by families of words, so that one long text can't name its cluster: the share of the cluster's rows with the word
 * times log(1 + rows / rows with the word). Words of a single row are none. Rows in cluster
 * -1 name nothing.
 */
export function classWords(
  texts: readonly string[],
  of: Int32Array,
  k: number,
  language: 'en' | 'zh',
  most: number,
): { readonly word: string; readonly weight: number }[][] {
  const forms = createForms();
  const counts = Array.from({ length: k }, () => new Map<string, number>());
  const sizes = new Int32Array(k);
  const inAll = new Map<string, number>();
  texts.forEach((text, row) => {
    const families = new Set<string>();
    for (const word of wordsOf(text, language))
      if (isContentWord(word, language)) families.add(forms.add(word));
    for (const family of families) inAll.set(family, (inAll.get(family) ?? 0) + 1);
    const cluster = counts[of[row]!];
    if (!cluster) return;
    sizes[of[row]!]!++;
    for (const family of families) cluster.set(family, (cluster.get(family) ?? 0) + 1);
  });
  return counts.map((cluster, c) =>
    [...cluster]
      .filter(([, rows]) => rows > 1)
      .map(([family, rows]) => ({
        word: forms.commonest(family),
        weight: (rows / sizes[c]!) * Math.log(1 + texts.length / inAll.get(family)!),
      }))
      .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
      .slice(0, most),
  );
}
