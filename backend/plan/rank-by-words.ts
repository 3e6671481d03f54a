import { caseTerms } from './case-words.ts';

const k1 = 1.2;
const b = 0.75;

/**
 * Ranks texts by the words of a query with BM25 (Robertson, Zaragoza: The probabilistic relevance framework, 2009;
 * k1 = 1.2, b = 0.75), best first; texts without any of them are left out.
 */
export function rankByWords(
  texts: readonly string[],
  query: string,
): { readonly index: number; readonly score: number; readonly matched: readonly string[] }[] {
  const terms = [...new Set(caseTerms(query))];
  const documents = texts.map((text) => {
    const counts = new Map<string, number>();
    for (const term of caseTerms(text)) counts.set(term, (counts.get(term) ?? 0) + 1);
    return counts;
  });
  const lengths = documents.map((counts) => [...counts.values()].reduce((sum, count) => sum + count, 0));
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const idf = new Map(
    terms.map((term) => {
      const having = documents.filter((counts) => counts.has(term)).length;
      return [term, Math.log(1 + (documents.length - having + 0.5) / (having + 0.5))];
    }),
  );
  return documents
    .map((counts, index) => {
      const matched = terms.filter((term) => counts.has(term));
      const score = matched.reduce((sum, term) => {
        const count = counts.get(term)!;
        const length = k1 * (1 - b + (b * lengths[index]!) / meanLength);
        return sum + (idf.get(term)! * count * (k1 + 1)) / (count + length);
      }, 0);
      return { index, score, matched };
    })
    .filter(({ matched }) => matched.length > 0)
    .sort((first, second) => second.score - first.score || first.index - second.index);
}
