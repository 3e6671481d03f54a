import type { FoundCase } from '../../contract/plan.ts';
import type { PlanCase } from '../../contract/plan-library.ts';
import { dot } from '../numerics/vectors.ts';
import type { BorrowCaseEmbedder } from './ports.ts';
import { rankByWords } from './rank-by-words.ts';

type Language = 'en' | 'zh-CN';

/** Softens the lead of the first ranks: the value of Cormack, Clarke and Büttcher (SIGIR 2009). */
const softening = 60;

/** Finds cases by words and by meaning; keeps their vectors in memory, by language and embedder. */
export function createCaseFinder(cases: readonly PlanCase[], borrowEmbedder: BorrowCaseEmbedder) {
  const kept = new Map<string, readonly Float32Array[]>();

  /** Cosine similarities of all cases to the query. */
  const closeness = (query: string, language: Language, signal: AbortSignal) =>
    borrowEmbedder(language === 'en' ? 'en' : 'zh', signal, async (embedder) => {
      const name = `${language} ${embedder.sha256}`;
      const vectors = kept.get(name) ?? (await embedder.embed(textsOf(cases, language), signal));
      kept.set(name, vectors);
      const [asked] = await embedder.embed([embedder.queryPrefix + query], signal);
      return vectors.map((vector) => dot(vector, asked!));
    });

  /** The `count` best of all cases, fused by reciprocal rank. Rejects with `cancelled`. */
  return async (
    query: string,
    language: Language,
    count: number,
    signal: AbortSignal,
  ): Promise<FoundCase[]> => {
    const byWords = rankByWords(textsOf(cases, language), query);
    const scores = await closeness(query, language, signal);
    const byMeaning = scores
      .map((score, index) => ({ index, score }))
      .sort((a, b) => b.score - a.score || a.index - b.index);
    return byMeaning
      .map(({ index, score }, place): FoundCase => {
        const rank = byWords.findIndex((one) => one.index === index);
        const words = byWords[rank];
        return {
          caseId: cases[index]!.id,
          score: 1 / (softening + place + 1) + (words ? 1 / (softening + rank + 1) : 0),
          words: words ? { rank: rank + 1, score: words.score } : null,
          meaning: { rank: place + 1, score },
          matched: [...(words?.matched ?? [])],
        };
      })
      .sort((a, b) => b.score - a.score || a.meaning.rank - b.meaning.rank)
      .slice(0, count);
  };
}

function textsOf(cases: readonly PlanCase[], language: Language): string[] {
  return cases.map((one) => {
    const { title, scenario, technique, value, challenges } = one[language];
    return [title, scenario, technique, value, challenges].join('\n');
  });
}
