import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { openSession } from '../../cli/session.ts';
import { holds, isRight, recallOf, spread } from './measure.ts';
import { readSet } from './questions.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: 'corpus' },
    json: { type: 'boolean' },
    details: { type: 'boolean' },
  },
});
const session = await openSession(undefined);
try {
  const { client } = session;
  const { folder, questions } = await readSet(values.data);
  const { id: projectId } = await client.call('projects.create', { name: 'Benchmark' });
  let imported = { files: 0, characters: 0, ms: 0 };
  for await (const event of client.stream('sources.import', { projectId, paths: [folder] })) {
    if (event.type !== 'done') continue;
    imported = { files: event.added, characters: event.characters, ms: event.totalMs };
  }
  // A set may keep its questions beside its documents: they must not be found.
  const all = await client.call('sources.list', { projectId });
  const sourceIds = all.filter(({ name }) => !name.endsWith('.csv')).map(({ id }) => id);

  const ranks = { words: [], meaning: [], hybrid: [] } as Record<string, (number | null)[]>;
  const searchMs: number[] = [];
  const quoteMs: number[] = [];
  const cpuMs: number[] = [];
  const tally = { given: 0, right: 0, refused: 0, refusedRightly: 0, unanswerable: 0, golden: 0 };
  const details: object[] = [];
  for (const { question, kind, passage } of questions) {
    if (kind === 'handoff') continue;
    const found = await client.call('knowledge.search', { projectId, question, sourceIds, count: 50 });
    searchMs.push(found.timings.totalMs);
    const cpu = process.cpuUsage();
    const { quotes, confidence, threshold, totalMs } = await client.call('knowledge.quote', {
      projectId,
      question,
      sourceIds,
    });
    const used = process.cpuUsage(cpu);
    cpuMs.push((used.user + used.system) / 1000);
    quoteMs.push(totalMs);
    const isRefused = quotes.length === 0 || confidence < threshold;
    const right = quotes.some(({ text }) => kind === 'golden' && isRight(text, passage));
    if (kind === 'golden') {
      const place = found.passages.findIndex(({ text }) => holds(text, passage));
      const hit = found.passages[place];
      ranks.hybrid!.push(hit ? place + 1 : null);
      ranks.words!.push(hit?.words?.rank ?? null);
      ranks.meaning!.push(hit?.meaning?.rank ?? null);
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
  const result = {
    benchmark: 'retrieval',
    data: values.data,
    machine: { processor: cpus()[0]?.model ?? 'unknown', node: process.version },
    imported,
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
    ...(values.details ? { details } : {}),
  };
  process.stdout.write(`${JSON.stringify(result, null, values.json ? 2 : 1)}\n`);
} finally {
  await session.close();
}
