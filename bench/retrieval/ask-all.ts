import type { Client } from '../../contract/client.ts';
import { answers, holds, recallOf, spread } from './measure.ts';
import type { Question } from './questions.ts';

/** Asks all questions, and counts what was found and quoted. */
export async function askAll(
  client: Client,
  where: { readonly projectId: string; readonly sourceIds: string[] },
  questions: readonly Question[],
) {
  const ranks: Record<'words' | 'meaning' | 'hybrid', (number | null)[]> = {
    words: [],
    meaning: [],
    hybrid: [],
  };
  const searchMs: number[] = [];
  const quoteMs: number[] = [];
  const cpuMs: number[] = [];
  const tally = { given: 0, right: 0, refused: 0, refusedRightly: 0, unanswerable: 0, golden: 0 };
  const details: object[] = [];
  for (const asked of questions) {
    const { question, kind, passage } = asked;
    const found = await client.call('knowledge.search', { ...where, question, count: 50 });
    if (found.together?.problem) throw new Error(found.together.problem.message);
    searchMs.push(found.timings.totalMs);
    const cpu = process.cpuUsage();
    const { quotes, confidence, threshold, totalMs } = await client.call('knowledge.quote', {
      ...where,
      question,
    });
    const used = process.cpuUsage(cpu);
    cpuMs.push((used.user + used.system) / 1000);
    quoteMs.push(totalMs);
    const isRefused = quotes.length === 0 || confidence < threshold;
    const right = quotes.some(({ text }) => answers(text, asked));
    if (kind === 'golden') {
      const place = found.passages.findIndex(({ text }) => holds(text, passage));
      const hit = found.passages[place];
      ranks.hybrid.push(hit ? place + 1 : null);
      ranks.words.push(hit?.words?.rank ?? null);
      ranks.meaning.push(hit?.meaning?.rank ?? null);
      tally.golden++;
    } else tally.unanswerable++;
    if (isRefused) {
      tally.refused++;
      if (kind === 'unanswerable') tally.refusedRightly++;
    } else {
      tally.given++;
      if (right) tally.right++;
    }
    details.push({ question, kind, confidence, right, quotes: quotes.map(({ text }) => text), passage });
  }
  const figures = {
    golden: tally.golden,
    unanswerable: tally.unanswerable,
    recall: Object.fromEntries(Object.entries(ranks).map(([name, list]) => [name, recallOf(list)])),
    citationPrecision: tally.right / tally.given,
    answered: tally.given,
    refusalPrecision: tally.refusedRightly / tally.refused,
    refusalRecall: tally.refusedRightly / tally.unanswerable,
    searchMs: spread(searchMs),
    quoteMs: spread(quoteMs),
    quoteCpuMs: spread(cpuMs),
    firstQuoteMs: quoteMs[0],
  };
  return { figures, details };
}
